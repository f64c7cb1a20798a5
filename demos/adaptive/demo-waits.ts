/** When somebody waits for results: a hatched bar for each stretch, over the time axis that all of the cockpit shares. */
import { axisHeight, drawAxis, type Tick } from "../chart/axis.ts";
import { lettering } from "../chart/colour.ts";
import { fills } from "../chart/hatch.ts";
import { steppedGutter } from "../chart/stepped.ts";
import { add, picture, px, set, write } from "../chart/svg.ts";
import { textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";

/** How long somebody waits, the same wherever it is said: whole seconds, and a tenth below ten. */
export const waitWords = (seconds: number): string =>
  duration(seconds < 10 ? Number(seconds.toPrecision(2)) : Math.round(seconds));

/** Of a bar, and above it, in em. */
const BAR = 1.3;
const ABOVE = 0.35;

/** Pixels that bars and axis take. */
export const waitsHeight = (frame: Frame): number =>
  Math.ceil(frame.label * (ABOVE + BAR)) + axisHeight(frame.label, false);

/** Stretches in which the client has not all it asked for, in seconds. */
export const waitsOf = ({ unfinished, ends }: Model): (readonly [from: number, to: number])[] =>
  unfinished.flatMap(([from, value], index) => {
    const to = unfinished[index + 1]?.[0] ?? ends;
    return value > 0 && to > from ? [[from, to] as const] : [];
  });

/** Draws them, each with how long it is; those of the run before as outlines. */
export function drawWaits(
  model: Model,
  before: Model | undefined,
  { until, ticks }: { readonly until: number; readonly ticks: readonly Tick[] },
  frame: Frame,
): Picture {
  const size = frame.label;
  const root = picture(frame);
  const left = steppedGutter(frame);
  const width = frame.width - left - 1;
  const x = (at: number): number => left + (Math.min(at, until) / until) * width;
  const box = { y: size * ABOVE, height: size * BAR };
  const fill = fills(add(root, "defs"), frame);
  const waits = waitsOf(model);
  const bars = waits.map(([from, to], index) => {
    const bar = add(root, "rect", { ...box, x: x(from), fill: fill("waiting", "waiting") });
    const words = said(to - from, x(to) - x(from), (x(waits[index + 1]?.[0] ?? until) - x(to)) * 0.9, size);
    if (!words) return { bar, from, to };
    const at = words.within ? (x(from) + x(to)) / 2 : x(to) + size * 0.3;
    const type = { fill: lettering(frame, "waiting"), size, bold: true, halo: frame.palette("paper") };
    const anchor = words.within ? "middle" : "start";
    return { bar, from, to, label: write(root, words.text, at, box.y + size * 1, { ...type, anchor }) };
  });
  for (const [from, to] of before ? waitsOf(before) : []) {
    const d = `M${px(x(from))} ${px(box.y)}H${px(x(to))}v${px(box.height)}H${px(x(from))}Z`;
    const dashes = `${px(size * 0.35)} ${px(size * 0.22)}`;
    add(root, "path", {
      d,
      fill: "none",
      stroke: frame.palette("soft"),
      "stroke-width": 1.75,
      "stroke-dasharray": dashes,
    });
  }
  drawAxis(root, { min: 0, max: until, ticks }, x, { x: left, width, y: 0, height: box.y + box.height }, frame);
  const at = (moment: number): void => {
    const now = frame.still ? until : Math.max(0, moment);
    for (const { bar, from, to, label } of bars) {
      set(bar, { width: Math.max(0, x(Math.min(to, now)) - x(from)) });
      if (label) set(label, { opacity: now >= to ? "1" : "0" });
    }
  };
  at(Infinity);
  return { node: root, at };
}

/** Within its bar if that is long enough, else beside it, else nowhere. */
function said(seconds: number, inside: number, beside: number, size: number) {
  const forms = [`you wait ${waitWords(seconds)}`, waitWords(seconds)];
  const fits = (room: number) => (text: string) => textWidth(text, size, true) + size * 0.8 < room;
  const text = forms.find(fits(inside));
  if (text) return { text, within: true };
  const other = forms.find(fits(beside));
  return other === undefined ? undefined : { text: other, within: false };
}

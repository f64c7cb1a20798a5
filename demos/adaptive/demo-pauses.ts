/** Pauses in the work beside how long workers are kept without any: whichever is longer decides who is still there. */
import type { Frame, Picture } from "../contract/demo.ts";
import { steppedGutter } from "../chart/stepped.ts";
import { lettering } from "../chart/colour.ts";
import { add, picture, rule, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { duration } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";
import type { Setting } from "./demo-run.ts";

/** Seconds without work until workers go; undefined where they never do by themselves. */
export function patienceOf({ policy, wait, interval, idle }: Setting): number | undefined {
  if (policy === "adaptive") return wait * interval;
  return policy === "idle" ? idle : undefined;
}

/** A shorter pause is not seen: this share of the run. */
const SEEN = 0.05;
/** More of them are a rhythm, and none of them a pause worth a name. */
const MOST = 4;

/** The pauses one can see, in seconds. */
export function pausesOf({ pauses, ends }: Model): Model["pauses"] {
  const seen = pauses.filter(([from, to]) => to - from > SEEN * ends);
  return seen.length <= MOST ? seen : [];
}

/** A pause as people say it: two figures are all one can see of it. */
export const roughly = (seconds: number): string => duration(Number(seconds.toPrecision(2)));

/** Pixels it needs. */
export const pausesHeight = (model: Model, frame: Frame): number =>
  pausesOf(model).length ? Math.ceil(frame.label * (patienceOf(model.setting) === undefined ? 1.6 : 2.8)) : 0;

/** Brackets over the time axis of the plots: each pause, and from its beginning the patience. */
export function drawPauses(model: Model, until: number, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const left = steppedGutter(frame);
  const x = (at: number): number => left + (Math.min(at, until) / until) * (frame.width - left - 1);
  const pauses = pausesOf(model);
  const patience = patienceOf(model.setting);
  const longest = pauses.reduce((most, pause) => (pause[1] - pause[0] > most[1] - most[0] ? pause : most), pauses[0]!);
  const groups = pauses.map((pause, index) => {
    const [from, to] = pause;
    const group = add(root, "g");
    const row = (line: number, stop: number, fill: string, words: string, end: number): void => {
      const y = size * (0.75 + line * 1.2);
      const stroke = { stroke: fill, "stroke-width": size * 0.12 };
      const [start, there] = [x(from), x(stop)];
      for (const edge of [start, there]) rule(group, [edge, y - size * 0.3], [edge, y + size * 0.3], stroke);
      const wide = textWidth(words, size, true) + size * 0.4;
      const type = { fill, size, bold: true };
      const base = baseline(y - size * 0.6, size);
      const middle = (start + there) / 2;
      // Beside the bracket, or in its midst.
      const within = words !== "" && there + wide >= end && wide + size < there - start;
      rule(group, [start, y], [within ? middle - wide / 2 : there, y], stroke);
      if (within) rule(group, [middle + wide / 2, y], [there, y], stroke);
      if (within) write(group, words, middle, base, { ...type, anchor: "middle" });
      else if (words && there + wide < end) write(group, words, there + size * 0.4, base, type);
    };
    // Only the longest is named: the short ones beside it leave no room for words.
    const named = pause === longest;
    const end = x(pauses[index + 1]?.[0] ?? Infinity);
    row(0, to, frame.palette("ink"), named ? `pause ${roughly(to - from)}` : "", end);
    if (patience !== undefined) {
      const words = named ? `patience ${roughly(patience)}` : "";
      row(1, from + patience, lettering(frame, "wanted"), words, end);
    }
    return group;
  });
  const at = (moment: number): void => {
    for (const [index, group] of groups.entries())
      set(group, { opacity: frame.still || moment >= pauses[index]![0] ? "1" : "0" });
  };
  at(Infinity);
  return { node: root, at };
}

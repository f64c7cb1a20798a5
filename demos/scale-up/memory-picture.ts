/**
 * Memory of the fullest worker through a run, against its limit: where results go to disk, where it takes no more work,
 * where its nanny ends it. Shares the time axis of the task stream above it.
 */
import { scaleLinear } from "d3";
import { key } from "../chart/key.ts";
import { add, picture, px, rule, set, write } from "../chart/svg.ts";
import { textWidth } from "../chart/text.ts";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { share } from "../contract/format.ts";
import { MEMORY_THRESHOLDS } from "../scheduler/index.ts";
import type { Run } from "./run.ts";

const { target, spill, pause, terminate } = MEMORY_THRESHOLDS as Record<keyof typeof MEMORY_THRESHOLDS, number>;

/** From below: what the fullest worker does where its memory stands so high. */
const ZONES: readonly { readonly from: number; readonly to: number; readonly role: Role; readonly name: string }[] = [
  { from: 0, to: spill, role: "read", name: "" },
  { from: spill, to: pause, role: "spilled", name: "to disk" },
  { from: pause, to: terminate, role: "soft", name: "paused" },
  { from: terminate, to: Infinity, role: "lost", name: "killed" },
];

/** Looks at memory come now and then: a worker can be a little above its limit before it is ended. */
const TOP = 1.1;

/** Em of the plot, and of the whole with the words above it. */
const PLOT = 4.1;
const items = [
  { label: "memory:" },
  ...ZONES.slice(1).map(({ from, role, name }) => ({ label: `${share(from)} ${name}`, role })),
];

/** Half a cross where one was killed, in em. */
const CROSS = 0.42;

/** Beside the plot, from above. */
const WHOSE = ["fullest", "worker"];

/** Of all the height, what it gets where the stream above it keeps enough. */
const PART = 0.42;

/** Pixels it takes: no less than it needs, more where the stream can spare so many. */
export const memoryHeight = (frame: Frame, stream: number): number =>
  Math.max(
    Math.ceil(key(items, frame, frame.width).height + frame.label * (PLOT + 0.5)),
    Math.floor(Math.min(frame.height * PART, frame.height - stream)),
  );

/** Pixels of the words at its left. */
export const limitWidth = (size: number): number =>
  Math.ceil(Math.max(...WHOSE.map((word) => textWidth(word, size))) + size * 0.4);

/** Draws it with its plot `left` pixels in; `until` is the right edge of the stream's axis. */
export function memoryPicture(run: Run, frame: Frame, left: number, until: Seconds, before?: Run): Picture {
  const size = frame.label;
  const root = picture(frame);
  const above = key(items, frame, frame.width);
  above.draw(root, 0, 0);
  const plot = {
    x: left,
    y: above.height + size * 0.35,
    width: frame.width - left,
    height: frame.height - above.height - size * 0.5,
  };
  const low = plot.y + plot.height;
  const x = scaleLinear([0, until], [left, frame.width]);
  const y = scaleLinear([0, TOP], [low, plot.y]).clamp(true);
  add(root, "rect", { ...plot, fill: frame.palette("shade") });

  const line = ({ held: { fullest }, finished }: Run): string =>
    fullest
      .map(
        (held, index) =>
          `${index ? "V" : `M${px(left)} ${px(low)}V`}${px(y(held))}H${px(x(((index + 1) * finished) / fullest.length))}`,
      )
      .join("");
  const defs = add(root, "defs");
  const now = add(add(defs, "clipPath", { id: `${frame.idPrefix}held-now` }), "rect", { ...plot });
  const shape = add(defs, "clipPath", { id: `${frame.idPrefix}held` });
  add(shape, "path", { d: `${line(run)}V${px(low)}Z` });
  const swept = add(root, "g", { "clip-path": `url(#${frame.idPrefix}held-now)` });
  const filled = add(swept, "g", { "clip-path": `url(#${frame.idPrefix}held)` });
  for (const { from, to, role } of ZONES) {
    const top = y(Math.min(TOP, to));
    add(filled, "rect", {
      x: left,
      y: top,
      width: plot.width,
      height: y(from) - top,
      fill: frame.palette(role),
      opacity: from ? 1 : 0.5,
    });
  }
  for (const value of [target, spill, pause, terminate]) {
    rule(root, [left, y(value)], [frame.width, y(value)], {
      stroke: frame.palette("soft"),
      "stroke-width": 1,
      "stroke-dasharray": "2 3",
      opacity: 0.7,
    });
  }
  rule(root, [left, y(1)], [frame.width, y(1)], { stroke: frame.palette("ink"), "stroke-width": 1.5 });
  if (before?.held.fullest.length) {
    const soft = frame.palette("soft");
    add(root, "path", {
      d: line(before),
      fill: "none",
      stroke: soft,
      "stroke-width": 1.6,
      "stroke-dasharray": `${px(size * 0.3)} ${px(size * 0.2)}`,
    });
    const at = x(before.finished) + size * 0.3;
    // Under the line that is the limit, where nothing else is.
    if (at + textWidth("before", size) < frame.width)
      write(root, "before", at, y(0.84) + size * 0.34, { fill: soft, size, halo: frame.palette("shade") });
  }
  for (const [words, middle] of [
    ["limit", y(1)],
    ...WHOSE.map((word, line) => [word, y(0.52) + line * size * 1.15] as const),
  ] as const) {
    write(root, words, left - size * 0.4, middle + size * 0.34, { fill: frame.palette("soft"), size, anchor: "end" });
  }
  // A cross each time a nanny ended one.
  for (const moment of run.held.ended) {
    const [at, up, arm] = [x(moment), y(1.02), size * CROSS];
    const d = `M${px(at - arm)} ${px(up - arm)}l${px(2 * arm)} ${px(2 * arm)}m0 ${px(-2 * arm)}l${px(-2 * arm)} ${px(2 * arm)}`;
    add(swept, "path", { d, stroke: frame.palette("paper"), "stroke-width": size * 0.42 });
    add(swept, "path", { d, stroke: frame.palette("lost"), "stroke-width": size * 0.2 });
  }

  const at = (moment: Seconds): void => {
    const edge = frame.still || moment >= until ? frame.width : x(Math.max(0, moment));
    set(now, { width: edge - left });
  };
  at(Infinity);
  return { node: root, at };
}

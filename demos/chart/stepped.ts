/**
 * How many there are of something, over time: stepped areas stacked on one another, stepped lines over them, uncovered up
 * to a moment. Several stand one above the other (`stack`) and share their time axis.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { axisHeight, drawAxis, drawRules, RULE_GAP, type Tick } from "./axis.ts";
import type { Kind } from "./bars.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { key, type KeyItem } from "./key.ts";
import { nameBand, stacked, stretches, type Scale } from "./stepped-bands.ts";
import { steps } from "./steps.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";
import type { Point } from "./trace.ts";

/** So many from a moment (s) on. */
export type Level = readonly [at: Seconds, value: number];

/** A filled band; those given later stand on those before. */
export interface LevelArea {
  readonly role: Role;
  /** How it is hatched; plain unless said. */
  readonly kind?: Kind;
  readonly levels: readonly Level[];
  /** Its upper edge is drawn in this colour. */
  readonly edge?: Role;
  /** Stands in it where it is widest, in the first form that fits. */
  readonly label?: readonly string[];
}

/** A stepped line. */
export interface LevelLine {
  readonly role: Role;
  readonly levels: readonly Level[];
  /** What it looks like; solid unless said. A `faint` one is thin and there from the start: something known beforehand. */
  readonly look?: "solid" | "dashed" | "faint";
}

/** What is drawn. Times in virtual seconds. */
export interface SteppedOptions {
  /** What there is so many of; bold, above the plot. */
  readonly label: string;
  /** The colour of those words and of the number beside them. */
  readonly role: Role;
  /** What stands at the right of the label at a moment. */
  value(moment: Seconds): string;
  /** The right edge. */
  readonly until: Seconds;
  /** When all of it has been shown, if that is before the right edge: the upright that says now goes then. */
  readonly over?: Seconds;
  /** The top of the plot is at least here. */
  readonly most?: number;
  /** The widest number at the left; three digits, unless said. A stack shares one. */
  readonly widest?: string;
  readonly areas: readonly LevelArea[];
  readonly lines?: readonly LevelLine[];
  readonly key?: readonly KeyItem[];
  /** Ticks below the plot, if this is the lowest of the stack. */
  readonly ticks?: readonly Tick[];
}

/** Pixels that all but the plot takes. */
export function steppedHeight(options: SteppedOptions, frame: Frame): number {
  const size = frame.label;
  const below = options.ticks ? axisHeight(size, false) : size * 0.35;
  return Math.ceil(size * LEADING + keyHeight(options, frame) + size * 0.25 + below);
}

const keyHeight = (options: SteppedOptions, frame: Frame): number =>
  options.key?.length && !beside(options, frame) ? key(options.key, frame, frame.width).height + frame.label * 0.1 : 0;

/** Where the key begins if it has room between the label and what stands at the right; 0 where it has none. */
function beside({ key: items = [], label, value }: SteppedOptions, frame: Frame): number {
  const size = frame.label;
  const from = textWidth(label, size, true) + size;
  const room = frame.width - from - Math.max(textWidth(value(0), size, true), 7 * size) - size;
  return items.length && room > 0 && key(items, frame, room).height <= size * LEADING ? from : 0;
}

/** Pixels at the left for the numbers; the same for all of a stack. */
export const steppedGutter = (frame: Frame, widest = "999"): number =>
  textWidth(widest, frame.label) + frame.label * 0.5;

/** Draws it; `at` uncovers it up to a moment. */
export function stepped(options: SteppedOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const left = steppedGutter(frame, options.widest);
  const head = size * LEADING + keyHeight(options, frame) + size * 0.25;
  const plot = {
    x: left,
    y: head,
    width: Math.max(1, frame.width - left - 1),
    height: Math.max(1, frame.height - steppedHeight(options, frame)),
  };
  const { areas, lines = [], until } = options;
  const bands = stacked(areas.map(({ levels }) => levels));
  const most = Math.max(1, options.most ?? 0, ...bands.flatMap(({ tops }) => tops), ...lines.flatMap(({ levels }) => levels.map(([, value]) => value))); // prettier-ignore
  const x = scaleLinear([0, Math.max(until, 1e-6)], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([0, most], [plot.y + plot.height, plot.y]);
  const fill = lettering(frame, options.role);

  write(root, options.label, 0, baseline(0, size), { fill, size, bold: true });
  const value = write(root, "", frame.width, baseline(0, size), { fill, size, anchor: "end", bold: true });
  const side = beside(options, frame);
  if (options.key?.length) key(options.key, frame, frame.width).draw(root, side, side ? 0 : size * LEADING);
  const tall = plot.height > size * 2.2;
  drawRules(root, [{ y: y(most) }, { y: y(0), strong: true, ...(tall ? { label: "0" } : {}) }], plot, frame);
  // The topmost number hangs from its rule: above it stand words.
  if (plot.height > size) {
    const type = { fill: frame.palette("soft"), size, anchor: "end" } as const;
    write(root, count(most), plot.x - size * RULE_GAP, plot.y + size * 0.74, type);
  }
  if (options.ticks) drawAxis(root, { min: 0, max: until, ticks: options.ticks }, x, plot, frame);

  const defs = add(root, "defs");
  const clip = add(defs, "clipPath", { id: `${frame.idPrefix}now` });
  const uncovered = add(clip, "rect", { x: plot.x, y: 0, width: plot.width, height: frame.height });
  const clipped = add(root, "g", { "clip-path": `url(#${frame.idPrefix}now)` });
  const look = fills(defs, frame);
  for (const [index, { role, kind = "compute", edge, label }] of areas.entries()) {
    const found = stretches(bands[index]!, x, y, until);
    const d = found.map(({ above, below }) => `${steps([...above, ...below], above[0]![0])}Z`).join("");
    if (d) add(clipped, "path", { d, fill: look(role, kind) });
    const top = edge && found.map(({ above, stop }) => steps(above, stop)).join("");
    if (top) add(clipped, "path", { d: top, fill: "none", stroke: frame.palette(edge), "stroke-width": size * 0.15 });
    if (label) nameBand(clipped, bands[index]!, kind, label, x, y, until, frame);
  }
  for (const { role, levels: line, look: style = "solid" } of lines) {
    const d = lineOf(line, x, y, until, style === "dashed");
    if (!d) continue;
    const faint = style === "faint";
    const dashes = style === "dashed" ? { "stroke-dasharray": `${px(size * 0.35)} ${px(size * 0.22)}` } : {};
    add(faint ? root : clipped, "path", {
      d,
      fill: "none",
      stroke: frame.palette(role),
      "stroke-width": faint ? size * 0.09 : size * 0.15,
      "stroke-linejoin": "round",
      ...(faint ? { opacity: "0.75" } : {}),
      ...dashes,
    });
  }
  const now = rule(root, [plot.x, plot.y], [plot.x, plot.y + plot.height], { stroke: frame.palette("you"), "stroke-width": 2 }); // prettier-ignore

  const at = (moment: Seconds): void => {
    const shown = frame.still ? until : Math.min(until, Math.max(0, moment));
    const ended = shown >= (options.over ?? until);
    // What it is compared with may go on: at the end all of that is seen too.
    set(uncovered, { width: x(ended ? until : shown) - plot.x });
    set(now, { x1: x(shown), x2: x(shown), opacity: shown > 0 && !ended ? "1" : "0" });
    value.textContent = options.value(shown);
  };
  at(Infinity);
  return { node: root, at };
}

/** `gaps`: nothing is drawn where there is nothing. */
function lineOf(levels: readonly Level[], x: Scale, y: Scale, until: Seconds, gaps: boolean): string {
  const shown = levels.filter(([at]) => at < until);
  const runs: { readonly corners: Point[]; stop: number }[] = [];
  for (const [index, [at, value]] of shown.entries()) {
    const rises = gaps && (shown[index - 1]?.[1] ?? 0) === 0;
    if (rises && value === 0) continue;
    if (index === 0 || rises) runs.push({ corners: rises ? [[x(at), y(0)]] : [], stop: x(until) });
    const run = runs.at(-1)!;
    run.corners.push([x(at), y(value)]);
    if (gaps && value === 0) run.stop = x(at);
  }
  return runs.map(({ corners, stop }) => steps(corners, stop)).join("");
}

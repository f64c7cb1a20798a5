/**
 * Lanes of waiting: one lane for each thing that was waited for, its stages end to end, named above the first lane, how long
 * it took in all at its end. The lanes come one after the other; behind each may stand how long it took another time.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis } from "./axis.ts";
import { kindOf, type Kind } from "./bars.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { timeTicks } from "./human-time.ts";
import { key, type KeyItem } from "./key.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, type Box } from "./text.ts";

/** One stage of a wait, in seconds since the wait began. */
export interface WaitPart {
  readonly label: string;
  readonly role: Role;
  /** How it is hatched; its role says so, unless told. */
  readonly kind?: Kind;
  readonly start: Seconds;
  readonly stop: Seconds;
  /** A share of it that is marked from its left, 0 to 1. */
  readonly inner?: number;
}

/** One wait. */
export interface WaitLane {
  readonly name: string;
  readonly parts: readonly WaitPart[];
  /** How long it takes in all, and that in words. */
  readonly takes: Seconds;
  readonly end: string;
  /** How long it took in the run before. */
  readonly before?: Seconds;
}

/** What is drawn. */
export interface WaitsOptions {
  readonly lanes: readonly WaitLane[];
  /** Under the axis: since when. */
  readonly key: readonly KeyItem[];
}

/** The lanes one after the other: where each begins in the time of the picture, and when the last is over. */
export function sequence(lanes: readonly Pick<WaitLane, "takes">[]): { from: Seconds[]; span: Seconds } {
  let span = 0;
  const from = lanes.map(({ takes }) => {
    const at = span;
    span += takes;
    return at;
  });
  return { from, span };
}

/** Draws the lanes; `at` uncovers them one after the other. */
export function waits({ lanes, key: items }: WaitsOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const until = Math.max(1e-6, ...lanes.flatMap(({ takes, before = 0 }) => [takes, before]));
  const names = key(items, frame, frame.width);
  const left = Math.max(0, ...lanes.map(({ name }) => textWidth(name, size))) + size * 0.6;
  const right = Math.max(0, ...lanes.map(({ end }) => textWidth(end, size, true))) + size * 0.4;
  const width = Math.max(size, frame.width - left - right);
  const x = scaleLinear([0, until], [left, left + width]);
  const parts = nameParts(lanes[0]?.parts ?? [], x, frame);
  const head = names.height + size * 0.6 + parts.height;
  const plot: Box = { x: left, y: head, width, height: Math.max(1, frame.height - head - axisHeight(size, false)) };
  const pitch = Math.min(plot.height / Math.max(1, lanes.length), size * 3.4);
  const height = Math.max(1, pitch - Math.max(1, Math.min(size * 0.5, pitch * 0.28)));
  const top = (lane: number): number => plot.y + lane * pitch;

  names.draw(root, 0, 0);
  const ticks = timeTicks(until, Math.max(2, plot.width / (size * 5)));
  const foot = { ...plot, height: pitch * lanes.length };
  for (const { value } of ticks) {
    rule(root, [x(value), foot.y], [x(value), foot.y + foot.height], { stroke: frame.palette("rule") });
  }
  drawAxis(root, { min: 0, max: until, ticks }, x, foot, frame);
  parts.draw(root, head - size * 0.25 - parts.height);

  const defs = add(root, "defs");
  const clip = add(defs, "clipPath", { id: `${frame.idPrefix}now` });
  const windows = lanes.map((_, lane) => add(clip, "rect", { x: plot.x, y: top(lane), height: pitch }));
  const fill = fills(defs, frame);
  const behind = add(root, "g");
  const shown = add(root, "g", { "clip-path": `url(#${frame.idPrefix}now)` });
  const stride = Math.max(1, Math.ceil((size * 1.1) / Math.max(1, pitch)));
  const ends = lanes.map(({ name, parts, takes, end, before }, lane) => {
    const y = top(lane);
    const middle = y + height / 2 + size * 0.34;
    if (before !== undefined) {
      const outline = {
        x: plot.x,
        y: y + 0.5,
        width: Math.max(0, x(before) - plot.x),
        height: Math.max(0, height - 1),
      };
      const dashes = `${px(size * 0.3)} ${px(size * 0.22)}`;
      const look = { fill: frame.palette("shade"), stroke: frame.palette("soft"), "stroke-dasharray": dashes };
      add(behind, "rect", { ...outline, ...look, "stroke-width": 1.5 });
    }
    for (const part of parts) drawPart(shown, part, { y, height }, x, fill, frame);
    if (lane % stride) return undefined;
    write(root, name, plot.x - size * 0.6, middle, { fill: frame.palette("soft"), size, anchor: "end" });
    const words = { fill: frame.palette("ink"), size, bold: true, halo: frame.palette("paper") };
    return write(root, end, x(takes) + size * 0.4, middle, words);
  });
  const now = rule(root, [0, 0], [0, 0], { stroke: frame.palette("you"), "stroke-width": size * 0.15 });
  const { from, span } = sequence(lanes);

  const at = (moment: Seconds): void => {
    // Sums of the same numbers in another order may fall short of the end by a last digit.
    const time = frame.still || moment >= span - 1e-6 ? Infinity : moment;
    let current = -1;
    for (const [lane, { takes }] of lanes.entries()) {
      const done = Math.min(takes, Math.max(0, time - from[lane]!));
      set(windows[lane]!, { width: Math.max(0, x(done) - plot.x) });
      if (ends[lane]) set(ends[lane], { opacity: done >= takes ? 1 : 0 });
      if (done > 0 && done < takes) current = lane;
    }
    const head = current < 0 ? plot.x : x(time - from[current]!);
    const y = top(Math.max(0, current));
    set(now, { x1: head, x2: head, y1: y - 2, y2: y + height + 2, opacity: current < 0 ? 0 : 1 });
  };
  at(Infinity);
  return { node: root, at };
}

function drawPart(
  parent: Element,
  { role, kind = kindOf({ role }), start, stop, inner = 0 }: WaitPart,
  { y, height }: Pick<Box, "y" | "height">,
  x: (seconds: Seconds) => number,
  fill: (role: Role, kind: Kind) => string,
  frame: Frame,
): void {
  const full = x(stop) - x(start);
  const width = Math.max(0.5, full > 4 ? full - 1 : full);
  add(parent, "rect", { x: x(start), y, width, height, fill: fill(role, kind) });
  if (inner <= 0) return;
  // A little of much is still to be seen.
  const marked = Math.min(width, Math.max(2, width * inner));
  add(parent, "rect", { x: x(start), y, width: marked, height, fill: frame.palette("ink") });
}

/** How far off the middle of its stage a name may begin, and how wide a stage is seen: in labels' heights. */
const OFF = 1.5;
const SEEN = [0.6, 1];

interface Named {
  readonly words: string;
  readonly role: Role;
  readonly from: number;
  readonly to: number;
}

/** Names above the first lane, each over its stage; where they would come too far off, the shortest stages share a name. */
function nameParts(parts: readonly WaitPart[], x: (seconds: Seconds) => number, frame: Frame) {
  const size = frame.label;
  const all: Named[] = parts.map(({ label, role, start, stop }) => ({
    words: label,
    role,
    from: x(start),
    to: x(stop),
  }));
  let names: readonly Named[] = all;
  // Stages too short to be seen go without a name, so that those that are seen can keep theirs.
  const crowded = lay(all, frame).off > size * OFF;
  for (const least of crowded ? SEEN : []) {
    const seen = all.filter(({ from, to }) => to - from >= size * least);
    if (seen.length) names = shared(seen, frame);
    if (names.length > 1) break;
  }
  const laid = lay(names, frame);
  // All in one, and still too long: on two lines.
  const wide = laid.at.some((at) => at < 0);
  const lines = names.map(({ words }) => (wide ? (broken(words, 2) ?? [words]) : [words]));
  return {
    height: Math.max(0, ...lines.map(({ length }) => length)) * size * LEADING,
    draw(root: Element, top: number): void {
      for (const [index, { role }] of names.entries()) {
        const fill = role === "ink" ? frame.palette("ink") : lettering(frame, role);
        for (const [line, words] of lines[index]!.entries())
          write(root, words, Math.max(0, laid.at[index]!), baseline(top, size, line), { fill, size, bold: true });
      }
    },
  };
}

/** The names, those of the shortest neighbours joined until all of them stand near their stages. */
function shared(given: readonly Named[], frame: Frame): readonly Named[] {
  let names = given;
  while (names.length > 1 && lay(names, frame).off > frame.label * OFF) {
    const width = (at: number): number => names[at + 1]!.to - names[at]!.from;
    const least = names.slice(1).reduce((best, _, at) => (width(at) < width(best) ? at : best), 0);
    const [one, other] = [names[least]!, names[least + 1]!];
    const role = one.role === other.role ? one.role : "ink";
    const both: Named = { words: `${one.words}, ${other.words}`, role, from: one.from, to: other.to };
    names = names.toSpliced(least, 2, both);
  }
  return names;
}

/** Names side by side as near to the middles of their stages as they can stand, and how far the worst is off its stage's middle. */
function lay(names: readonly Named[], frame: Frame): { readonly at: readonly number[]; readonly off: number } {
  const gap = frame.label * 0.5;
  const widths = names.map(({ words }) => textWidth(words, frame.label, true));
  const at: number[] = [];
  for (const [index, { from, to }] of names.entries()) {
    const free = index ? at[index - 1]! + widths[index - 1]! + gap : 0;
    at.push(Math.max(free, (from + to - widths[index]!) / 2));
  }
  let limit = frame.width;
  for (let index = names.length - 1; index >= 0; index -= 1) {
    at[index] = Math.min(at[index]!, limit - widths[index]!);
    limit = at[index]! - gap;
  }
  const off = names.map(({ from, to }, index) => {
    const middle = (from + to) / 2;
    return Math.max(0, at[index]! - middle, middle - at[index]! - widths[index]!);
  });
  return { at, off: Math.max(0, ...off) };
}

/**
 * A waterfall on its side, on a logarithmic axis: steps one below the other, each a bar from the value before it to the one
 * after. What is still to be saved is hatched as waste, left of the upright where all stands; what is saved lies right of it.
 * As the upright walks, waste turns into savings, or piles up. Each step has a switch at its left.
 */
import { scaleLog } from "d3";
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { axisHeight, type Tick } from "./axis.ts";
import { pickableCells } from "./cells.ts";
import { lettering } from "./colour.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { fills } from "./hatch.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";
import { AFTER, drawStep, SAME, SWITCH, TWO, type StepRow, type WaterfallStep } from "./waterfall-step.ts";

/** A value with a flag above the steps. */
export interface WaterfallMark {
  readonly value: number;
  readonly label: string;
}

/** What is drawn. */
export interface WaterfallOptions {
  readonly steps: readonly WaterfallStep[];
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
  /** Where it begins and where it ends, which leads in large type; the ghost's end, named in place of the beginning. */
  readonly start: WaterfallMark;
  readonly end: WaterfallMark;
  readonly before?: WaterfallMark;
  /** Where it stands at a moment, and how that is named; left out: it stands at its end. */
  readonly walk?: { value(moment: Seconds): number; label(value: number): string };
  /** What throwing a switch is called for those who hear it. */
  readonly invite: string;
  /** Throws the switch of a step. */
  pick(index: number): void;
}

/** Pixels it takes with so many lines of words on each row. */
export const waterfallHeight = (steps: number, lines: 1 | 2, label: number): number =>
  Math.ceil(label * (HEAD + steps * (lines === 1 ? ROW : TWO)) + axisHeight(label, false));

const HEAD = 1.85;
/** How much larger than the other words the end is named. */
const LARGE = 1.4;
const ROW = 1.3;

/** Draws it. */
export function waterfall(options: WaterfallOptions, frame: Frame): Picture {
  const { steps, end, before, walk } = options;
  const size = frame.label;
  const root = picture(frame);
  const words = Math.max(
    0,
    ...steps.flatMap(({ label, other }) => [textWidth(label, size, true), textWidth(other, size, true)]),
  );
  const left = Math.min(frame.width * 0.6, size * (SWITCH + AFTER + 0.35) + words);
  const top = size * (HEAD - 0.05);
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, frame.width - left - 1),
    height: Math.max(1, frame.height - top - axisHeight(size, false)),
  };
  const x = scaleLog([options.min, options.max], [plot.x, plot.x + plot.width]).clamp(true);
  const pitch = plot.height / Math.max(1, steps.length);

  add(root, "rect", { ...plot, fill: frame.palette("shade") });
  drawLogAxis(root, options, x, plot, frame);
  const earlier = add(root, "g");
  const upright = rule(root, [plot.x, plot.y - 2], [plot.x, plot.y + plot.height + size * 0.32], {
    stroke: frame.palette("ink"),
    "stroke-width": Math.max(2, size * 0.13),
  });
  const flags = drawFlags(root, options, x, plot, frame);

  const fill = fills(add(root, "defs"), frame);
  const rows = steps.map((_, index): Box => ({ x: 0, y: plot.y + index * pitch, width: frame.width, height: pitch }));
  const drawn = steps.map((step, index) => {
    const row = drawStep(root, step, rows[index]!, { plot, x, end: x(end.value) }, fill, frame);
    if (before) drawEarlier(earlier, x(before.value), rows[index]!, row.words, frame);
    return row;
  });
  const links = drawLinks(root, steps, rows, x, frame);

  if (!frame.still)
    pickableCells(
      root,
      {
        label: options.invite,
        // Rows of cells are counted from below.
        cells: steps.map(({ words: said }, index) => ({
          column: 0,
          row: steps.length - 1 - index,
          box: rows[index]!,
          words: said,
        })),
        pick: ({ row }) => options.pick(steps.length - 1 - row),
      },
      frame,
    );
  const at = (moment: Seconds): void => {
    const value = frame.still || !walk ? end.value : walk.value(moment);
    set(upright, { x1: x(value), x2: x(value) });
    flags(value, value === end.value ? end.label : walk!.label(value));
    for (const row of drawn) row.at(value);
    for (const link of links) set(link.node, { opacity: link.seen(value) ? 1 : 0 });
  };
  at(Infinity);
  return { node: root, at };
}

/** Where all stands leads in large type over its upright; the other name stands beside it where there is room. */
function drawFlags(
  root: Element,
  { start, before }: WaterfallOptions,
  x: (value: number) => number,
  plot: Box,
  frame: Frame,
): (value: number, label: string) => void {
  const size = frame.label;
  const y = plot.y - size * 0.45;
  const lead = write(root, "", 0, y, { fill: lettering(frame, "money"), size: size * LARGE, bold: true });
  const { value: other, label: name } = before ?? start;
  const width = textWidth(name, size);
  const lesser = write(root, "", 0, y, { fill: frame.palette("soft"), size });
  return (value, label) => {
    const wide = textWidth(label, size * LARGE, true);
    const from = Math.max(0, Math.min(frame.width - wide, x(value) - wide / 2));
    lead.textContent = label;
    set(lead, { x: from });
    const over = Math.max(0, Math.min(frame.width - width, x(other) - width / 2));
    const gap = size * 0.6;
    const place = [over, from + wide + gap, from - gap - width].find(
      (at) =>
        at >= 0 &&
        at + width <= frame.width &&
        (at >= from + wide + gap - 1e-6 || at + width <= from - gap + 1e-6) &&
        Math.abs(at - over) <= size * NUDGE,
    );
    lesser.textContent = place === undefined ? "" : name;
    set(lesser, { x: place ?? 0, opacity: place === undefined ? 0 : 1 });
  };
}

/** How far from its upright the lesser name may stand, in em. */
const NUDGE = 4;
/** The state before: dashes that make way for words. */
function drawEarlier(root: Element, at: number, row: Box, words: StepRow["words"], frame: Frame): void {
  const size = frame.label;
  if (at > words.from - size * 0.1 && at < words.to + size * 0.1) return;
  const dashes = { "stroke-dasharray": `${px(size * 0.35)} ${px(size * 0.25)}`, "stroke-width": 2 };
  rule(root, [at, row.y], [at, row.y + row.height], { stroke: frame.palette("soft"), ...dashes });
}

/** Thin uprights from where a step ends to where the next of its kind begins: of those taken, of those that waste. */
function drawLinks(
  root: Element,
  steps: readonly WaterfallStep[],
  rows: readonly Box[],
  x: (value: number) => number,
  frame: Frame,
): { readonly node: Element; seen(value: number): boolean }[] {
  const look = { stroke: frame.palette("ink"), "stroke-width": 1 };
  return steps.flatMap(({ on, to }, index) => {
    const next = steps.findIndex((other, place) => place > index && other.on === on);
    if (next < 0) return [];
    const [above, below] = [rows[index]!, rows[next]!].map((row) => row.y + row.height / 2) as [number, number];
    const node = rule(root, [x(to), above], [x(to), below], look);
    return [{ node, seen: (value: number) => on || value > to * (1 + SAME) }];
  });
}

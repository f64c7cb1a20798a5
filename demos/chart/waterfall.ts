/**
 * A waterfall on its side, on a logarithmic axis: steps one below the other, each a bar from the value before it to the one
 * after. A step that is not taken stays hollow; one that rests on an assumption is hatched. Each has a switch at its left.
 */
import { scaleLog } from "d3";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { axisHeight, type Tick } from "./axis.ts";
import { pickableCells } from "./cells.ts";
import { lettering } from "./colour.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { fills } from "./hatch.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, textWidth, type Box } from "./text.ts";

/** One step, values in the unit of the axis. */
export interface WaterfallStep {
  /** What stands beside its switch, as it stands. */
  readonly label: string;
  /** What stands there when it is thrown the other way: the plot stands still then. */
  readonly other: string;
  /** Whether it is taken: then the next step begins at `to`, else at `from`. */
  readonly on: boolean;
  readonly from: number;
  readonly to: number;
  readonly role: Role;
  /** It rests on an assumption. */
  readonly hatched: boolean;
  /** What it does, in several lengths, the longest first; on a row of one line, all there is. */
  readonly short: readonly string[];
  /** The same where a second line says how it is reckoned, each in several lengths. */
  readonly does: readonly string[];
  readonly how: readonly string[];
  /** What a hand that points at it is told. */
  readonly words: readonly [title: string, detail: string];
}

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
/** Up to this width, in em, no words of a step are bold. */
const NARROW = 26;
const ROW = 1.3;
/** From this height on, in em, a row has two lines of words. */
const TWO = 2.35;
/** Width of a switch, in em, and what stands between it and its words. */
const SWITCH = 1.5;
const AFTER = 0.4;

/** Draws it. It does not move by itself. */
export function waterfall(options: WaterfallOptions, frame: Frame): Picture {
  const { steps, start, end, before } = options;
  const size = frame.label;
  const root = picture(frame);
  const words = Math.max(
    0,
    ...steps.flatMap(({ label, other, on }) => [textWidth(label, size, on), textWidth(other, size, !on)]),
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
  const bottom = plot.y + plot.height;
  const earlier = add(root, "g");
  rule(root, [x(end.value), plot.y - 2], [x(end.value), bottom + size * 0.32], {
    stroke: frame.palette("ink"),
    "stroke-width": Math.max(2, size * 0.13),
  });
  drawFlags(root, end, before, start, x, plot, frame);

  const fill = fills(add(root, "defs"), frame);
  const rows = steps.map((_, index): Box => ({ x: 0, y: plot.y + index * pitch, width: frame.width, height: pitch }));
  for (const [index, step] of steps.entries()) {
    const row = rows[index]!;
    const words = drawStep(root, step, row, { plot, x, end: x(end.value) }, fill, frame);
    if (!before) continue;
    // The dashes make way for words.
    const at = x(before.value);
    if (at > words.from - size * 0.1 && at < words.to + size * 0.1) continue;
    const dashes = { "stroke-dasharray": `${px(size * 0.35)} ${px(size * 0.25)}`, "stroke-width": 2 };
    rule(earlier, [at, row.y], [at, row.y + row.height], { stroke: frame.palette("you"), ...dashes });
  }
  drawLinks(root, steps, rows, x, frame);

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
  return { node: root, at() {} };
}

/** What the end is leads in large type over its upright; the other name stands beside it where there is room. */
function drawFlags(
  root: Element,
  end: WaterfallMark,
  before: WaterfallMark | undefined,
  start: WaterfallMark,
  x: (value: number) => number,
  plot: Box,
  frame: Frame,
): void {
  const size = frame.label;
  const y = plot.y - size * 0.45;
  const wide = textWidth(end.label, size * LARGE, true);
  const from = Math.max(0, Math.min(frame.width - wide, x(end.value) - wide / 2));
  write(root, end.label, from, y, { fill: lettering(frame, "money"), size: size * LARGE, bold: true });

  const { value, label } = before ?? start;
  const width = textWidth(label, size);
  const over = Math.max(0, Math.min(frame.width - width, x(value) - width / 2));
  const gap = size * 0.6;
  const place = [over, from + wide + gap, from - gap - width].find(
    (at) =>
      at >= 0 &&
      at + width <= frame.width &&
      (at >= from + wide + gap - 1e-6 || at + width <= from - gap + 1e-6) &&
      Math.abs(at - over) <= size * NUDGE,
  );
  if (place !== undefined) write(root, label, place, y, { fill: frame.palette(before ? "you" : "soft"), size });
}

/** How far from its upright the lesser name may stand, in em. */
const NUDGE = 4;

/** Switch, name, bar and words of one step; gives from where to where its words go. */
function drawStep(
  root: Element,
  step: WaterfallStep,
  row: Box,
  { plot, x, end }: { readonly plot: Box; readonly end: number; x(value: number): number },
  fill: ReturnType<typeof fills>,
  frame: Frame,
): { readonly from: number; readonly to: number } {
  const { label, on, from, to, role, hatched } = step;
  const size = frame.label;
  const middle = row.y + row.height / 2;
  drawSwitch(root, on, middle, frame);
  const ink = frame.palette(on ? "ink" : "soft");
  write(root, label, size * (SWITCH + AFTER), middle + size * 0.35, { fill: ink, size, bold: on });

  const two = row.height >= size * TWO;
  const height = Math.max(1, Math.min(row.height - Math.max(3, size * 0.25), size * (two ? 2.2 : 1.05)));
  const wide = Math.max(2, x(from) - x(to));
  const bar = { x: x(from) - wide, y: middle - height / 2, width: wide, height };
  if (on) add(root, "rect", { ...bar, fill: fill(role, hatched ? "waiting" : "compute") });
  const line = Math.max(1.25, size * 0.09);
  const dashes = on ? {} : { "stroke-dasharray": `${px(size * 0.22)} ${px(size * 0.16)}` };
  const stroke = { stroke: frame.palette(on ? role : "soft"), "stroke-width": line, ...dashes };
  add(root, "rect", { ...bar, fill: "none", ...stroke });

  const gap = size * 0.45;
  const rooms = { left: bar.x - plot.x - 1.2 * gap, right: frame.width - (bar.x + wide) - gap };
  const left = end < bar.x ? Math.min(rooms.left, bar.x - end - 1.6 * gap) : rooms.left;
  const side = rooms.right >= left ? "right" : "left";
  // Clear of the upright where all ends, unless that leaves but a scrap of the words.
  const clear = side === "left" ? left : rooms.right;
  // Bold words are wider: where that would cost some of them, none are bold.
  const strong = on && frame.width >= size * NARROW;
  const fits = (forms: readonly string[], bold: boolean): string | undefined => {
    const [full, free] = [rooms[side], clear].map((room) => forms.find((form) => textWidth(form, size, bold) <= room));
    return free && free.length * 2 >= full!.length ? free : full;
  };
  const [at, anchor] = side === "right" ? ([bar.x + wide + gap, "start"] as const) : ([bar.x - gap, "end"] as const);
  const first = fits(two ? step.does : step.short, strong);
  const second = two ? fits(step.how, false) : undefined;
  const lines = [first, second].filter((text) => text !== undefined);
  const upper = middle - (lines.length * size * 1.15) / 2;
  for (const [index, text] of lines.entries()) {
    const bold = index === 0 && text === first;
    write(root, text, at, baseline(upper, size) + index * size * 1.15, {
      fill: bold && on ? frame.palette("ink") : frame.palette("soft"),
      size,
      anchor,
      bold: bold && strong,
      halo: frame.palette("shade"),
    });
  }
  const width = Math.max(0, ...lines.map((text) => textWidth(text, size, strong && text === first)));
  return side === "right" ? { from: at, to: at + width } : { from: at - width, to: at };
}

/** A switch to the right is on. */
function drawSwitch(root: Element, on: boolean, middle: number, frame: Frame): void {
  const size = frame.label;
  const [width, height] = [size * SWITCH, size * 0.82];
  const hue = frame.palette(on ? "ink" : "soft");
  const pill = { x: 1, y: middle - height / 2, width, height, rx: height / 2 };
  add(root, "rect", { ...pill, fill: on ? hue : "none", stroke: hue, "stroke-width": Math.max(1, size * 0.08) });
  const knob = on ? 1 + width - height / 2 : 1 + height / 2;
  add(root, "circle", { cx: knob, cy: middle, r: height * 0.3, fill: on ? frame.palette("paper") : hue });
}

/** Thin uprights from where a step ends to where the next begins. */
function drawLinks(
  root: Element,
  steps: readonly WaterfallStep[],
  rows: readonly Box[],
  x: (value: number) => number,
  frame: Frame,
): void {
  const look = { stroke: frame.palette("ink"), "stroke-width": 1 };
  for (const [index, { on, from, to }] of steps.slice(0, -1).entries()) {
    const [above, below] = [rows[index]!, rows[index + 1]!];
    const at = x(on ? to : from);
    rule(root, [at, above.y + above.height / 2], [at, below.y + below.height / 2], look);
  }
}

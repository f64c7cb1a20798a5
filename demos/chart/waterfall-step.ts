/** One row of a waterfall: its switch, its name, its bar of waste or of savings, and its words, at any value. */
import type { Frame } from "../contract/demo.ts";
import type { fills } from "./hatch.ts";
import { add, set, write } from "./svg.ts";
import { baseline, textWidth, type Box } from "./text.ts";

/** One step, values in the unit of the axis. */
export interface WaterfallStep {
  /** What stands beside its switch, as it stands. */
  readonly label: string;
  /** What stands there when it is thrown the other way: the plot stands still then. */
  readonly other: string;
  /** Whether it is taken: then what it saves is right of the end, else it is waste and left of it. */
  readonly on: boolean;
  readonly from: number;
  readonly to: number;
  /** It rests on an assumption: then what it saves is hatched too. */
  readonly hatched: boolean;
  /** What it wastes, in several lengths. */
  readonly wastes: readonly string[];
  /** What it does, in several lengths, the longest first; on a row of one line, all there is. */
  readonly short: readonly string[];
  /** The same where a second line says how it is reckoned, each in several lengths. */
  readonly does: readonly string[];
  readonly how: readonly string[];
  /** What a hand that points at it is told. */
  readonly words: readonly [title: string, detail: string];
}

/** Up to this width, in em, no words of a step are bold. */
const NARROW = 26;
/** From this height on, in em, a row has two lines of words. */
export const TWO = 2.35;
/** Width of a switch, in em, and what stands between it and its words. */
export const SWITCH = 1.5;
/** Between a switch and its words, in em. */
export const AFTER = 0.4;

/** Two values are one if they differ by less than this share. */
export const SAME = 1e-6;

/** A row that shows any value, and from where to where its words go. */
export interface StepRow {
  readonly words: { readonly from: number; readonly to: number };
  at(value: number): void;
}

/** Switch, name, bar and words of one step. */
export function drawStep(
  root: Element,
  step: WaterfallStep,
  row: Box,
  { plot, x, end }: { readonly plot: Box; readonly end: number; x(value: number): number },
  fill: ReturnType<typeof fills>,
  frame: Frame,
): StepRow {
  const { from, to, hatched } = step;
  const size = frame.label;
  const middle = row.y + row.height / 2;
  const throwTo = drawSwitch(root, middle, frame);
  const name = write(root, "", size * (SWITCH + AFTER), middle + size * 0.35, { fill: "", size, bold: true });

  const two = row.height >= size * TWO;
  const height = Math.max(1, Math.min(row.height - Math.max(3, size * 0.25), size * (two ? 2.2 : 1.05)));
  const wide = Math.max(2, x(from) - x(to));
  const bar = { x: x(from) - wide, y: middle - height / 2, width: wide, height };
  const waste = add(root, "rect", { ...bar, fill: fill("lost", "lost") });
  const saved = add(root, "rect", { ...bar, fill: fill("money", hatched ? "waiting" : "compute") });
  const line = add(root, "rect", { ...bar, fill: "none", "stroke-width": Math.max(1.25, size * 0.09) });

  const gap = size * 0.45;
  const rooms = { left: bar.x - plot.x - 1.2 * gap, right: frame.width - (bar.x + wide) - gap };
  const left = end < bar.x ? Math.min(rooms.left, bar.x - end - 1.6 * gap) : rooms.left;
  const side = rooms.right >= left ? "right" : "left";
  // Clear of the upright where all ends, unless that leaves but a scrap of the words.
  const clear = side === "left" ? left : rooms.right;
  // Bold words are wider: where that would cost some of them, none are bold.
  const strong = frame.width >= size * NARROW;
  const fits = (forms: readonly string[], bold: boolean): string => {
    const [full, free] = [rooms[side], clear].map((room) => forms.find((form) => textWidth(form, size, bold) <= room));
    return (free && free.length * 2 >= full!.length ? free : full) ?? "";
  };
  const [at, anchor] = side === "right" ? ([bar.x + wide + gap, "start"] as const) : ([bar.x - gap, "end"] as const);
  const lines = {
    on: [fits(two ? step.does : step.short, strong), two ? fits(step.how, false) : ""],
    off: [fits(step.wastes, strong), ""],
  };
  const type = { size, anchor, halo: frame.palette("shade") };
  const said = [frame.palette("ink"), frame.palette("soft")].map((hue, index) =>
    write(root, "", at, 0, { ...type, fill: hue, bold: index === 0 && strong }),
  );
  const kept = lines[step.on ? "on" : "off"];
  const width = Math.max(...kept.map((text, index) => textWidth(text, size, strong && index === 0)));
  return {
    words: side === "right" ? { from: at, to: at + width } : { from: at - width, to: at },
    at(value) {
      const there = Math.min(x(from), Math.max(x(to), x(value)));
      // One that is not taken and not yet reached has not begun to waste.
      const none = !step.on && value <= to * (1 + SAME) && from > to;
      const taken = step.on && (value < from * (1 - SAME) || from === to);
      throwTo(taken || none);
      name.textContent = (taken || none) === step.on ? step.label : step.other;
      set(name, { fill: frame.palette(taken || none ? "ink" : "soft") });
      set(waste, { width: taken || !step.on ? there - x(to) : wide, opacity: none ? 0 : 1 });
      set(saved, { x: there, width: taken ? Math.max(2, x(from) - there) : 0 });
      set(line, { stroke: frame.palette(taken && there <= x(to) + 0.5 ? "money" : "lost"), opacity: none ? 0 : 1 });
      const shown = none ? ["", ""] : lines[taken ? "on" : "off"];
      const upper = baseline(middle - (shown.filter(Boolean).length * size * 1.15) / 2, size);
      for (const [index, node] of said.entries()) {
        node.textContent = shown[index]!;
        set(node, { y: upper + index * size * 1.15, opacity: shown[index] ? 1 : 0 });
      }
    },
  };
}

/** A switch to the right is on. */
function drawSwitch(root: Element, middle: number, frame: Frame): (on: boolean) => void {
  const size = frame.label;
  const [width, height] = [size * SWITCH, size * 0.82];
  const box = { x: 1, y: middle - height / 2, width, height, rx: height / 2 };
  const pill = add(root, "rect", { ...box, "stroke-width": Math.max(1, size * 0.08) });
  const knob = add(root, "circle", { cy: middle, r: height * 0.3 });
  return (on) => {
    const hue = frame.palette(on ? "ink" : "soft");
    set(pill, { fill: on ? hue : "none", stroke: hue });
    set(knob, { cx: on ? 1 + width - height / 2 : 1 + height / 2, fill: on ? frame.palette("paper") : hue });
  };
}

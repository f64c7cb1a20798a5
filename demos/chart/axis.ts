/** Axes without clutter: hairline rules, short ticks, labels that make room for one another. */
import type { Frame } from "../contract/demo.ts";
import { rule, write } from "./svg.ts";
import { baseline, textWidth, type Box } from "./text.ts";

/** A labelled value. Where there is little room, those with the lowest `rank` stay (the order given, unless said). */
export interface Tick {
  readonly value: number;
  readonly label: string;
  readonly rank?: number;
}

/** A horizontal axis, in the unit of its values. `words` are a second row, in people's own terms. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
  readonly words?: readonly Tick[];
}

/** A label that found its room: where it is anchored, and how. */
export interface Fitted {
  readonly tick: Tick;
  /** Where the value is. */
  readonly x: number;
  /** Where the label is anchored. */
  readonly at: number;
  readonly anchor: "start" | "middle" | "end";
}

/** Where labels may stand, and how far off their values they may be moved to stand there (0 unless said). */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly nudge?: number;
  /** Set in the wider italic serif. */
  readonly serif?: boolean;
}

/**
 * Chooses the labels that fit side by side between `left` and `right`, centred on their values, pushed inwards at the
 * edges. The lowest ranks choose first; what would touch them, even when nudged, is left out.
 */
export function fit(ticks: readonly Tick[], x: (value: number) => number, size: number, room: Room): Fitted[] {
  const gap = size * 0.3;
  const taken: { from: number; to: number }[] = [];
  const fitted: Fitted[] = [];
  const order = ticks.map((tick, index) => ({ tick, rank: tick.rank ?? index })).sort((a, b) => a.rank - b.rank);
  const nudges = [0, ...[0.25, 0.5, 0.75, 1].flatMap((part) => [part, -part])].map((part) => part * (room.nudge ?? 0));
  for (const { tick } of order) {
    const width = textWidth(tick.label, size, room.serif);
    for (const nudge of room.nudge ? nudges : [0]) {
      const value = x(tick.value);
      const middle = value + nudge;
      const anchor = middle - width / 2 < room.left ? "start" : middle + width / 2 > room.right ? "end" : "middle";
      const at = { start: room.left, middle, end: room.right }[anchor];
      const from = at - { start: 0, middle: width / 2, end: width }[anchor];
      const free = taken.every((other) => from - gap >= other.to || from + width + gap <= other.from);
      if (!free || Math.abs(from + width / 2 - value) > width / 2 + (room.nudge ?? 0) + size * 0.3) continue;
      taken.push({ from, to: from + width });
      fitted.push({ tick, x: value, at, anchor });
      break;
    }
  }
  return fitted.sort((a, b) => a.x - b.x);
}

/** Pixels the axis needs below the plot: ticks and labels, and the words where there are some. */
export function axisHeight(size: number, words: boolean): number {
  return Math.ceil(size * (words ? 2.95 : 1.6));
}

/** Draws a horizontal axis under the plot. Every tick is drawn; labels where they fit. */
export function drawAxis(parent: Element, axis: Axis, x: (value: number) => number, plot: Box, frame: Frame): void {
  const size = frame.label;
  const bottom = plot.y + plot.height;
  const room = { left: plot.x, right: frame.width };
  const inside = ({ value }: Tick): boolean => value >= axis.min && value <= axis.max;
  const stroke = { stroke: frame.palette("soft"), "stroke-width": 1 };
  for (const tick of axis.ticks.filter(inside)) {
    rule(parent, [x(tick.value), bottom], [x(tick.value), bottom + size * 0.32], stroke);
  }
  const soft = frame.palette("soft");
  for (const { tick, at, anchor } of fit(axis.ticks.filter(inside), x, size, room)) {
    write(parent, tick.label, at, baseline(bottom + size * 0.4, size), { fill: soft, size, anchor });
  }
  for (const { tick, at, anchor } of fit((axis.words ?? []).filter(inside), x, size, {
    ...room,
    nudge: size,
    serif: true,
  })) {
    write(parent, tick.label, at, baseline(bottom + size * 1.72, size), { fill: soft, size, anchor, serif: true });
  }
}

/** Between a rule and its label, in em. */
export const RULE_GAP = 0.5;

/** Horizontal rules across the plot, dotted; a `strong` one is a solid hairline. Labels stand to the left. */
export function drawRules(
  parent: Element,
  rules: readonly { readonly y: number; readonly label?: string; readonly strong?: boolean }[],
  plot: Box,
  frame: Frame,
): void {
  const size = frame.label;
  for (const { y, label, strong } of rules) {
    const dots = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 4" };
    rule(parent, [plot.x, y], [plot.x + plot.width, y], {
      stroke: frame.palette("rule"),
      ...(strong ? { "stroke-width": 1.25 } : dots),
    });
    if (label) {
      const fill = frame.palette("soft");
      write(parent, label, plot.x - size * RULE_GAP, y + size * 0.34, { fill, size, anchor: "end" });
    }
  }
}

/**
 * One share as a bar from 0 to 100 %: how it grows, what it was before, and what was measured.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { drawNotes, laneHeight, lanesOf, layNotes, type GaugeMark, type Note } from "./gauge-notes.ts";
import { add, picture, set, write } from "./svg.ts";
import { baseline, textWidth } from "./text.ts";

export type { GaugeMark } from "./gauge-notes.ts";

/** What a gauge shows. Shares from 0 to 1, moments in virtual seconds. */
export interface GaugeOptions {
  /** What the share is of. */
  readonly label: string;
  /** The share at a moment, 0 to 1. */
  value(moment: Seconds): number;
  format(share: number): string;
  readonly role: Role;
  /** The same share in the run before. */
  readonly ghost?: { readonly value: number; readonly label: string };
  readonly marks: readonly GaugeMark[];
}

/** The height in pixels that the gauge takes by nature. Without the width it is the most it could take. */
export function gaugeHeight(label: number, options: GaugeOptions, width?: number): number {
  const notes = notesOf(options);
  const lanes =
    width === undefined ? notes.length * 2 : lanesOf(layNotes(notes, label, barWidth(options, label, width), width));
  return Math.ceil(barTop(label) + barHeight(label) + (lanes ? label * 0.35 + lanes * laneHeight(label) : 0)) + 1;
}

/** Draws the gauge at the top of the frame; `at` moves the fill and its figure. */
export function gauge(options: GaugeOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const bar = { x: 0, y: barTop(size), width: barWidth(options, size, frame.width), height: barHeight(size) };
  const x = (share: number): number => bar.width * Math.min(1, Math.max(0, share));

  write(root, options.label, 0, baseline(0, size), { fill: frame.palette("soft"), size });
  add(root, "rect", { ...bar, fill: frame.palette("shade") });
  const fill = add(root, "rect", { ...bar, fill: frame.palette(options.role) });
  const figure = write(root, "", frame.width, bar.y + bar.height / 2 + size * 0.58, {
    fill: lettering(frame, options.role),
    size: size * FIGURE,
    anchor: "end",
    bold: true,
  });
  const notes = layNotes(notesOf(options), size, bar.width, frame.width);
  drawNotes(root, notes, bar, x, frame);

  const at = (moment: Seconds): void => {
    const share = options.value(frame.still ? Infinity : moment);
    set(fill, { width: x(share) });
    figure.textContent = options.format(share);
  };
  at(Infinity);
  return { node: root, at };
}

const FIGURE = 1.75;
const barTop = (size: number): number => size * 1.55;
const barHeight = (size: number): number => Math.round(size * 1.1);
const barWidth = ({ format }: GaugeOptions, size: number, width: number): number =>
  Math.max(size, width - textWidth(format(1), size * FIGURE, true) - size * 0.4);

const notesOf = ({ ghost, marks }: GaugeOptions): Note[] => [
  ...(ghost ? [{ ...ghost, role: "soft" as const, ghost: true }] : []),
  ...marks.map((mark) => ({ ...mark, ghost: false })),
];

/** Names of rows in a gutter at their left: the first in full, e.g. "worker 1", the others by their last word. */
import type { Frame } from "../contract/demo.ts";
import type { Rows } from "./bars.ts";
import { write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** Between a name and its row, in em. */
const GAP = 0.4;

/** Narrower than so many em there are no words, only what tells rows apart. */
const NARROW = 32;

/** How far apart names are, in em. */
const APART = 0.92;

/** What is written beside a row. */
function beside(row: number, name: (row: number) => string, frame: Frame): string {
  const full = name(row);
  return row === 0 && frame.width >= frame.label * NARROW ? full : full.split(/\s/).at(-1)!;
}

/** Pixels the names of so many rows take. */
export function gutterOf(rows: number, name: (row: number) => string, frame: Frame): number {
  let widest = 0;
  for (let row = 0; row < rows; row++) widest = Math.max(widest, textWidth(beside(row, name, frame), frame.label));
  return Math.min(frame.width / 2, Math.ceil(widest + frame.label * GAP));
}

/** Names as many rows as there is room for. */
export function nameRows(parent: Element, rows: Rows, name: (row: number) => string, plot: Box, frame: Frame): void {
  const size = frame.label;
  const least = size * APART;
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => rows.pitch * step >= least) ?? rows.count;
  for (let row = 0; row < rows.count; row++) {
    // Round numbers after the first: 1, 5, 10 …
    if (row > 0 && ((row + 1) % every || row * rows.pitch < least)) continue;
    const y = rows.top(row) + rows.height / 2 + size * 0.34;
    write(parent, beside(row, name, frame), plot.x - size * GAP, y, {
      fill: frame.palette("soft"),
      size,
      anchor: "end",
    });
  }
}

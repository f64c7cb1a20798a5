/** Where everything of a heat strip goes: names and figures beside the rows, flags above them, and the cells themselves. */
import type { Frame } from "../contract/demo.ts";
import { axisHeight } from "./axis.ts";
import { planEnds, type Ends } from "./ends.ts";
import type { HeatOptions, HeatRow } from "./heat-strip.ts";
import { key, type Key } from "./key.ts";
import { textWidth, type Box } from "./text.ts";

/** A row in its place, in pixels of the frame. */
export interface PlacedHeat {
  readonly row: HeatRow;
  readonly y: number;
  readonly height: number;
}

/** Everything in its place, in pixels of the frame. */
export interface HeatPlan {
  readonly key: Key;
  readonly ends: Ends;
  readonly plot: Box;
  readonly rows: readonly PlacedHeat[];
  /** Where names end, and where the names of groups begin and how wide they may be. */
  readonly names: number;
  readonly figures: number;
  x(value: number): number;
  invert(pixels: number): number;
}

/** Between rows, between groups and above a thick row, in parts of a row. */
const GAPS = { row: 0.14, group: 0.5 };
/** How many rows high a thick one is. */
const THICK = 1.7;

/** Plans the rows to fill the frame. */
export function heatPlan(options: HeatOptions, frame: Frame): HeatPlan {
  const { rows, x: axis, key: items = [], title, ends = [], widest } = options;
  const size = frame.label;
  const names = key([{ label: title }, ...items], frame, frame.width);
  const gutter = (of: (row: HeatRow) => string, bold = false): number =>
    Math.max(0, ...rows.map((row) => textWidth(of(row), size, bold || row.thick)));
  const groups = Math.max(0, ...rows.flatMap(({ group = [] }) => group).map((line) => textWidth(line, size, true)));
  const own = gutter(({ name, group }) => (group ? name : ""));
  const alone = gutter(({ name, group }) => (group ? "" : name), true);
  const left = Math.min(frame.width * 0.45, Math.max(groups + size * 0.6 + own, alone) + size * 0.5);
  const right = Math.min(frame.width * 0.25, textWidth(widest, size, true) + size * 0.5);
  const width = Math.max(1, frame.width - left - right);
  const x = (value: number): number =>
    left + (width * (Math.min(axis.max, Math.max(axis.min, value)) - axis.min)) / (axis.max - axis.min);
  const flags = planEnds(ends, x, left + width, frame);
  const y = names.height + size * 0.35 + flags.height;
  const height = Math.max(rows.length, frame.height - y - axisHeight(size, false));
  const steps = rows.map((row, index) => {
    const before = rows[index - 1];
    if (!before) return 0;
    return row.thick || row.group?.[0] !== before.group?.[0] ? GAPS.group : GAPS.row;
  });
  const parts = rows.map(({ thick }) => (thick ? THICK : 1));
  const unit = height / [...steps, ...parts].reduce((sum, part) => sum + part, 0);
  let at = y;
  const placed = rows.map((row, index): PlacedHeat => {
    const top = at + steps[index]! * unit;
    at = top + parts[index]! * unit;
    return { row, y: top, height: parts[index]! * unit };
  });
  return {
    key: names,
    ends: flags,
    plot: { x: left, y, width, height },
    rows: placed,
    names: left - size * 0.5,
    figures: left + width + size * 0.5,
    x,
    invert: (pixels) =>
      axis.min + ((Math.min(left + width, Math.max(left, pixels)) - left) / width) * (axis.max - axis.min),
  };
}

/** Shades of a cell, from nothing to all. */
export const LEVELS = 4;

/**
 * How dark each of so many columns is, 0 to `LEVELS`. What rounding takes from a column it gives to the next, so that a row
 * is as dark in all as its heat is.
 */
export function levelsOf(heat: readonly number[], columns: number): Uint8Array {
  const levels = new Uint8Array(columns);
  let owed = 0;
  for (let column = 0; column < columns; column++) {
    const from = (column * heat.length) / columns;
    const to = ((column + 1) * heat.length) / columns;
    let sum = 0;
    for (let at = Math.floor(from); at < Math.ceil(to - 1e-9); at++) {
      sum += (heat[at] ?? 0) * (Math.min(to, at + 1) - Math.max(from, at));
    }
    const wanted = (sum / (to - from)) * LEVELS;
    // Nothing and all are told apart from nearly: they take no rounding from before.
    const exact = wanted < 1e-9 || wanted > LEVELS - 1e-9;
    const level = Math.min(LEVELS, Math.max(0, Math.round(exact ? wanted : wanted + owed)));
    if (!exact) owed += wanted - level;
    levels[column] = level;
  }
  return levels;
}

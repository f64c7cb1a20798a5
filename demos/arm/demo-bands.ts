/** Where the rows of the race go: x86 above, ARM below, each with room for its name and meter above it. */
import { pauses } from "../chart/pauses.ts";
import type { Bar } from "../chart/bars.ts";
import type { Model } from "./demo-model.ts";
import { untilOf } from "./demo-model.ts";
import { PICKY, type Side } from "./demo-run.ts";

/** Rows of the picture, counted from 0. */
export interface Bands {
  readonly rows: number;
  /** Rows of space above either side. */
  readonly lead: number;
  readonly x86: Band;
  readonly arm: Band;
  readonly bars: readonly Bar[];
}

/** One side's rows. */
export interface Band {
  readonly side: Side;
  /** Its first and last row; the first of ARM's may be the task that no worker may run, and below it air. */
  readonly from: number;
  readonly to: number;
  /** The row of its first worker. */
  readonly first: number;
}

/** Lays both out; `least`: seconds of a pause that can be seen. */
export function bandsOf(model: Model, lead: number, least: number): Bands {
  const { x86, arm } = model;
  // Its own row, and one of air.
  const stuck = arm.finished === null ? 2 : 0;
  const upper = { side: x86, from: lead, first: lead, to: lead + x86.rows.length - 1 };
  const from = upper.to + 1 + lead;
  const lower = { side: arm, from, first: from + stuck, to: from + stuck + arm.rows.length - 1 };
  const waits: Bar[] = stuck
    ? [{ key: PICKY, row: from, start: arm.picky.ready, stop: arm.until, role: "lost", kind: "waiting" }]
    : [];
  return {
    rows: lower.to + 1,
    lead,
    x86: upper,
    arm: lower,
    bars: [...barsIn(upper, least), ...waits, ...barsIn(lower, least)],
  };
}

/** A side's bars in their rows, its workers' pauses among them. */
function barsIn({ side, first }: Band, least: number): Bar[] {
  const idle = pauses(side.bars, { rows: side.rows.length, until: side.until, least });
  return moved([...idle, ...side.bars], first);
}

/** Bars of a side in the rows from this one on. */
export const moved = (bars: readonly Bar[], first: number): Bar[] =>
  bars.map((bar) => ({ ...bar, row: bar.row + first }));

/** Whose row it is, in words. */
export function rowName(row: number, { x86, arm }: Bands): string {
  if (row <= x86.to) return `x86, worker ${row - x86.first + 1}`;
  if (row < arm.first) return "no worker may run it";
  const worker = row - arm.first;
  return arm.side.rows[worker] === "x86" ? "the x86 worker" : `ARM, worker ${worker + 1}`;
}

/** The right edge of the axis: of the race, or of the one before where that took longer; one that never ends has no say. */
export const edgeOf = (model: Model, before?: Model): number =>
  Math.max(untilOf(model), before?.arm.finished ?? 0, before?.x86.finished ?? 0);

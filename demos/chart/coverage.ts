/**
 * How much of each cell of a grid is covered by bars, exactly, and which look stands for it: how many tasks share one
 * pixel without any of their time being lost.
 */
import type { BarIndex } from "./bar-index.ts";

/** A grid over the rows of a stream, from its top to its bottom and from 0 to `until`. */
export interface Grid {
  readonly columns: number;
  /** Of equal height: a band has its part of every row that it meets, be it many rows or a piece of one. */
  readonly bands: number;
  /** What the last column ends at, in seconds. */
  readonly until: number;
  /** The columns of a hairline between two long tasks that follow at once; 0 for none. */
  readonly seam: number;
  /** Which looks are counted. */
  counts(look: number): boolean;
}

/** Band after band, from left to right. */
export interface Coverage {
  /** How much of the cell is covered: 0 to 255. */
  readonly share: Uint8Array;
  /** Whose colour it has. */
  readonly look: Uint8Array;
}

/** A hairline may take at most this share of a task: the time it covers is to be believed. */
const SEAM_SHARE = 0.015;

/**
 * The faintest a cell is drawn, so that a lone short task is seen. What it was drawn too dark is owed: as much of the time
 * that follows in its band is left out, until the sum is right again.
 */
const FAINT = 0.2;

/**
 * Counts. A cell has the look that took most of its time; what other looks took there is remembered along the band and
 * tips the next cell they share, so that a look's share of the cells is its share of the time.
 */
export function coverage(index: BarIndex, grid: Grid): Coverage {
  const { columns, bands } = grid;
  const cells = { share: new Uint8Array(columns * bands), look: new Uint8Array(columns * bands) };
  const tallies = index.looks.map((_, look) => ({
    counted: grid.counts(look),
    time: new Float64Array(columns + 2),
    from: Infinity,
    to: -1,
  }));
  const sums: Sums = { total: new Float64Array(columns), who: new Int16Array(columns).fill(NOBODY) };
  const under = index.looks.findIndex(({ kind }) => kind === "waiting");
  const high = index.rows / bands;
  for (let band = 0; band < bands; band++) {
    const top = band * high;
    const bottom = top + high;
    for (let row = Math.floor(top); row < Math.min(index.rows, Math.ceil(bottom - 1e-9)); row++) {
      addRow(index, row, (Math.min(bottom, row + 1) - Math.max(top, row)) / high, grid, tallies);
    }
    add(tallies, sums);
    settle(tallies, sums, under, cells, band * columns);
  }
  return cells;
}

/** The time one look took of each column of a band, and from which to which it took any. */
interface Tally {
  readonly counted: boolean;
  readonly time: Float64Array;
  from: number;
  to: number;
}

/** All looks together, and the one that was there; more than one is `SEVERAL`. */
interface Sums {
  readonly total: Float64Array;
  readonly who: Int16Array;
}

const NOBODY = -1;
const SEVERAL = -2;

/**
 * Adds a row's bars: not to every column they cover, but how the covered part changes from column to column. So a long
 * bar costs as little as a short one.
 */
function addRow(index: BarIndex, row: number, part: number, grid: Grid, tallies: readonly Tally[]): void {
  const { from, start, stop, look } = index;
  const { columns, until, seam } = grid;
  const scale = columns / until;
  const end = from[row + 1]!;
  for (let place = from[row]!; place < end; place++) {
    const tally = tallies[look[place]!]!;
    if (!tally.counted) continue;
    const left = Math.max(0, start[place]! * scale);
    let right = Math.min(columns, stop[place]! * scale);
    const wide = right - left;
    if (wide > seam * 7) right -= Math.min(seam, wide * SEAM_SHARE);
    if (!(right > left)) continue;
    const first = left | 0;
    const last = right | 0;
    const { time } = tally;
    if (first < tally.from) tally.from = first;
    if (last > tally.to) tally.to = last;
    if (first === last) {
      time[first]! += (right - left) * part;
      time[first + 1]! -= (right - left) * part;
      continue;
    }
    const begun = (first + 1 - left) * part;
    const ended = (right - last) * part;
    time[first]! += begun;
    time[first + 1]! += part - begun;
    time[last]! += ended - part;
    time[last + 1]! -= ended;
  }
}

/** Less than this of a cell is what is left of sums that should be nothing. */
const NOTHING = 1e-7;

/** Turns changes into time, look by look, and adds the looks up. */
function add(tallies: readonly Tally[], { total, who }: Sums): void {
  for (const [look, { time, from, to }] of tallies.entries()) {
    let taken = 0;
    for (let column = from; column <= to && column < total.length; column++) {
      taken += time[column]!;
      time[column] = taken;
      if (taken < NOTHING) continue;
      total[column]! += taken;
      who[column] = who[column] === NOBODY ? look : SEVERAL;
    }
  }
}

/** Gives each cell of a band its share and its look, and leaves everything empty for the next band. */
function settle(
  tallies: readonly Tally[],
  { total, who }: Sums,
  under: number,
  { share, look }: Coverage,
  at: number,
): void {
  const from = Math.min(...tallies.map((tally) => tally.from));
  const to = Math.min(total.length - 1, Math.max(...tallies.map((tally) => tally.to)));
  const debt = new Float64Array(tallies.length);
  let owed = 0;
  for (let column = from; column <= to; column++) {
    let chosen = who[column]!;
    if (chosen === NOBODY) continue;
    let drawn = total[column]!;
    total[column] = 0;
    who[column] = NOBODY;
    if (chosen === SEVERAL) {
      // Waiting lies under what runs: only where nothing does is it to be seen.
      const waiting = under < 0 ? 0 : Math.max(0, tallies[under]!.time[column]!);
      const waited = Math.min(waiting, Math.max(0, 1 - (drawn - waiting)));
      drawn += waited - waiting;
      for (let kind = 0; kind < tallies.length; kind++) {
        const part = kind === under ? waited : tallies[kind]!.time[column]!;
        if (part < NOTHING || column > tallies[kind]!.to) continue;
        debt[kind]! += part;
        if (chosen < 0 || debt[kind]! > debt[chosen]!) chosen = kind;
      }
      debt[chosen]! -= Math.min(1, drawn);
    }
    if (drawn < FAINT) {
      owed += drawn;
      drawn = owed > 0 ? FAINT : 0;
      owed -= drawn;
    }
    if (!drawn) continue;
    look[at + column] = chosen;
    // Math.round would take a fifth of all the time.
    share[at + column] = drawn >= 1 ? 255 : (drawn * 255 + 0.5) | 0;
  }
  for (const tally of tallies) {
    if (tally.to >= 0) tally.time.fill(0, tally.from, tally.to + 2);
    tally.from = Infinity;
    tally.to = -1;
  }
}

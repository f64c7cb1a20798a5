/** Every update of one science image's list of packages, as the table has them. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/environment-updates. */
interface UpdateRow {
  readonly date: string;
  readonly packages: number;
  readonly updated: number;
  readonly added: number;
  readonly removed: number;
  readonly share: number;
}

/** One update: `number` from 1, in the order in which they came. */
export interface Update extends UpdateRow {
  readonly number: number;
  /** Packages that moved: with another version or build, come, or gone. */
  readonly moved: number;
  /** Milliseconds since 1970, UTC. */
  readonly day: number;
}

/** All of them, the first first. */
export const updatesOf = (tables: Tables): Update[] =>
  rowsOf<UpdateRow>(tables, "environment-updates").map((row, index) => ({
    ...row,
    number: index + 1,
    moved: row.updated + row.added + row.removed,
    day: Date.parse(`${row.date}T00:00:00Z`),
  }));

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

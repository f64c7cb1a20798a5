/** The set-ups as measured: 65 that count, and Dask DataFrame, which answered too few of the queries to count. */
import { rowsOf, type Tables } from "../contract/table.ts";
import { wordOf, type SetUp } from "./setups.ts";

/** A row of the table. */
export interface SetUpRow {
  readonly setUp: string;
  readonly system: string;
  readonly engine: string;
  readonly isDask: boolean;
  readonly queries: number;
  readonly speed: number;
  readonly workPerDollar: number;
}

/** One set-up: ARM's speed against x86, and the work a dollar buys there against the work it buys on x86. */
export interface Runner {
  readonly id: SetUp;
  readonly name: string;
  readonly engine: string;
  readonly isDask: boolean;
  readonly queries: number;
  readonly speed: number;
  readonly work: number;
}

/** All rows, the fastest on ARM first. */
const setUpRows = (tables: Tables): readonly SetUpRow[] => rowsOf<SetUpRow>(tables, "arm-pairs");

/** The same, as the picture has them. */
export const runnersOf = (tables: Tables): readonly Runner[] =>
  setUpRows(tables)
    .map(({ setUp, system: name, engine, isDask, queries, speed, workPerDollar: work }): Runner => {
      return { id: wordOf(setUp), name, engine, isDask, queries, speed, work };
    })
    .toSorted((a, b) => b.speed - a.speed);

/** A quantile, interpolated linearly (type 7), as the table's method says. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)] ?? NaN;
  return low + ((sorted[Math.ceil(at)] ?? NaN) - low) * (at - Math.floor(at));
}

/** The one in the middle. */
export const middleOf = (values: readonly number[]): number => quantileOf(values, 0.5);

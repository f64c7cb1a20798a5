/** ClickBench results: the time of each query on a warm machine, and two machines compared by them. */
import { mean, sum } from "d3";
import { MalformedRaw, at, isList, quoted } from "../raw.ts";

/** ClickBench runs these many queries; a result holds one list of runs for each. */
const queriesInBenchmark = 43;

/** ClickBench adds 10 ms to either side of a ratio, so that the shortest queries do not decide it. */
const addedSeconds = 0.01;

/** Hot runs in seconds: for each query the least of its runs but the first, or null where it has none. */
export function hot(path: string, file: unknown, place: readonly (string | number)[]): (number | null)[] {
  const queries = at(path, file, place, isList, "a list of queries");
  if (queries.length !== queriesInBenchmark)
    throw new MalformedRaw(path, `${queriesInBenchmark} queries at ${place.join(".")}`, `${queries.length} of them`);
  return queries.map((runs, query) => {
    if (runs === null) return null;
    if (Array.isArray(runs) && runs.every(isRun)) return least(runs.slice(1));
    throw new MalformedRaw(path, `runs in seconds at ${[...place, query].join(".")}`, quoted(runs));
  });
}

/** What two machines say of each other, over the queries that ran on both. */
export interface Comparison {
  readonly queries: number;
  /** How much faster ARM is, a geometric mean over the queries. */
  readonly speed: number;
  readonly x86Seconds: number;
  readonly armSeconds: number;
}

/** Compares the hot runs of the same queries on two machines; `added` in seconds to each. */
export function compare(
  x86: readonly (number | null)[],
  arm: readonly (number | null)[],
  added = addedSeconds,
): Comparison {
  const pairs = x86.flatMap((seconds, query) => {
    const other = arm[query];
    return seconds === null || other === null || other === undefined ? [] : [[seconds, other] as const];
  });
  return {
    queries: pairs.length,
    speed: Math.exp(mean(pairs, ([a, b]) => Math.log((a + added) / (b + added))) ?? 0),
    x86Seconds: sum(pairs, ([a]) => a),
    armSeconds: sum(pairs, ([, b]) => b),
  };
}

type Run = number | null;
const isRun = (run: unknown): run is Run => run === null || (typeof run === "number" && run >= 0);

function least(runs: readonly Run[]): number | null {
  const seconds = runs.filter((run) => run !== null);
  return seconds.length === 0 ? null : Math.min(...seconds);
}

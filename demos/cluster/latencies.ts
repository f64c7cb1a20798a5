/** Documented steps of getting nodes and being rid of them (table `kubernetes-latencies`) as stages and as a policy. */
import { fixed, type Stage } from "./start-up.ts";
import type { RemovalPolicy } from "./removals.ts";

/** A row of the table. Seconds. */
export interface LatencyRow {
  readonly way: string;
  readonly phase: string;
  readonly order: number;
  readonly step: string;
  /** Whether it adds up with the others of its way and phase; the rest are within one that does, or stand instead. */
  readonly counts: boolean;
  readonly secondsLeast: number;
  readonly secondsMost: number;
  readonly nodesAtOnce: number | null;
}

const MICROS = 1_000_000;

/** The steps of one way that add up, in order, from wanting nodes to having them. Throws if the way has none. */
export function startStages(rows: readonly LatencyRow[], way: string): Stage[] {
  return steps(rows, way, "start").map(({ step, secondsLeast, secondsMost }) =>
    secondsLeast === secondsMost
      ? fixed(step, secondsLeast * MICROS)
      : { stage: step, least: secondsLeast * MICROS, most: secondsMost * MICROS },
  );
}

/**
 * How a way is rid of idle nodes; null where no document says (missing is not zero). `every`: from one scan to the next,
 * 10 s by default according to the Cluster Autoscaler FAQ; a row of its own, which does not count.
 */
export function stopPolicy(rows: readonly LatencyRow[], way: string): RemovalPolicy | null {
  const all = rows.filter((row) => row.way === way && row.phase === "stop");
  const unneeded = all.filter(({ counts }) => counts);
  if (unneeded.length === 0) return null;
  const scan = all.find(({ counts, step }) => !counts && step.includes("scan"));
  return {
    after: unneeded.reduce((sum, { secondsMost }) => sum + secondsMost * MICROS, 0),
    atOnce: unneeded.find(({ nodesAtOnce }) => nodesAtOnce !== null)?.nodesAtOnce ?? 1,
    every: (scan?.secondsMost ?? 0) * MICROS,
  };
}

function steps(rows: readonly LatencyRow[], way: string, phase: string): LatencyRow[] {
  const counting = rows.filter((row) => row.way === way && row.phase === phase && row.counts);
  if (counting.length > 0) return counting.toSorted((a, b) => a.order - b.order);
  const ways = [...new Set(rows.map((row) => row.way))].join(", ");
  throw new Error(`No ${phase} of "${way}" is documented; there are ${ways}.`);
}

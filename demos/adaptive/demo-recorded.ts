/** Runs of real Dask that were set up as a run is. */
import type { DemandName } from "./demo-demand.ts";
import type { Step } from "./demo-manual.ts";
import type { Setting } from "./demo-run.ts";

/** A row of the table `adaptive-runs`. */
export interface RunRow {
  readonly workload: string;
  readonly startDelaySeconds: number;
  readonly daskVersion: string;
  readonly repeat: number;
  readonly makespanSeconds: number;
  readonly workerSeconds: number;
  readonly recordSeconds: number;
  readonly workers: string;
}

const NAMES: Partial<Record<DemandName, string>> = {
  burst: "burst",
  bursts: "two-bursts",
  trickle: "trickle",
  tail: "long-tail",
};

/** All repeats; none unless the demand, the rules, the start-up and every setting of adaptive are those of the recordings. */
export function recordingsOf(rows: readonly RunRow[], now: Setting): RunRow[] {
  const usual =
    now.policy === "adaptive" && now.interval === 1 && now.target === 5 && now.wait === 3 && now.minimum === 0;
  if (!usual || now.maximum !== 8 || now.threads !== 1 || now.told || now.loss !== "none") return [];
  return rows.filter(
    ({ workload, startDelaySeconds, daskVersion }) =>
      workload === NAMES[now.demand] && startDelaySeconds === now.startup && daskVersion === now.rules,
  );
}

/** Workers over time, of a recording. */
export const stepsOf = ({ workers }: RunRow): Step[] =>
  workers.split(" ").map((step) => {
    const [at = 0, value = 0] = step.split(":").map(Number);
    return [at, value];
  });

/** Runs of real Dask that were set up as a run is. */
import type { DemandName } from "./demo-demand.ts";
import type { Setting } from "./demo-run.ts";
import type { RunRow } from "./recordings.ts";

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

/** What is known of real Dask: the recording that is set up like a run, and what a task costs, measured and documented. */
import type { Setting } from "./run.ts";

/** A row of data/dask-efficiency: share of worker time that computed, over the recorded repeats (0–1), lengths in seconds. */
export interface EfficiencyRow {
  readonly taskSeconds: number;
  readonly tasks: number;
  readonly workers: number;
  readonly threads: number;
  readonly efficiency: number;
  readonly min: number;
  readonly max: number;
  /** What one task added to the run beyond its perfect length, in seconds. */
  readonly overheadSeconds: number;
  readonly daskVersion: string;
}

/**
 * What Dask's documentation says one task costs, in seconds: "200us to 1ms" (docs.dask.org, Best Practices, Avoid Very
 * Large Graphs); the page on efficiency of distributed.dask.org says about a millisecond.
 */
export const DOCUMENTED = { from: 0.0002, to: 0.001 } as const;

/** The shortest tasks Dask's page on efficiency recommends, in seconds. */
export const ADVISED = 0.1;

/** What a task cost in the recordings, from the least to the most, in seconds to two figures: more would be noise. */
export function measuredCost(rows: readonly EfficiencyRow[]): { readonly from: number; readonly to: number } {
  const costs = rows.map(({ overheadSeconds }) => Number(overheadSeconds.toPrecision(2)));
  return { from: Math.min(...costs), to: Math.max(...costs) };
}

/** The recording of exactly this run, if there is one. All were made with queuing on. */
export function recordingOf(
  rows: readonly EfficiencyRow[],
  run: Setting & { readonly tasks: number },
): EfficiencyRow | undefined {
  return rows.find(
    (row) =>
      run.queuing &&
      row.taskSeconds === run.seconds &&
      row.workers === run.workers &&
      row.threads === run.threads &&
      row.tasks === run.tasks,
  );
}

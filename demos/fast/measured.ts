/** What real Dask measured where a simulated run is set up like the recording. */

/** A row of data/dask-efficiency: share of worker time that computed, over the recorded repeats (0–1), lengths in seconds. */
export interface EfficiencyRow {
  readonly taskSeconds: number;
  readonly tasks: number;
  readonly workers: number;
  readonly threads: number;
  readonly efficiency: number;
  readonly min: number;
  readonly max: number;
  readonly daskVersion: string;
}

/** The recording of exactly this run, if there is one. */
export function recordingOf(
  rows: readonly EfficiencyRow[],
  run: { readonly seconds: number; readonly workers: number; readonly tasks: number },
): EfficiencyRow | undefined {
  return rows.find(
    (row) =>
      row.taskSeconds === run.seconds && row.workers === run.workers && row.threads === 1 && row.tasks === run.tasks,
  );
}

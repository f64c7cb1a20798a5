/** What the demo of lesson 8 shows: one run, the job it could belong to, and the recordings on real Dask. */
import type { Told } from "../contract/demo.ts";
import type { Lived } from "../contract/live.ts";
import type { Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";
import type { ClusterRow } from "./clusters.ts";
import type { Job } from "./job.ts";
import { recordingOf, type EfficiencyRow } from "./measured.ts";
import { run, type Run, type Setting } from "./run.ts";

/** Plain data: it crosses workers. */
export interface Model {
  /** One run, or the curves of many with this run on them. */
  readonly picture: "run" | "curves";
  readonly run: Run;
  readonly job: Job;
  readonly recordings: readonly EfficiencyRow[];
  /** The one recording that was set up as the run is. */
  readonly recording: EfficiencyRow | null;
  /** What was really done of it in this browser, order by order; nothing unless a hand asked for it. */
  readonly lived?: readonly Lived[];
}

/** The cluster whose median job stands for all until a hand picks one. */
const CLUSTER = "SURF";

/** Plays the run. `job` in seconds; null: the median job of the evidence. */
export function modelOf(
  { picture, job, ...setting }: Setting & { readonly picture: "run" | "curves"; readonly job: number | null },
  tables: Tables,
  told?: Told,
): Model {
  const played = run(setting, told);
  const recordings = rowsOf<EfficiencyRow>(tables, "dask-efficiency");
  const median = rowsOf<ClusterRow>(tables, "job-clusters").find(({ cluster }) => cluster === CLUSTER)!.median;
  return {
    picture,
    run: played,
    job: job === null ? { seconds: median, cluster: CLUSTER } : { seconds: job, cluster: null },
    recordings,
    recording: recordingOf(recordings, played) ?? null,
  };
}

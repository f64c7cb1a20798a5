/** Five job logs → one line per cluster: the share of jobs done within so many seconds. */
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { MalformedRaw, reason, whole } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";
import { line } from "./distribution.ts";
import { alibaba, lcg, metacentrum, philly, some } from "./logs.ts";
import type { Log } from "./logs.ts";

/** `share` (0 to 1) of the jobs of `cluster` ran for at most `seconds`. */
export interface Row {
  readonly cluster: string;
  readonly seconds: number;
  readonly share: number;
}

/** Read-off marks that every cluster has: 1 and 10 s, 1 and 10 min, 1 and 4 h, a day, a week (the end of the axis). */
export const marks = [1, 10, 60, 600, 3600, 14_400, 86_400, 604_800] as const;

/** How far, as a share of jobs, the drawn line may be from the log: under one pixel on a chart 400 pixels tall. */
export const tolerance = 0.002;

/** The table `job-durations`. */
export const build: Build<Row> = async (raw) =>
  (await durations(raw)).flatMap(({ cluster, seconds }) =>
    line(seconds, marks, tolerance).map((point) => ({
      cluster: cluster.id,
      seconds: point.seconds,
      share: Math.round(point.share * 10_000) / 10_000,
    })),
  );

/** One cluster: who, when, and how to read its jobs. */
export interface Cluster {
  /** Short name, the key in every table. */
  readonly id: string;
  readonly title: string;
  readonly operator: string;
  /** The year the jobs ran; for Alibaba, whose clock starts at zero, the year of the release. */
  readonly year: number;
  /** Run times in whole seconds, in no order. */
  readonly read: (raw: Raw) => Promise<number[]>;
}

const log = (path: string, read: Log) => async (raw: Raw) => read((await raw(path)).toString("utf8"), path);
const traces = "data/batch-traces/raw";

/** The five, newest public log of each kind that could be reached; not a sample of all clusters. */
export const clusters: readonly Cluster[] = [
  { id: "SURF", title: "Dutch national HPC", operator: "SURF, the Netherlands", year: 2022, read: surf },
  {
    id: "LCG",
    title: "LHC Computing Grid",
    operator: "LCG, 170 sites",
    year: 2005,
    read: log(`${traces}/LCG.swf.gz`, lcg),
  },
  {
    id: "Alibaba",
    title: "Kubernetes GPU pods",
    operator: "Alibaba",
    year: 2023,
    read: log(`${traces}/openb_pod_list_default.csv`, alibaba),
  },
  {
    id: "Philly",
    title: "GPU training",
    operator: "Microsoft",
    year: 2017,
    read: log(`${traces}/philly_runtime.csv.gz`, philly),
  },
  {
    id: "MetaCentrum",
    title: "Czech academic grid",
    operator: "MetaCentrum, Czechia",
    year: 2013,
    read: log(`${traces}/metacentrum-wagap-2013.swf.gz`, metacentrum),
  },
];

/** All five, each with its run times sorted upwards. */
export async function durations(raw: Raw): Promise<{ cluster: Cluster; seconds: Float64Array }[]> {
  const read = async (cluster: Cluster) => ({ cluster, seconds: Float64Array.from(await cluster.read(raw)).sort() });
  return Promise.all(clusters.map(read));
}

/** `duration` is in milliseconds; every row is a finished job, and none is zero. */
async function surf(raw: Raw): Promise<number[]> {
  const path = "data/opendc-surf-bitbrains/raw/surf_halfyear_tasks.parquet";
  const file = new Uint8Array(await raw(path)).buffer;
  let rows: Record<string, unknown>[];
  try {
    rows = await parquetReadObjects({ file, columns: ["duration"], compressors });
  } catch (cause) {
    throw new MalformedRaw(
      path,
      "a Parquet file with a column `duration`",
      `one that does not read (${reason(cause)})`,
    );
  }
  const seconds = rows.map((row, index) =>
    whole(`${Number(row["duration"]) / 1000}`, path, index + 1, "whole seconds"),
  );
  return some(seconds, path).filter((run) => run > 0);
}

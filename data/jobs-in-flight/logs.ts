/** Two job logs with the moments of submission: who is read, how, and how much of the beginning is left out. */
import { min } from "d3";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { MalformedRaw, quoted, reason, whole } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** One job; both in whole seconds, `submitted` since 1970 (SURF) or since the beginning of the log (LCG). */
export interface Job {
  readonly submitted: number;
  readonly seconds: number;
  readonly cores: number;
}

/** One log. The first `warmUpDays` are left out, because what began before the log does not stand in it. */
export interface Log {
  readonly trace: string;
  readonly warmUpDays: number;
  readonly read: (raw: Raw) => Promise<Job[]>;
}

/** The Dutch national HPC centre: jobs of 16 cores. */
export const surf: Log = { trace: "SURF 2022", warmUpDays: 2, read: readSurf };
/** The LHC Computing Grid: jobs of one core. */
export const lcg: Log = { trace: "LCG 2005", warmUpDays: 1, read: readLcg };

/** When the first job was submitted. */
export const begin = (jobs: readonly Job[]): number => min(jobs, ({ submitted }) => submitted)!;

/** The cores of every job, if they are the same for all: then the log says nothing about sizes. */
export function coresOfAll(jobs: readonly Job[]): number | undefined {
  const [first] = jobs;
  return jobs.every(({ cores }) => cores === first?.cores) ? first?.cores : undefined;
}

/** `submission_time` and `duration` are in milliseconds; every row is a finished job, and none is zero. */
async function readSurf(raw: Raw): Promise<Job[]> {
  const path = "data/opendc-surf-bitbrains/raw/surf_halfyear_tasks.parquet";
  const columns = ["submission_time", "duration", "cpu_count"];
  const file = new Uint8Array(await raw(path)).buffer;
  const rows = await parquetReadObjects({ file, columns, compressors }).catch((cause: unknown) => {
    throw new MalformedRaw(
      path,
      `a Parquet file with ${columns.join(", ")}`,
      `one that does not read (${reason(cause)})`,
    );
  });
  if (rows.length === 0) throw new MalformedRaw(path, "at least one job", "none");
  return rows.map((row, index) => {
    const number = (column: string, per: number) => whole(`${Number(row[column]) / per}`, path, index + 1, column);
    return {
      submitted: number("submission_time", 1000),
      seconds: number("duration", 1000),
      cores: number("cpu_count", 1),
    };
  });
}

/** Standard Workload Format: fields 2, 4 and 5 are submission, run time and processors; a comment says how many rows there are. */
async function readLcg(raw: Raw): Promise<Job[]> {
  const path = "data/batch-traces/raw/LCG.swf.gz";
  const lines = (await raw(path)).toString("utf8").split("\n");
  const comment = lines.find((line) => /^; MaxRecords: \d+/.test(line));
  const jobs: Job[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.startsWith(";")) continue;
    const fields = line.trim().split(/\s+/, 5);
    const field = (nth: number, what: string) => whole(fields[nth - 1], path, index + 1, `${what} in whole numbers`);
    jobs.push({ submitted: field(2, "submission"), seconds: field(4, "run time"), cores: field(5, "processors") });
  }
  if (jobs.length === 0 || Number(comment?.split(":")[1]) !== jobs.length)
    throw new MalformedRaw(
      path,
      "as many jobs as the comment MaxRecords says",
      `${jobs.length} and ${quoted(comment)}`,
    );
  return jobs.filter(({ seconds }) => seconds >= 0);
}

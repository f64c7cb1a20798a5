/** A recorded run on real Dask → how much of two workers' time was work, by task length. */
import { MalformedRaw, quoted, reason } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One task length, the median of `repeats` runs; each field is described in resource.json. */
export interface Row {
  readonly taskSeconds: number;
  readonly tasks: number;
  readonly workers: number;
  readonly threads: number;
  readonly efficiency: number;
  readonly min: number;
  readonly max: number;
  readonly repeats: number;
  readonly wallSeconds: number;
  readonly overheadSeconds: number;
  readonly daskVersion: string;
}

const path = "dask/2-efficiency-v2022.12.1-quiet.json";

/** Sleeping tasks only: spinning ones take the scheduler's own core away, so they measure this machine, not Dask. */
export const build: Build<Row> = async (raw) => {
  const recording = parse((await raw(path)).toString("utf8"));
  const cluster = /^(\d+) workers x (\d+) thread/.exec(recording.method ?? "");
  if (!cluster) throw new MalformedRaw(path, 'a method that begins "2 workers x 1 thread"', quoted(recording.method));
  // Debian's package adds its own suffix: "2022.12.1+dfsg" is Dask 2022.12.1
  const daskVersion = /^\d+\.\d+\.\d+/.exec(recording.versions?.dask ?? "")?.[0];
  if (!daskVersion) throw new MalformedRaw(path, "the version of Dask", quoted(recording.versions?.dask));
  const points = (recording.rows ?? []).filter((row) => row.kind === "sleep" && row.contention?.clean === true);
  if (points.length === 0) throw new MalformedRaw(path, "rows of kind `sleep` recorded on a quiet machine", "none");
  return points
    .map((point, index) => {
      const number = (value: unknown, what: string, digits: number) => {
        if (typeof value === "number" && value > 0) return Number(value.toFixed(digits));
        throw new MalformedRaw(path, `${what} above zero in sleep row ${index + 1}`, quoted(value));
      };
      return {
        taskSeconds: number(point.task_s, "task_s", 6),
        tasks: number(point.n, "n", 0),
        workers: Number(cluster[1]),
        threads: Number(cluster[2]),
        efficiency: number(point.efficiency?.median, "efficiency.median", 4),
        min: number(point.efficiency?.min, "efficiency.min", 4),
        max: number(point.efficiency?.max, "efficiency.max", 4),
        repeats: number(point.efficiency?.n, "efficiency.n", 0),
        wallSeconds: number(point.wall_s?.median, "wall_s.median", 4),
        overheadSeconds: number(Number(point.overhead_us_per_task?.median) / 1e6, "overhead_us_per_task.median", 6),
        daskVersion,
      };
    })
    .sort((a, b) => a.taskSeconds - b.taskSeconds);
};

/** What the recording holds, as far as this table goes; anything may be missing from a broken file. */
interface Recording {
  method?: string;
  versions?: { dask?: string };
  rows?: {
    kind?: string;
    contention?: { clean?: boolean };
    task_s?: number;
    n?: number;
    wall_s?: Spread;
    efficiency?: Spread;
    overhead_us_per_task?: Spread;
  }[];
}

interface Spread {
  median?: number;
  min?: number;
  max?: number;
  n?: number;
}

function parse(json: string): Recording {
  try {
    return JSON.parse(json) as Recording;
  } catch (cause) {
    throw new MalformedRaw(path, "a JSON file", `one that does not parse (${reason(cause)})`);
  }
}

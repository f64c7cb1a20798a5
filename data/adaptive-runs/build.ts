/** Recorded runs of real Dask's adaptive scaling → one row per run: what it cost, and how many workers there were when. */
import type { Build } from "../raw.ts";
import { changes, read, summarise } from "./recording.ts";

/** One run; the strings `workers`, `events` and `marks` are described in resource.json. */
export interface Row {
  readonly workload: string;
  readonly startDelaySeconds: number;
  readonly daskVersion: string;
  readonly repeat: number;
  readonly makespanSeconds: number;
  readonly peakWorkers: number;
  readonly workerSeconds: number;
  readonly busyWorkerSeconds: number;
  readonly ups: number;
  readonly downs: number;
  readonly recordSeconds: number;
  readonly workers: string;
  readonly events: string;
  readonly marks: string;
}

const versions = ["2022.12.1", "2024.7.0"] as const;

/** Every recording: only the burst was also run with workers that take 5 s to start, once per version. */
const series = [
  { workload: "burst", delay: 0, repeats: [1, 2, 3] },
  { workload: "burst", delay: 5, repeats: [1] },
  { workload: "two-bursts", delay: 0, repeats: [1, 2, 3] },
  { workload: "trickle", delay: 0, repeats: [1, 2, 3] },
  { workload: "long-tail", delay: 0, repeats: [1, 2, 3] },
] as const;

/** The files by what they hold. */
export const recordings = series.flatMap(({ workload, delay, repeats }) =>
  versions.flatMap((version) =>
    repeats.map((repeat) => ({
      workload,
      delay,
      version,
      repeat,
      path: `dask/4-adaptive-${workload}${delay > 0 ? `-delay${delay}` : ""}-r${repeat}-v${version}.json`,
    })),
  ),
);

/** The table `adaptive-runs`. Times are from the first submission. */
export const build: Build<Row> = (raw) =>
  Promise.all(
    recordings.map(async (run) => {
      const { samples, events, marks } = await read(raw, run);
      const { makespan, peak, workerSeconds, busySeconds, ups, downs } = summarise({ samples, events, marks });
      const start = marks[0]!.time;
      const since = (time: number) => String(Math.round((time - start) * 10) / 10);
      return {
        workload: run.workload,
        startDelaySeconds: run.delay,
        daskVersion: run.version,
        repeat: run.repeat,
        makespanSeconds: Number(makespan.toFixed(2)),
        peakWorkers: peak,
        workerSeconds: Number(workerSeconds.toFixed(1)),
        busyWorkerSeconds: Number(busySeconds.toFixed(1)),
        ups,
        downs,
        recordSeconds: Number(since(samples.at(-1)!.time)),
        workers: changes(samples, start)
          .map(({ time, workers }) => `${since(time)}:${workers}`)
          .join(" "),
        events: events.map(({ time, status, n }) => `${since(time)}:${status}${n}`).join(" "),
        marks: marks.map(({ time, label }) => `${since(time)} ${label}`).join("; "),
      };
    }),
  );

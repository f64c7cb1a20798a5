/** The demo as tables: one run, and the curves. */
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import type { Bar } from "../chart/task-stream.ts";
import { recorded } from "./curves-picture.ts";
import { cut } from "./job.ts";
import { livedBusy, WAYS } from "./live.ts";
import { livedRows } from "./live-words.ts";
import type { Model } from "./model.ts";
import { covering, slots, type Setting } from "./run.ts";

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** One run, in numbers. */
export function runRows(model: Model): DataTable {
  const { run, job, recording } = model;
  const { seconds, workers, threads, queuing, tasks, bars, scheduling, finished, busy } = run;
  const whole = cut(job, run);
  return {
    caption: "One run, in numbers",
    columns: ["what", "value"],
    rows: [
      ["task length (s)", seconds],
      ["tasks", tasks],
      ["workers", workers],
      ["threads per worker", threads],
      ["queuing (worker saturation)", queuing ? "on (1.1)" : "off (infinite)"],
      ["finished after (s)", finished],
      ["perfect would be (s)", (tasks * seconds) / slots(run)],
      ["threads’ time that computed (%)", percent(busy)],
      ["time the scheduler was busy (%)", percent(covering(scheduling, 1)(finished))],
      ["most tasks running at once", mostAtOnce(bars)],
      ["measured on real Dask, same set-up (%)", recording ? percent(recording.efficiency) : "not recorded"],
      [
        `${job.cluster ? `the median job on ${job.cluster}` : "the job picked"}, with every thread at work (s)`,
        job.seconds,
      ],
      ["that job in such tasks: tasks (extrapolated)", whole ? Math.round(whole.tasks) : "shorter than one task"],
      ["that job in such tasks: takes (s, extrapolated)", whole ? Math.round(whole.takes) : "shorter than one task"],
      ...livedRows(model),
    ],
  };
}

/** Every point of the curves, the recordings, and the run of these knobs. */
export function curveRows({ run, recordings, lived = [] }: Model, study: StudyResult | undefined): DataTable {
  const simulated = (set: Pick<Setting, "workers" | "threads">, length: number, busy: number) => [
    "simulated",
    set.workers,
    set.threads,
    length,
    percent(busy),
    "one run",
  ];
  return {
    caption: "Threads’ time that computes, by length of a task",
    columns: [
      "basis",
      "workers",
      "threads per worker",
      "task length (s)",
      "time that computes (%)",
      "least to most (%)",
    ],
    rows: [
      ...recorded(recordings, run).map(({ workers, threads, taskSeconds, efficiency, min, max }) => [
        "measured",
        workers,
        threads,
        taskSeconds,
        percent(efficiency),
        `${percent(min)} to ${percent(max)}`,
      ]),
      ...lived
        .filter(({ ended }) => ended)
        .map((one) => ["live", one.order.workers, 1, one.order.seconds, percent(livedBusy(one)), WAYS[one.way]]),
      simulated(run, run.seconds, run.busy),
      ...(study?.rows ?? []).map(({ workers = 0, threads = 0, length = 0, busy = 0 }) =>
        simulated({ workers, threads }, length, busy),
      ),
    ],
  };
}

function mostAtOnce(bars: readonly Bar[]): number {
  const edges = bars.flatMap(({ start, stop }) => [[start, 1] as const, [stop, -1] as const]);
  edges.sort(([a, up], [b, down]) => a - b || up - down);
  let now = 0;
  return edges.reduce((most, [, step]) => Math.max(most, (now += step)), 0);
}

/** Real Dask scaling adaptively, as it was recorded: four workloads, one of them also with workers that start slowly. */

/** A row of data/adaptive-runs, as far as it is needed here. */
export interface RunRow {
  readonly workload: string;
  readonly startDelaySeconds: number;
  readonly daskVersion: string;
  readonly repeat: number;
  readonly makespanSeconds: number;
  readonly workerSeconds: number;
  readonly busyWorkerSeconds: number;
  readonly ups: number;
  readonly downs: number;
  readonly recordSeconds: number;
  readonly workers: string;
}

/** What was recorded, by the name the knob has for it. */
export const workloads = {
  burst: { workload: "burst", delay: 0, label: "A burst", tells: "200 tasks of half a second at once" },
  late: { workload: "burst", delay: 5, label: "A burst, slow start", tells: "200 tasks at once, workers start in 5 s" },
  bursts: { workload: "two-bursts", delay: 0, label: "Two bursts", tells: "100 tasks, 20 s of nothing, 100 tasks" },
  trickle: { workload: "trickle", delay: 0, label: "A trickle", tells: "2 tasks every half second, for 30 s" },
  tail: { workload: "long-tail", delay: 0, label: "A long tail", tells: "120 short tasks and 2 of 20 s" },
} as const;

/** One of them. */
export type WorkloadName = keyof typeof workloads;

/** The most workers the recorded runs were allowed. */
export const MAXIMUM = 8;

/** One run. Seconds count from the first submission. */
export interface Recording {
  readonly version: string;
  readonly repeat: number;
  /** Until all tasks are done. */
  readonly seconds: number;
  /** Worker-seconds, over the whole record. */
  readonly paid: number;
  /** The part of them in which the worker had a task. */
  readonly busy: number;
  /** Decisions to scale up, and down. */
  readonly ups: number;
  readonly downs: number;
  /** When the record ends. */
  readonly until: number;
  /** So many workers from a second on. */
  readonly steps: readonly (readonly [seconds: number, workers: number])[];
}

/** All repeats of one workload, the one in the middle by how long it took first. */
export interface Recorded {
  readonly name: WorkloadName;
  readonly front: Recording;
  readonly others: readonly Recording[];
}

/** Workers over time, as a row has them. */
export const stepsOf = ({ workers }: RunRow): [seconds: number, workers: number][] =>
  workers.split(" ").map((step) => {
    const [at = 0, count = 0] = step.split(":").map(Number);
    return [at, count];
  });

/** The runs of one workload. */
export function recordedOf(rows: readonly RunRow[], name: WorkloadName): Recorded {
  const { workload, delay } = workloads[name];
  const runs = rows
    .filter((row) => row.workload === workload && row.startDelaySeconds === delay)
    .map((row): Recording => ({
      version: row.daskVersion,
      repeat: row.repeat,
      seconds: row.makespanSeconds,
      paid: row.workerSeconds,
      busy: row.busyWorkerSeconds,
      ups: row.ups,
      downs: row.downs,
      until: row.recordSeconds,
      steps: stepsOf(row),
    }))
    .sort((a, b) => a.seconds - b.seconds);
  const middle = runs[Math.floor((runs.length - 1) / 2)]!;
  return { name, front: middle, others: runs.filter((run) => run !== middle) };
}

/** What as many workers as there ever were would have cost, had they stood there until the work was done. */
export const fixedPaid = ({ seconds }: Recording): number => MAXIMUM * seconds;

/** So many workers at a second of the record. */
export const workersAt = ({ steps }: Recording, second: number): number =>
  steps.findLast(([from]) => from <= second)?.[1] ?? 0;

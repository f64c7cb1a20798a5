/**
 * The job of lesson 9: so many bytes in pieces of uneven size, each read and summed up by itself, the sums combined eight at
 * a time until one is left. The work is the same however many pieces it is cut into.
 */
import type { Role } from "../contract/demo.ts";
import type { Key, TaskSpec } from "../scheduler/index.ts";
import { tree } from "../workload/tree.ts";
import { uneven } from "../workload/uneven.ts";

/** Bytes of the job: an assumption. */
export const BYTES = 2e12;

/** Seconds one thread takes before any piece can begin, to find out what there is: an assumption. It is the serial part. */
export const PLAN = 15;

/** Seconds one thread takes to combine up to eight sums: an assumption. */
const COMBINE = 0.5;

/** Sizes lie evenly within this share on either side of their mean: an assumption. */
export const SPREAD = 0.5;

/** How much of a piece its sum is: an assumption. */
const SUM = 0.02;

/** Bytes of what combining gives: sums by the same groups no longer grow. */
const COMBINED = 50e6;

const SEED = 7;

/** The task before all pieces. */
export const PLANNED: Key = "plan-0";

/** How the job is cut. */
export interface Cut {
  readonly pieces: number;
  /** Bytes one thread works through in a second. */
  readonly rate: number;
}

/** The graph, inputs before what needs them: `plan-0`, `process-0` …, `combine0-0` …; a piece needs its own size in memory. */
export function job({ pieces, rate }: Cut): TaskSpec[] {
  const plan: TaskSpec = { key: PLANNED, dependencies: [], duration: PLAN * 1e6, nbytes: 100_000 };
  const drawn = uneven({ tasks: pieces, seconds: work(rate) / pieces, spread: SPREAD, seed: SEED });
  // The draw of a few pieces is off the mean; the job stays the same size.
  const fit = (work(rate) * 1e6) / drawn.reduce((sum, { duration }) => sum + duration, 0);
  const processed = drawn.map((task) => {
    const duration = Math.round(task.duration * fit);
    const bytes = Math.round((duration / 1e6) * rate);
    return { ...task, dependencies: [plan.key], duration, working: bytes, nbytes: Math.round(bytes * SUM) };
  });
  const combined = tree({ leaves: pieces, leaf: "process", level: "combine", seconds: COMBINE, nbytes: COMBINED });
  return [plan, ...processed, ...combined.slice(pieces)];
}

/** Seconds of one thread's time that the pieces take, however they are cut. */
export const work = (rate: number): number => BYTES / rate;

/** How many tasks that is. */
export function tasksOf(pieces: number): number {
  let tasks = 1 + pieces;
  for (let left = pieces; left > 1; tasks += left) left = Math.ceil(left / 8);
  return tasks;
}

/** The colour of a task of this job. */
export const kindOf = (key: Key): Role => (key.startsWith("combine") ? "reduce" : "read");

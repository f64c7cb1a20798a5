/** A long tail: many short tasks and a few long ones, so that most of a cluster is soon idle and a few workers are not. */
import type { Seconds, TaskSpec } from "../scheduler/index.ts";
import type { Job } from "./job.ts";
import { MAP_FIFO_TIMEOUT } from "./repeated.ts";
import { DEFAULT_DATA_SIZE, count, micros, numbers } from "./sizes.ts";

/** How many of both; the defaults are those recorded on real Dask (`run4_adaptive.py`). */
export interface LongTailOptions {
  /** Default 120. */
  readonly short?: number;
  /** Of each short task. Default 0.3. */
  readonly seconds?: Seconds;
  /** Default 2. */
  readonly long?: number;
  /** Of each long task. Default 20. */
  readonly longSeconds?: Seconds;
}

/**
 * `short-0` … and, in a map of its own right after, `long-0` …: two maps of one generation, each ordered from 0 by itself,
 * so the long tasks are among the first to run.
 */
export function longTail({ short = 120, seconds = 0.3, long = 2, longSeconds = 20 }: LongTailOptions = {}): Job {
  const map = (name: string, many: number, duration: number): TaskSpec[] =>
    numbers(many).map((index) => ({ key: `${name}-${index}`, dependencies: [], duration, nbytes: DEFAULT_DATA_SIZE }));
  count("short tasks of a long tail", short);
  count("long tasks of a long tail", long);
  const brief = micros("seconds of a long tail's short tasks", seconds);
  const tail = map("long", long, micros("seconds of a long tail's long tasks", longSeconds));
  return {
    tasks: map("short", short, brief),
    happenings: [{ at: 0, do: "submit", tasks: tail, fifoTimeout: MAP_FIFO_TIMEOUT }],
  };
}

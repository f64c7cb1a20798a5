/** A trickle: a few tasks at regular intervals, which add up to little work for a long time. */
import type { Seconds } from "../scheduler/index.ts";
import type { Job } from "./job.ts";
import { repeated } from "./repeated.ts";
import { count, micros } from "./sizes.ts";

/** How much comes how often; the defaults are those recorded on real Dask (`run4_adaptive.py`): two cores' worth for 30 s. */
export interface TrickleOptions {
  /** Submissions. Default 60. */
  readonly times?: number;
  /** Tasks of each submission. Default 2. */
  readonly tasks?: number;
  /** Of each task. Default 0.5. */
  readonly seconds?: Seconds;
  /** From one submission to the next. Default 0.5. */
  readonly every?: Seconds;
}

/** The first tasks at 0, the others as they come. */
export function trickle({ times = 60, tasks = 2, seconds = 0.5, every = 0.5 }: TrickleOptions = {}): Job {
  const duration = micros("seconds of a trickle's tasks", seconds);
  count("submissions of a trickle", times);
  count("tasks of each submission of a trickle", tasks);
  return repeated({ times, tasks, duration, apart: micros("seconds between submissions of a trickle", every) });
}

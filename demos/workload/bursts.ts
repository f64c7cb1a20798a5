/** Bursts: maps with pauses between them, in which a cluster that scales by itself has nothing to do. */
import type { Seconds } from "../scheduler/index.ts";
import type { Job } from "./job.ts";
import { repeated } from "./repeated.ts";
import { count, micros } from "./sizes.ts";

/** How large the bursts are and how far apart; the defaults are those recorded on real Dask (`run4_adaptive.py`). */
export interface BurstsOptions {
  /** Default 2. */
  readonly bursts?: number;
  /** Of each burst. Default 100. */
  readonly tasks?: number;
  /** Of each task. Default 0.5. */
  readonly seconds?: Seconds;
  /** From the end of a burst to the next, if it lasts as long as `lasts` says. Default 20. */
  readonly pause?: Seconds;
  /**
   * How long a burst is taken to last: the next is submitted at a set time, done or not. Default: what eight threads need,
   * and 2.25 s until they are there; the two recorded bursts lasted 8.5 s (median of six runs), 6.25 s of them work.
   */
  readonly lasts?: Seconds;
}

/** The first burst at 0, the others as they come. */
export function bursts({ bursts: times = 2, tasks = 100, seconds = 0.5, pause = 20, lasts }: BurstsOptions = {}): Job {
  const duration = micros("seconds of a burst's tasks", seconds);
  count("bursts", times);
  count("tasks of a burst", tasks);
  const busy = micros("seconds a burst lasts", lasts ?? (tasks * seconds) / 8 + 2.25);
  return repeated({ times, tasks, duration, apart: busy + micros("seconds of a pause between bursts", pause) });
}

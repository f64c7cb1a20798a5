/** The same map again and again, at set times: what bursts and trickles are made of. */
import type { Happening, Micros, TaskSpec } from "../scheduler/index.ts";
import type { Job } from "./job.ts";
import { DEFAULT_DATA_SIZE, numbers } from "./sizes.ts";

/** Which map, how often, and how far apart. */
export interface Repeated {
  readonly times: number;
  /** Of each map. */
  readonly tasks: number;
  /** Of each task. */
  readonly duration: Micros;
  /** From one submission to the next, whether the one before is done or not. */
  readonly apart: Micros;
}

/** A graph that comes more than so long after the last new generation starts another (`fifo_timeout` of `Client.map`). */
export const MAP_FIFO_TIMEOUT: Micros = 100_000;

/** The first map at 0; `nap-0`, `nap-1` … through all of them: one prefix, as `client.map(nap, …, key="nap-b1")` has in dask. */
export function repeated({ times, tasks, duration, apart }: Repeated): Job {
  const map = (turn: number): TaskSpec[] =>
    numbers(tasks).map((index) => ({
      key: `nap-${turn * tasks + index}`,
      dependencies: [],
      duration,
      nbytes: DEFAULT_DATA_SIZE,
    }));
  const later = numbers(times - 1).map((before): Happening => {
    const turn = before + 1;
    return { at: turn * apart, do: "submit", tasks: map(turn), fifoTimeout: MAP_FIFO_TIMEOUT };
  });
  return { tasks: map(0), happenings: later };
}

/**
 * Hours played as seconds: all that takes time takes so many times less, all that moves data is as many times faster, and the
 * run is stretched back. What Dask does by the clock (heartbeats, looks at memory) it then does as much less often, beside
 * tasks of minutes. Played in full, days of heartbeats would take seconds to compute.
 */
import {
  COSTS,
  simulate,
  type Costs,
  type Happening,
  type Run,
  type TaskSpec,
  type WorkerSpec,
} from "../scheduler/index.ts";

/** What is played, in the time it would really take. */
export interface Played {
  readonly tasks: readonly TaskSpec[];
  readonly workers: readonly WorkerSpec[];
  readonly happenings: readonly Happening[];
  /** `distributed.scheduler.allowed-failures`. */
  readonly allowedFailures: number;
}

/** Plays it `stretch` times faster; times in and out are as they would be. */
export function play({ tasks, workers, happenings, allowedFailures }: Played, stretch: number): Run {
  const short = (micros: number): number => Math.max(1, Math.round(micros / stretch));
  const { bandwidth, disk, ...times } = COSTS;
  const costs: Partial<Costs> = {
    ...Object.fromEntries(Object.entries(times).map(([name, time]) => [name, short(time)])),
    bandwidth: bandwidth * stretch,
    disk: disk * stretch,
  };
  const run = simulate({
    tasks: tasks.map((task) => ({ ...task, duration: short(task.duration) })),
    workers: workers.map(({ arrives, ...worker }) =>
      arrives === undefined ? worker : { ...worker, arrives: short(arrives) },
    ),
    happenings: happenings.map((happening) => ({ ...happening, at: short(happening.at) })),
    costs,
    config: { allowedFailures },
  });
  const long = <T extends { readonly start: number; readonly stop: number }>(stretches: readonly T[]): T[] =>
    stretches.map((one) => ({ ...one, start: one.start * stretch, stop: one.stop * stretch }));
  return { ...run, executed: long(run.executed), transferred: long(run.transferred), finished: run.finished * stretch };
}

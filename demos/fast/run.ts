/** One run of lesson 8: n equal tasks, W one-thread workers, one scheduler; played to the end on the mini scheduler. */
import { map } from "../workload/map.ts";
import { simulate } from "../scheduler/index.ts";

/** A stretch of time, in virtual seconds. */
export interface Stretch {
  readonly start: number;
  readonly stop: number;
}

/** What the picture, the words and the table need of a run. Times in virtual seconds since submission. */
export interface Run {
  /** Length of one task, as asked for. */
  readonly seconds: number;
  readonly workers: number;
  readonly tasks: number;
  /** Every task as it ran: on which worker (0 …), from when to when, in order of start. */
  readonly executed: readonly (Stretch & { readonly key: string; readonly worker: number })[];
  /** When the scheduler itself was working. */
  readonly scheduling: readonly Stretch[];
  /** When the client heard of the last result. */
  readonly finished: number;
  /** Share of all worker time, up to the end, that computed: 0–1. Dask's efficiency. */
  readonly busy: number;
}

/**
 * How many tasks are sent: as many as 0.8 seconds of perfect work need, the rule of the recordings on real Dask
 * (at most 500, an even number), and at least eight a worker, so that starting and ending do not decide the result.
 */
export function tasksFor(seconds: number, workers: number): number {
  const perfect = Math.min(500, Math.round((workers * 0.8) / seconds));
  return Math.max(perfect + (perfect % 2), 8 * workers);
}

/** Plays the run. Rules 2024.7.0, the release current at the talk, unless a recording's own are asked for. */
export function run(seconds: number, workers: number): Run {
  const tasks = tasksFor(seconds, workers);
  const names = Array.from({ length: workers }, (_, index) => `worker-${index}`);
  const played = simulate({
    tasks: map({ tasks, seconds }),
    workers: names.map((name) => ({ name, nthreads: 1 })),
  });
  const rowOf = new Map(names.map((name, index) => [name, index]));
  const executed = played.executed
    .map(({ key, worker, start, stop }) => ({ key, worker: rowOf.get(worker)!, start: start / 1e6, stop: stop / 1e6 }))
    .sort((a, b) => a.start - b.start || a.worker - b.worker);
  const finished = played.finished / 1e6;
  return {
    seconds,
    workers,
    tasks,
    executed,
    scheduling: joined(played.scheduling.map(({ start, stop }) => ({ start: start / 1e6, stop: stop / 1e6 }))),
    finished,
    busy: (tasks * seconds) / (workers * finished),
  };
}

/** Stretches that touch become one: the picture shows when the scheduler worked, not how often it looked up. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: { start: number; stop: number }[] = [];
  for (const { start, stop } of stretches) {
    const last = whole.at(-1);
    if (last && start <= last.stop) last.stop = Math.max(last.stop, stop);
    else whole.push({ start, stop });
  }
  return whole;
}

/** Share of the time before `at` (s) that the stretches, times `lanes` of them side by side, cover: 0–1. */
export function covered(stretches: readonly Stretch[], lanes: number, at: number): number {
  if (at <= 0) return 0;
  const sum = stretches.reduce((total, { start, stop }) => total + Math.max(0, Math.min(stop, at) - start), 0);
  return sum / (lanes * at);
}

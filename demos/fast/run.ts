/** One run of lesson 8: n equal tasks, W workers of T threads, one scheduler; played to the end on the mini scheduler. */
import type { Bar } from "../chart/task-stream.ts";
import type { Told } from "../contract/demo.ts";
import { map } from "../workload/map.ts";
import { simulate } from "../scheduler/index.ts";

/** A stretch of time, in virtual seconds. */
export interface Stretch {
  readonly start: number;
  readonly stop: number;
}

/** How a run is set up. */
export interface Setting {
  /** Length of one task. */
  readonly seconds: number;
  readonly workers: number;
  /** Of each worker. */
  readonly threads: number;
  /** Whether tasks wait at the scheduler (Dask's own worker saturation) or are all handed out at once (an infinite one). */
  readonly queuing: boolean;
}

/** What the picture, the words and the table need of a run: plain data. Times in virtual seconds since submission. */
export interface Run extends Setting {
  readonly tasks: number;
  /** Every task as it ran, in order of start; a row is a thread, those of a worker side by side. */
  readonly bars: readonly Bar[];
  /** When the scheduler itself was working. */
  readonly scheduling: readonly Stretch[];
  /** When the client heard of the last result. */
  readonly finished: number;
  /** Share of all threads' time, up to the end, that computed: 0–1. Dask's efficiency. */
  readonly busy: number;
}

/** Dask's default for `distributed.scheduler.worker-saturation`: queuing on. */
const SATURATION = 1.1;

/** Threads there are in all. */
export const slots = ({ workers, threads }: Pick<Setting, "workers" | "threads">): number => workers * threads;

/**
 * How many tasks are sent: as many as 0.8 seconds of perfect work need, the rule of the recordings on real Dask
 * (at most 500, an even number), and at least eight a thread, so that starting and ending do not decide the result.
 * From 200 threads on the eight become fewer, from 400 on four: 1,000 workers of 8 threads get 32,000 tasks.
 */
export function tasksFor(seconds: number, threads: number): number {
  const perfect = Math.min(500, Math.round((threads * 0.8) / seconds));
  return Math.max(perfect + (perfect % 2), threads * Math.min(8, Math.max(4, Math.floor(1600 / threads))));
}

/** Plays the run. Rules 2024.7.0, the release current at the talk. */
export function run(setting: Setting, told: Told = () => {}): Run {
  const { seconds, workers, threads, queuing } = setting;
  const tasks = tasksFor(seconds, slots(setting));
  const names = Array.from({ length: workers }, (_, index) => `worker-${index}`);
  const scenario = {
    tasks: map({ tasks, seconds }),
    workers: names.map((name) => ({ name, nthreads: threads })),
    config: { workerSaturation: queuing ? SATURATION : Infinity },
  };
  const played = simulate(scenario, (done, of) => {
    told(done, of);
    return true;
  });
  const first = new Map(names.map((name, index) => [name, index * threads]));
  const bars = played.executed
    .map(({ key, worker, thread, start, stop }) => ({
      key,
      row: first.get(worker)! + thread,
      start: start / 1e6,
      stop: stop / 1e6,
      role: "read" as const,
    }))
    .sort((a, b) => a.start - b.start || a.row - b.row);
  const finished = played.finished / 1e6;
  return {
    seconds,
    workers,
    threads,
    queuing,
    tasks,
    bars,
    scheduling: joined(played.scheduling.map(({ start, stop }) => ({ start: start / 1e6, stop: stop / 1e6 }))),
    finished,
    busy: (tasks * seconds) / (slots(setting) * finished),
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

/**
 * The share (0–1) of the time before a moment (s) that the stretches, `lanes` of them side by side, cover. Sums what has
 * begun and takes off what has ended, so that asking sixty times a second costs two searches, not thousands of sums.
 */
export function covering(stretches: readonly Stretch[], lanes: number): (at: number) => number {
  const begun = passed(stretches.map(({ start }) => start));
  const ended = passed(stretches.map(({ stop }) => stop));
  return (at) => (at > 0 ? Math.max(0, begun(at) - ended(at)) / (lanes * at) : 0);
}

/** The sum, over all moments before `at`, of how long ago they are. */
function passed(moments: readonly number[]): (at: number) => number {
  const sorted = Float64Array.from(moments).sort();
  const sums = new Float64Array(sorted.length + 1);
  for (const [index, moment] of sorted.entries()) sums[index + 1] = sums[index]! + moment;
  return (at) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low * at - sums[low]!;
  };
}

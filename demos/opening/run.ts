/** One run of the toy job on one-thread workers, played to the end on the mini scheduler, as a task stream needs it. */
import type { Bar } from "../chart/task-stream.ts";
import { simulate, type Run as Played } from "../scheduler/index.ts";
import { etl, kindOf } from "../workload/etl.ts";

/** A result that went from one worker to another. Rows from 0, times in virtual seconds, bytes. */
export interface Move {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly stop: number;
  readonly nbytes: number;
}

/** What picture, words and table need of a run. Times in virtual seconds since the job was sent. */
export interface Run {
  readonly workers: number;
  readonly tasks: number;
  /** Every task where and when it ran, in the order they began; its role is its kind. */
  readonly computed: readonly Bar[];
  /** In the order they began. */
  readonly moves: readonly Move[];
  /** Computing of all tasks together. */
  readonly work: number;
  /** What the work would take if no worker ever paused. */
  readonly ideal: number;
  /** When the client had the result. */
  readonly finished: number;
  /** Share of all worker time, up to the end, that computed: 0–1. Dask's efficiency. */
  readonly busy: number;
}

/** Plays the job. `seed` draws how long its tasks take. */
export function run({ workers, seed }: { readonly workers: number; readonly seed: number }): Run {
  const tasks = etl({ seed });
  const names = Array.from({ length: workers }, (_, index) => `worker-${index}`);
  const played = simulate({ tasks, workers: names.map((name) => ({ name, nthreads: 1 })) });
  const row = new Map(names.map((name, index) => [name, index]));
  const finished = seconds(played.finished);
  const computed = computedOf(played, row);
  const work = seconds(tasks.reduce((sum, { duration }) => sum + duration, 0));
  return {
    workers,
    tasks: tasks.length,
    computed,
    moves: movesOf(played, row),
    work,
    ideal: work / workers,
    finished,
    busy: work / (workers * finished),
  };
}

const seconds = (micros: number): number => micros / 1e6;

const byStart = (a: { readonly start: number }, b: { readonly start: number }): number => a.start - b.start;

const computedOf = ({ executed }: Played, row: ReadonlyMap<string, number>): Bar[] =>
  executed
    .map(({ key, worker, start, stop }) => ({
      key,
      row: row.get(worker)!,
      start: seconds(start),
      stop: seconds(stop),
      role: kindOf(key),
    }))
    .sort(byStart);

const movesOf = ({ transferred }: Played, row: ReadonlyMap<string, number>): Move[] =>
  transferred
    .map(({ key, from, to, start, stop, nbytes }) => ({
      key,
      from: row.get(from)!,
      to: row.get(to)!,
      start: seconds(start),
      stop: seconds(stop),
      nbytes,
    }))
    .sort(byStart);

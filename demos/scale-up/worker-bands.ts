/** Rows of threads that belong to one worker: kept together, apart from the next worker's, and named once. */
import type { Rows } from "../chart/bars.ts";
import { write } from "../chart/svg.ts";
import { textWidth } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import type { Run } from "./run.ts";

/** More workers than this have no pixels to stand apart in. */
const FEW = 16;

/** Threads for each row of space between two workers; workers of fewer threads need none. */
const APART = 4;

/** Narrower than so many em there are only numbers. */
const NARROW = 28;

/** Where the rows of a run go. Rows count from 0. */
export interface Bands {
  readonly workers: number;
  readonly threads: number;
  /** Rows between two workers, and those that such spaces begin with. */
  readonly gap: number;
  readonly gaps: readonly number[];
  /** Rows with the spaces. */
  readonly rows: number;
  /** The row of the picture in which a thread's bars stand. */
  rowOf(thread: number): number;
  /** Whose row of the picture it is, in words. */
  say(row: number): string;
}

/** Plans the rows. */
export function bandsOf({ workers, threads }: Pick<Run, "workers" | "threads">): Bands {
  const gap = workers <= FEW ? Math.floor(threads / APART) : 0;
  const pitch = threads + gap;
  return {
    workers,
    threads,
    gap,
    gaps: gap ? Array.from({ length: workers - 1 }, (_, worker) => worker * pitch + threads) : [],
    rows: workers * pitch - gap,
    rowOf: (thread) => Math.floor(thread / threads) * pitch + (thread % threads),
    say: (row) =>
      `worker ${count(Math.floor(row / pitch) + 1)}${threads > 1 ? `, thread ${count((row % pitch) + 1)}` : ""}`,
  };
}

/** The name of a worker beside its rows; of many the first alone is called so in full. */
const nameOf = (worker: number, { width, label }: Frame): string =>
  width >= label * NARROW && worker === 0 ? `worker ${worker + 1}` : String(worker + 1);

/** Pixels the names take. */
export const namesWidth = (workers: number, frame: Frame): number =>
  Math.ceil(
    Math.max(...[0, workers - 1].map((worker) => textWidth(nameOf(worker, frame), frame.label))) + frame.label * 0.4,
  );

/** Writes the names of the first and of the last, where there is room for both. */
export function nameBands(parent: Element, { workers, threads, gap }: Bands, rows: Rows, left: number, frame: Frame) {
  const size = frame.label;
  const pitch = rows.pitch * (threads + gap);
  for (const worker of new Set([0, workers - 1])) {
    if (worker * pitch < size && worker) continue;
    const middle = rows.top(worker * (threads + gap)) + (rows.pitch * threads) / 2;
    write(parent, nameOf(worker, frame), left - size * 0.4, middle + size * 0.34, {
      fill: frame.palette("soft"),
      size,
      anchor: "end",
    });
  }
}

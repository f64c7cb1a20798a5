/**
 * The picture that the whole talk reads: one job as a task stream with names for its rows and colours, hatching where a
 * worker waits, when it was done, and when it would have been without a pause.
 */
import { roles, type Frame, type Picture, type Seconds } from "../contract/demo.ts";
import { count, duration } from "../contract/format.ts";
import type { Bar } from "./bars.ts";
import type { End } from "./ends.ts";
import { pauses } from "./pauses.ts";
import { taskStream } from "./task-stream.ts";

/** One run of a job of some hundred tasks. Times in virtual seconds. */
export interface Job {
  /** Threads; on one-thread workers each row is a worker. */
  readonly rows: number;
  /** Tasks, transfers to their row, attempts that were lost: all but the waiting, which is what they leave. */
  readonly bars: readonly Bar[];
  readonly finished: Seconds;
  /** What the work would take if no worker ever paused. */
  readonly ideal?: Seconds;
  /** What a row is called; "worker 3" unless said. */
  rowName?(row: number): string;
  /** From when to when a row was there; the whole run unless said. */
  there?(row: number): readonly [from: Seconds, to: Seconds];
}

/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

/** Draws a job; `before` is the run that a knob was turned from. */
export function jobStream(job: Job, frame: Frame, before?: Job): Picture {
  const { rows, finished, rowName = (row) => `worker ${count(row + 1)}`, there } = job;
  const until = Math.max(finished, before?.finished ?? 0);
  const waiting = pauses(job.bars, {
    rows,
    until: finished,
    least: (until / frame.width) * SEEN,
    ...(there ? { there: (row) => there(row) } : {}),
  });
  const bars = [...waiting, ...job.bars];
  const shown = new Set(bars.map(({ role }) => role));
  return taskStream(
    bars,
    {
      rows,
      until,
      gutter: true,
      rowName,
      // In the order in which a piece of data meets them, then what is not work.
      legend: roles.filter((role) => shown.has(role)).map((role) => ({ label: role, role })),
      ends: endsOf(job, before),
      // Rows of another number of workers are other rows: then only its end is comparable.
      ...(before && before.rows === rows ? { ghost: before.bars } : {}),
    },
    frame,
  );
}

const endsOf = ({ ideal, finished }: Job, before: Job | undefined): End[] => [
  ...(ideal === undefined
    ? []
    : [{ at: ideal, label: `without a pause: ${duration(ideal)}`, role: "soft" as const, dashed: true }]),
  { at: finished, label: `done: ${duration(finished)}`, role: "ink" },
  ...(before
    ? [{ at: before.finished, label: `before: ${duration(before.finished)}`, role: "soft" as const, dashed: true }]
    : []),
];

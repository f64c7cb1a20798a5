/** Where the money of a run went: every thread is paid for from the moment its machine was asked for to the result. */
import type { Bar } from "../chart/task-stream.ts";

/** Shares, 0–1, of all paid time; together 1. */
export interface Spent {
  /** Tasks that counted in the end. */
  readonly working: number;
  /** Machines on their way. */
  readonly starting: number;
  /** Idle while one thread planned: the serial part. */
  readonly planning: number;
  /** Idle after the last piece had begun: too few are left for all. */
  readonly lacking: number;
  /** Idle between: for data, for the scheduler, for a new process. */
  readonly between: number;
}

/** Their names, work first. */
export const PARTS = [
  "working",
  "starting",
  "planning",
  "lacking",
  "between",
] as const satisfies readonly (keyof Spent)[];

/** What `spentOf` goes by. Times in virtual seconds. */
export interface Paid {
  /** Tasks that counted, on any row. */
  readonly work: readonly Bar[];
  /** When each row could begin. */
  readonly ready: readonly number[];
  /** When the plan was there, and when the last piece began. */
  readonly planned: number;
  readonly last: number;
  readonly finished: number;
}

/** Adds it up. */
export function spentOf({ work, ready, planned, last, finished }: Paid): Spent {
  const paid = ready.length * finished;
  const within = (from: number, to: number): { there: number; busy: number } => ({
    there: ready.reduce((sum, begun) => sum + Math.max(0, to - Math.max(from, begun)), 0),
    busy: work.reduce((sum, { start, stop }) => sum + Math.max(0, Math.min(to, stop) - Math.max(from, start)), 0),
  });
  const idle = (from: number, to: number): number => {
    const { there, busy } = within(from, to);
    return Math.max(0, there - busy) / paid;
  };
  const working = within(0, finished).busy / paid;
  const starting = ready.reduce((sum, begun) => sum + Math.min(begun, finished), 0) / paid;
  const planning = idle(0, planned);
  const lacking = idle(Math.max(planned, last), finished);
  return { working, starting, planning, lacking, between: Math.max(0, 1 - working - starting - planning - lacking) };
}

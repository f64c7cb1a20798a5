/** The evidence of lesson 1 as a table, for the picture shown. */
import type { DataTable } from "../contract/outcome.ts";
import { errorOf, ticks, type Operation, type WheelRow } from "./evidence-table.ts";

/** The ten before the answer: what was ticked, and nothing that was measured. */
export const rowsAsked = (operations: readonly Operation[], guess: number | null): DataTable => ({
  caption: "Ten operations, and your guess: does a second thread make them faster?",
  columns: ["operation", "your guess"],
  rows: operations.map(({ title, bit }) => [
    title,
    guess === null ? "not made" : ticks(guess, bit) ? "faster" : "no faster",
  ]),
});

/** The ten, as measured. */
export const rowsMeasured = (operations: readonly Operation[], guess: number | null): DataTable => ({
  caption: "How many times faster two calls ran on two threads and in two processes than one after the other",
  columns: [
    "operation",
    "one call (s)",
    "threads: median (times)",
    "threads: least",
    "threads: greatest",
    "processes: median (times)",
    "processes: least",
    "processes: greatest",
    "share of a call that holds the lock, derived from the speed-up, not measured",
    "your guess",
  ],
  rows: operations.map((one) => [
    one.title,
    one.oneCallSeconds,
    one.threads,
    one.threadsMin,
    one.threadsMax,
    one.processes,
    one.processesMin,
    one.processesMax,
    one.heldDerived,
    guess === null ? "not made" : ticks(guess, one.bit) ? "faster" : "no faster",
  ]),
});

/** The probe beside them. */
export const rowsProbed = (operations: readonly Operation[]): DataTable => ({
  caption: "What a probe beside one busy thread found, what that foretells for two threads, and what they did",
  columns: [
    "operation",
    "wake-ups that came over 1 ms late (share)",
    "median wake-up late by (ms)",
    "wake-ups",
    "two threads, foretold (times)",
    "two threads, measured (times)",
    "foretold less measured",
  ],
  rows: operations.map((one) => [
    one.title,
    one.lateWakeups,
    one.medianLateMs,
    one.wakeups,
    Number(one.predicted.toFixed(4)),
    one.threads,
    Number(errorOf(one).toFixed(4)),
  ]),
});

/** Month by month. */
export const rowsWheels = (months: readonly WheelRow[]): DataTable => ({
  caption: "Most-downloaded packages with binary wheels, and how many have one for Python without the GIL",
  columns: [
    "day",
    "packages",
    "with such a wheel",
    "share",
    "without, but with a pure-Python wheel",
    "share of downloads",
  ],
  rows: months.map(({ date, packages, withWheel, share, pureWheel, downloadShare }) => [
    date,
    packages,
    withWheel,
    share,
    pureWheel ?? "not told apart",
    downloadShare ?? "not at hand",
  ]),
});

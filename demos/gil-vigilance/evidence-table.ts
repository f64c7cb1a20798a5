/** The ten operations as the evidence reads them: who gains from a second thread, who was ticked, how far off the probe is. */
import { predictSpeedup } from "../cluster/gil-predict.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { OPERATIONS, type OperationName, type OperationRow } from "./operations.ts";

/** A row of `gil-operations`, with what only the evidence shows. */
export interface MeasuredRow extends OperationRow {
  readonly oneCallSeconds: number;
  readonly wakeups: number;
  /** Derived from the speed-up, not measured. */
  readonly heldDerived: number;
  readonly repeats: number;
  /** Version of CPython. */
  readonly python: string;
}

/** The name of one of the ten, as an address has it. */
export type Named = Exclude<OperationName, "none">;

/** One of the ten: its place in the table, which is its bit in a guess, and what the probe alone says of it. */
export interface Operation extends MeasuredRow {
  readonly id: Named;
  readonly bit: number;
  readonly gains: boolean;
  /** Speed-up on two threads from the probe alone. */
  readonly predicted: number;
}

/** From this speed-up on two threads count as faster. Between the slowest that is and the fastest that is not there is nothing. */
export const FASTER = 1.5;

/** Off by more than this, a prediction fails. */
export const FAILS = 0.15;

const names = Object.keys(OPERATIONS) as Named[];

/** Where there is little room. */
const SHORT: Readonly<Record<Named, string>> = {
  loop: "Python loop",
  matmul: "NumPy matmul",
  sort: "NumPy sort",
  apply: "groupby-apply",
  sum: "groupby-sum",
  strings: "pandas strings",
  json: "JSON parsing",
  zlib: "zlib",
  sha: "SHA-256",
  sleep: "sleep",
};

/** Its name in a word or two. */
export const shortOf = ({ id }: Pick<Operation, "id">): string => SHORT[id];

/** All ten, in the order of the table. */
export const operationsOf = (tables: Tables): Operation[] =>
  rowsOf<MeasuredRow>(tables, "gil-operations").map((row, bit) => ({
    ...row,
    id: names.find((name) => OPERATIONS[name] === row.operation)!,
    bit,
    gains: row.threads >= FASTER,
    predicted: predictSpeedup({ lateShare: row.lateWakeups }, 2),
  }));

/** The fastest first. */
export const byThreads = (operations: readonly Operation[]): Operation[] =>
  operations.toSorted((a, b) => b.threads - a.threads);

/** How far the probe is off, below zero where it says too little. */
export const errorOf = ({ predicted, threads }: Operation): number => predicted - threads;

/** The mean of how far it is off, and all ten with the furthest first. */
export function errorsOf(operations: readonly Operation[]): { readonly mean: number; readonly worst: Operation[] } {
  const off = (one: Operation): number => Math.abs(errorOf(one));
  return {
    mean: operations.reduce((sum, one) => sum + off(one), 0) / operations.length,
    worst: operations.toSorted((a, b) => off(b) - off(a)),
  };
}

/** Whether a guess ticks the operation of this bit. */
export const ticks = (guess: number | null, bit: number): boolean =>
  guess !== null && Math.floor(guess / 2 ** bit) % 2 === 1;

/** The guess with that one ticked or not, the other way round than before. */
export const turned = (guess: number | null, bit: number): number =>
  (guess ?? 0) + (ticks(guess, bit) ? -1 : 1) * 2 ** bit;

/** For how many a guess is right. */
export const rightOf = (operations: readonly Operation[], guess: number): number =>
  operations.filter(({ bit, gains }) => ticks(guess, bit) === gains).length;

/** The guess that ticks these and no other. */
export const ticking = (...ids: readonly Named[]): number => ids.reduce((sum, id) => sum + 2 ** names.indexOf(id), 0);

/** The guess that ticks all but these. */
export const tickingAllBut = (...ids: readonly Named[]): number => 2 ** names.length - 1 - ticking(...ids);

/** A row of `free-threaded-wheels`. */
export interface WheelRow {
  readonly month: string;
  readonly date: string;
  readonly packages: number;
  readonly withWheel: number;
  readonly share: number;
  readonly pureWheel: number | null;
  readonly downloadShare: number | null;
}

/** The months, in their order. */
export const wheelsOf = (tables: Tables): readonly WheelRow[] => rowsOf<WheelRow>(tables, "free-threaded-wheels");

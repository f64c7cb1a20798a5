/** What Dask users said of their data and machines, and which field of it a run would be. */
import type { Outcome } from "../contract/outcome.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/survey-sizes: people whose largest data and largest set of machines are these. */
interface SizeRow {
  readonly size: string;
  readonly machines: string;
  readonly count: number;
}

/** Sizes of data, by their name in the address; bytes is what a picked one hands to the demo. */
export const sizes = {
  mb: { row: "MBs", label: "megabytes", short: "MB", bytes: 1e8 },
  gb: { row: "GBs", label: "gigabytes", short: "GB", bytes: 3e10 },
  tb: { row: "TBs", label: "terabytes", short: "TB", bytes: 3e12 },
  pb: { row: "PBs", label: "petabytes", short: "PB", bytes: 1e15 },
} as const;

/** Sets of machines, from the smallest; `run` is what the demo has for them: machines in the cloud have their data beside them. */
export const machines = {
  laptop: { row: "laptop", run: { where: "laptop", home: "laptop" } },
  workstation: { row: "workstation", run: { where: "vm", home: "cloud" } },
  few: { row: "2–10 machines", run: { where: "cluster", machines: 5, home: "cloud" } },
  tens: { row: "10–100 machines", run: { where: "cluster", machines: 20, home: "cloud" } },
  hundreds: { row: "100+ machines", run: { where: "cluster", machines: 200, home: "cloud" } },
} as const;

/** One of the sizes. */
export type SizeName = keyof typeof sizes;
/** One of the sets of machines. */
export type MachineName = keyof typeof machines;

/** The sizes in order, megabytes first. */
export const sizeNames = Object.keys(sizes) as SizeName[];
/** The machines in order, a laptop first. */
export const machineNames = Object.keys(machines) as MachineName[];

/** How many of the sizes are under a terabyte. */
export const SMALL_SIZES = 2;
/** How many of the sets of machines are ten or fewer. */
export const FEW_MACHINES = 3;

/** Everybody who answered both questions. */
export interface Survey {
  readonly people: number;
  /** People by size and, within it, by machines. */
  readonly counts: readonly (readonly number[])[];
  /** Shares of people by size, 0 to 1. */
  readonly shares: readonly number[];
}

/** The survey as columns of sizes. */
export function surveyOf(tables: Tables): Survey {
  const rows = rowsOf<SizeRow>(tables, "survey-sizes");
  const counts = sizeNames.map((size) =>
    machineNames.map(
      (name) => rows.find((row) => row.size === sizes[size].row && row.machines === machines[name].row)?.count ?? 0,
    ),
  );
  const totals = counts.map(sum);
  const people = sum(totals);
  return { people, counts, shares: totals.map((total) => total / people) };
}

/** A share of so few people with one decimal: sizes said so add up to the shares of several of them. 0.335 → "33.5 %". */
export const finely = (part: number): string => `${Number((part * 100).toFixed(1))}\u00a0%`;

/** People in the smaller sizes, on the smaller sets of machines, and on both, as shares. */
export function smallOf({ counts, people }: Survey) {
  const of = (among: (size: number, row: number) => boolean): number =>
    sum(counts.flatMap((rows, size) => rows.filter((_, row) => among(size, row)))) / people;
  return {
    size: of((size) => size < SMALL_SIZES),
    machines: of((_, row) => row < FEW_MACHINES),
    both: of((size, row) => size < SMALL_SIZES && row < FEW_MACHINES),
    /** Much data on few machines. */
    large: of((size, row) => size >= SMALL_SIZES && row < FEW_MACHINES),
  };
}

/** The field a run of the demo is in: its data's size, and the machines it had. */
export function fieldOf({ size, where, machines: many = 1 }: Outcome): { column: number; row: number } | undefined {
  if (size === undefined || where === undefined) return undefined;
  const column = Math.min(sizeNames.length - 1, Math.max(0, Math.floor(Math.log10(size) / 3) - 2));
  const row = where < 2 ? where : many <= 10 ? 2 : many < 100 ? 3 : 4;
  return { column, row };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

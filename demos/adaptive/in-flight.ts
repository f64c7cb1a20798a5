/** The jobs of a computing centre, hour by hour, against a cluster of fixed size: how much of it they use. */
import type { Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";

/** A row of data/jobs-in-flight: the hourly means of one day, apart by spaces. */
interface DayRow {
  readonly day: string;
  readonly fromHour: number;
  readonly jobs: string;
}

/** A row of data/demand-summary, as far as it is needed here. */
export interface SummaryRow {
  readonly trace: string;
  readonly stepSeconds: number;
  readonly jobs: number;
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
  readonly usedAtPeak: number;
  readonly usedAtP95: number;
}

/** What a cluster may be fixed at: the most jobs at once, what they stay below 95 % of the time, or their mean. */
export type Fixed = "peak" | "high" | "mean";

/** A cluster of fixed size under four months of jobs. */
export interface Demand {
  /** Mean number of jobs in flight in each hour. */
  readonly hourly: readonly number[];
  /** When the first hour begins, milliseconds since 1970, UTC. */
  readonly from: number;
  readonly fixed: Fixed;
  /** Machines of the cluster: one a job. */
  readonly size: number;
  /** The most jobs at once. */
  readonly peak: number;
  /** Share of the machines' time that jobs use, 0 to 1; what does not fit is lost. */
  readonly used: number;
  /** Share of the time in which there are more jobs than machines, 0 to 1. */
  readonly over: number;
}

/** The summary of one log, counted exactly (every second) or by what touches each five minutes (300). */
export const summaryOf = (tables: Tables, trace: string, stepSeconds: number): SummaryRow =>
  rowsOf<SummaryRow>(tables, "demand-summary").find((row) => row.trace === trace && row.stepSeconds === stepSeconds)!;

/** Reads the hours. The peak and the 95th percentile are counted every second; for the mean there are only the hours. */
export function demandOf(tables: Tables, fixed: Fixed): Demand {
  const days = rowsOf<DayRow>(tables, "jobs-in-flight");
  const hourly = days.flatMap(({ jobs }) => jobs.split(" ").map(Number));
  const [first] = days;
  const from = Date.parse(`${first!.day}T00:00:00Z`) + first!.fromHour * 3_600_000;
  const { mean, p95, max, usedAtPeak, usedAtP95 } = summaryOf(tables, "SURF 2022", 1);
  const size = Math.round({ peak: max, high: p95, mean }[fixed]);
  const used = { peak: usedAtPeak, high: usedAtP95, mean: usedWithin(hourly, size, hourly.length) }[fixed];
  const above = hourly.filter((jobs) => jobs > size).length / hourly.length;
  // 5 % of the time is what a 95th percentile means.
  const over = { peak: 0, high: 0.05, mean: above }[fixed];
  return { hourly, from, fixed, size, peak: max, used, over };
}

/** The share of a cluster that the first so many hours use, 0 to 1. */
export function usedWithin(hourly: readonly number[], size: number, hours: number): number {
  const counted = hourly.slice(0, Math.max(1, Math.round(hours)));
  return counted.reduce((sum, jobs) => sum + Math.min(jobs, size), 0) / (counted.length * size);
}

/** Two job logs → how much a cluster of fixed size would be used if every job started when it was submitted. */
import { max, mean, quantile } from "d3";
import { arrivals, inFlight } from "../jobs-in-flight/in-flight.ts";
import { coresOfAll, lcg, surf } from "../jobs-in-flight/logs.ts";
import { MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One log, counted one way; each field is described in resource.json. */
export interface Row {
  readonly trace: string;
  readonly stepSeconds: number;
  readonly coresPerJob: number;
  readonly jobs: number;
  readonly hours: number;
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly usedAtPeak: number;
  readonly usedAtP95: number;
  readonly arrivalsMean: number;
  readonly arrivalsMax: number;
  readonly hoursWithoutArrivals: number;
}

/** 1 s is exact; five minutes is how our own design documents counted, kept so that the two can be compared. */
const steps = [1, 300] as const;

/** The table `demand-summary`. */
export const build: Build<Row> = async (raw) => {
  const rows: Row[] = [];
  for (const { trace, warmUpDays, read } of [surf, lcg]) {
    const jobs = await read(raw);
    const coresPerJob = coresOfAll(jobs);
    if (coresPerJob === undefined) throw new MalformedRaw(trace, "the same number of cores on every row", "several");
    const hourly = arrivals(jobs);
    for (const stepSeconds of steps) {
      const running = inFlight(jobs, stepSeconds, warmUpDays);
      rows.push({
        trace,
        stepSeconds,
        coresPerJob,
        jobs: jobs.length,
        hours: (running.length * stepSeconds) / 3600,
        ...levels(running),
        arrivalsMean: rounded(mean(hourly)!, 1),
        arrivalsMax: max(hourly)!,
        hoursWithoutArrivals: rounded(
          mean(hourly, (count) => Number(count === 0))!,
          4,
        ),
      });
    }
  }
  return rows;
};

/** A cluster that is too small serves what fits; the rest of the jobs is not served later. */
function levels(running: Int32Array): Pick<Row, "mean" | "median" | "p95" | "max" | "usedAtPeak" | "usedAtP95"> {
  const p95 = quantile(running, 0.95)!;
  const peak = max(running)!;
  const average = mean(running)!;
  return {
    mean: rounded(average, 1),
    median: rounded(quantile(running, 0.5)!, 1),
    p95: rounded(p95, 1),
    max: peak,
    usedAtPeak: rounded(average / peak, 4),
    usedAtP95: rounded(mean(running, (jobs) => Math.min(jobs, p95))! / p95, 4),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

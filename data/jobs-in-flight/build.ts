/** A job log → for every day, how many jobs would be in flight in each hour if every job started when it was submitted. */
import { mean } from "d3";
import type { Build } from "../raw.ts";
import { inFlight } from "./in-flight.ts";
import { begin, surf } from "./logs.ts";

/** One day; each field is described in resource.json. */
export interface Row {
  readonly day: string;
  readonly fromHour: number;
  /** Hourly means, apart by spaces. */
  readonly jobs: string;
}

/** The table `jobs-in-flight`. */
export const build: Build<Row> = async (raw) => {
  const jobs = await surf.read(raw);
  const start = begin(jobs) + surf.warmUpDays * 86_400;
  const seconds = inFlight(jobs, 1, surf.warmUpDays);
  const days = new Map<string, { day: string; fromHour: number; means: number[] }>();
  for (let at = 0; at + 3600 <= seconds.length; at += 3600) {
    const hour = new Date((start + at) * 1000);
    const day = hour.toISOString().slice(0, 10);
    const row = days.get(day) ?? { day, fromHour: hour.getUTCHours(), means: [] };
    row.means.push(Math.round(mean(seconds.subarray(at, at + 3600))!));
    days.set(day, row);
  }
  return [...days.values()].map(({ day, fromHour, means }) => ({ day, fromHour, jobs: means.join(" ") }));
};

/** How many jobs are in flight at once if every job starts when it is submitted. */
import { max } from "d3";
import { begin } from "./logs.ts";
import type { Job } from "./logs.ts";

const day = 86_400;

/** The logs' last hour ends with the five minutes in which the last job was submitted. */
const grain = 300;

/**
 * Jobs in flight in each step of `step` seconds, after the warm-up and until the last submission. A job counts in every step
 * from that of its submission to that of its last second, so with steps of 1 s this is exact, and with longer ones as if
 * a machine was kept for each step that its job touches and lent to no other.
 */
export function inFlight(jobs: readonly Job[], step: number, warmUpDays: number): Int32Array {
  const first = begin(jobs);
  const end = (Math.floor((max(jobs, ({ submitted }) => submitted)! - first) / grain) + 1) * grain;
  const steps = new Int32Array(end / step + 1);
  for (const { submitted, seconds } of jobs) {
    const from = submitted - first;
    const last = Math.floor((from + Math.max(1, seconds) - 1) / step);
    steps[Math.floor(from / step)]! += 1;
    if (last + 1 < steps.length) steps[last + 1]! -= 1;
  }
  for (let at = 1; at < steps.length; at += 1) steps[at]! += steps[at - 1]!;
  return steps.subarray((warmUpDays * day) / step, end / step);
}

/** Submissions in each hour from the first one on, with no warm-up left out. */
export function arrivals(jobs: readonly Job[]): Int32Array {
  const first = begin(jobs);
  const hours = new Int32Array(Math.floor((max(jobs, ({ submitted }) => submitted)! - first) / 3600) + 1);
  for (const { submitted } of jobs) hours[Math.floor((submitted - first) / 3600)]! += 1;
  return hours;
}

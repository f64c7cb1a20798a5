/** The sentences of one run. The first one of each leads; numbers go through the one formatter. */
import { count, duration, plural, share } from "../contract/format.ts";
import { cut, type Job } from "./job.ts";
import type { EfficiencyRow } from "./measured.ts";
import type { Model } from "./model.ts";
import { covering, slots, type Run, type Setting } from "./run.ts";

/** Above this share of busy time nobody would call the scheduler a bottleneck; below the lower one, nobody would not. */
const FINE = 0.9;
const POOR = 0.5;

/** "32 workers", "4 workers of 8 threads". */
export const cluster = ({ workers, threads }: Pick<Setting, "workers" | "threads">): string =>
  plural(workers, "worker") + (threads > 1 ? ` of ${plural(threads, "thread")}` : "");

/** A great number of tasks, to two figures: "6.1 million". */
export function many(tasks: number): string {
  const round = Number(tasks.toPrecision(2));
  const [unit, name] = round >= 1e12 ? [1e12, "trillion"] : round >= 1e9 ? [1e9, "billion"] : [1e6, "million"];
  return round < 1e6 ? count(round) : `${count(round / unit)}\u00a0${name}`;
}

/** In the middle of the run. */
export function running(run: Run, at: number): string {
  const { tasks, bars } = run;
  const done = bars.filter(({ stop }) => stop <= at).length;
  const now = bars.filter(({ start, stop }) => start <= at && at < stop).length;
  return (
    `${share(covering(bars, slots(run))(at))} busy so far. At ${duration(at)}, ${count(done)} of ` +
    `${plural(tasks, "task")} are done and ${count(now)} of ${plural(slots(run), run.threads > 1 ? "thread" : "worker")} computing.`
  );
}

/** What the run came to, why, what it would make of a whole job, and what real Dask did where that was recorded. */
export function ended({ run, job, recording }: Model): string {
  return [`${share(run.busy)} busy.`, why(run), ofJob(job, run), ofDask(recording)].filter(Boolean).join(" ");
}

function why(run: Run): string {
  const { seconds, threads, busy, scheduling, finished } = run;
  if (busy >= FINE) return `Tasks of ${duration(seconds)} keep ${cluster(run)} fed.`;
  if (covering(scheduling, 1)(finished) >= FINE)
    return `${cluster(run)} wait${run.workers === 1 ? "s" : ""} for one scheduler that never rests.`;
  const one = threads > 1 ? "thread" : "worker";
  if (busy < POOR)
    return `Between two tasks of ${duration(seconds)} each ${one} waits longer for the next than it computes.`;
  return `After each task of ${duration(seconds)} a ${one} waits a moment for the next.`;
}

/** The bridge: the run is a sample, the job is the whole, and what lies between is extrapolated. */
function ofJob(job: Job, run: Run): string {
  const whole = cut(job, run);
  const what = `A job that could take ${duration(job.seconds)}`;
  if (!whole) return `A job of ${duration(job.seconds)} is shorter than one such task.`;
  const tasks = whole.tasks < 1.5 ? "one such task" : `${many(whole.tasks)} such tasks`;
  return `${what}, cut into ${tasks}, takes ${duration(whole.takes)} (extrapolated).`;
}

/** What real Dask did, where that was recorded. */
export const ofDask = (recording: EfficiencyRow | null): string =>
  recording ? `Real Dask ${recording.daskVersion}, set up the same: ${share(recording.efficiency)}.` : "";

/** How one run is set up differently from another, in words; empty where it is not. */
export const setApart = (one: Setting, other: Setting): string[] => [
  ...(one.seconds === other.seconds ? [] : [`tasks of ${duration(one.seconds)}`]),
  ...(one.workers === other.workers && one.threads === other.threads ? [] : [cluster(one)]),
  ...(one.queuing === other.queuing ? [] : [`queuing ${one.queuing ? "on" : "off"}`]),
];

/** The run before, by what was different in it. */
export const earlier = (before: Run, now: Run): string =>
  `before, ${setApart(before, now).join(", ")}: ${share(before.busy)}`;

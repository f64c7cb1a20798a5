/** The bridge between the two figures: what a whole job would take if it were cut into tasks like those of a run. */
import type { Outcome } from "../contract/outcome.ts";
import { slots, type Run } from "./run.ts";

/** A job to be cut. */
export interface Job {
  /** How long it takes if every thread computes all of the time. */
  readonly seconds: number;
  /** The cluster whose median job it is; null: one that was picked. */
  readonly cluster: string | null;
}

/** A job cut into tasks, extrapolated from a run at the share of time that computed there. */
export interface Cut {
  readonly tasks: number;
  /** How long it then takes, in seconds. */
  readonly takes: number;
}

/** Cuts a job for the cluster of a run; null where one task of that length is longer than the job. */
export function cut(job: Job, run: Run): Cut | null {
  if (job.seconds < run.seconds) return null;
  return { tasks: (job.seconds * slots(run)) / run.seconds, takes: job.seconds / run.busy };
}

/** What a run tells its lesson's evidence (`seconds`: where the job lands, if it can be cut so) and the study. */
export function outcomeOf(run: Run, job: Job): Outcome {
  const { seconds: length, workers, threads, busy } = run;
  const whole = cut(job, run);
  return { ...(whole ? { seconds: whole.takes } : {}), job: job.seconds, length, workers, threads, busy };
}

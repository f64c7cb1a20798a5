/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { duration, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { shareWithin, type Cluster } from "./clusters.ts";
import { judge, mediansOf } from "./evidence-verdict.ts";

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Mark your guess on the scale. Is the job in the middle done within a breath, a coffee, a film, a night?"
    : `You guess ${duration(guess)}. Half of all jobs would then be done sooner, half later.`;

/** While the sweep passes `seconds` on the time axis. */
export const sweeping = (lead: Cluster, seconds: number): string =>
  `After ${duration(Number(seconds.toPrecision(2)))}, ${share(shareWithin(lead, seconds))} of the jobs on ${lead.label} are done.`;

/** The answer, beside the guess. */
export function answered(clusters: readonly Cluster[], guess: number | null): string {
  const [low, high] = mediansOf(clusters);
  const answer = `${duration(low)} to ${duration(high)}. By then half of all jobs are done, depending on the cluster.`;
  if (guess === null) return answer;
  const { said, error } = judge(guess, [low, high]);
  const even = error === "right" ? "" : `, even for the ${guess > high ? "slowest" : "quickest"}`;
  return `${answer} Your guess of ${said} is ${error}${even}.`;
}

/** At the handle before the answer. */
export const guessing = (seconds: number): string => `your guess: ${duration(seconds)}`;

/** At the handle after it. */
export const picking = (seconds: number): string => `a job of ${duration(seconds)}`;

/** A job that was picked, and where it went. */
export const handed = (lead: Cluster, job: number): string =>
  `A job of ${duration(job)} is longer than ${share(shareWithin(lead, job))} of those on ${lead.label}; the demo cuts it into tasks.`;

/** Where the demo's job lands once it is cut; nothing where it cannot be cut. */
export function landing(
  here: Outcome | undefined,
): { readonly value: number; readonly label: string; readonly detail: string } | undefined {
  const { seconds, length } = here ?? {};
  if (seconds === undefined || length === undefined) return undefined;
  return {
    value: seconds,
    label: `the demo: ${duration(seconds)}`,
    detail: `in tasks of ${duration(length)}, simulated`,
  };
}

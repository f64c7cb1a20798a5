/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { duration, multiple, share } from "../contract/format.ts";
import { shareWithin, type Cluster } from "./clusters.ts";

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Mark your guess on the scale. Is the job in the middle done within a breath, a coffee, a film, a night?"
    : `You guess ${duration(guess)}. Half of all jobs would then be done sooner, half later.`;

/** While the sweep passes `seconds` on the time axis. */
export const sweeping = (lead: Cluster, seconds: number): string =>
  `After ${duration(Number(seconds.toPrecision(2)))}, ${share(shareWithin(lead, seconds))} of the jobs on ${lead.label} are done.`;

/** The answer, beside the guess. */
export function answered(clusters: readonly Cluster[], lead: Cluster, guess: number | null): string {
  const others = clusters.filter((cluster) => cluster !== lead).map(({ median }) => median);
  const answer =
    `Half of ${lead.label}’s jobs are done in ${duration(lead.median)}. ` +
    `On the other clusters the median is ${duration(Math.min(...others))} to ${duration(Math.max(...others))}.`;
  return guess === null ? answer : `${answer} ${verdict(guess, lead)}`;
}

function verdict(guess: number, { label, median }: Cluster): string {
  const off = Math.max(guess / median, median / guess);
  if (off < 2) return `Your guess of ${duration(guess)} is within a factor of two of ${label}.`;
  return `Your guess of ${duration(guess)} is ${multiple(off)} too ${guess > median ? "long" : "short"}.`;
}

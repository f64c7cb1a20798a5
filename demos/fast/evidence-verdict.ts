/** The answer to the question, and how far off a guess is: for the lesson's own words and for the end of the talk. */
import { duration } from "../contract/format.ts";
import { offBy, type Guessed, type Verdict } from "../contract/verdict.ts";
import type { Cluster } from "./clusters.ts";

/** The quickest and the slowest of the clusters' medians, in seconds. */
export function mediansOf(clusters: readonly Cluster[]): readonly [low: number, high: number] {
  const medians = clusters.map(({ median }) => median);
  return [Math.min(...medians), Math.max(...medians)];
}

/** A guess in seconds, by the median nearest to it. */
export const judge = (guess: number, medians: readonly [low: number, high: number]): Guessed =>
  offBy(guess, medians, duration(guess), ["too long", "too short"]);

/** Of all clusters, whichever is in front. */
export function verdictOf(guess: number | null, clusters: readonly Cluster[]): Verdict {
  const medians = mediansOf(clusters);
  return {
    truth: medians.map(duration).join(" to "),
    ...(guess === null ? {} : { guessed: judge(guess, medians) }),
  };
}

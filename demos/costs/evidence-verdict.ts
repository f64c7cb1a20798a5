/** The answer to the question, and how far off a guess is: for the lesson's own words and for the end of the talk. */
import { dollars } from "../contract/format.ts";
import { offBy, type Guessed, type Verdict } from "../contract/verdict.ts";
import { prices } from "./price.ts";
import { rangeOf, type Published } from "./published.ts";

/** A guess in US dollars a terabyte, by the published price nearest to it. */
export const judge = (guess: number, published: readonly Published[]): Guessed =>
  offBy(guess, rangeOf(published), dollars(guess), ["too dear", "too cheap"]);

/** Of all published prices of a terabyte. */
export const verdictOf = (guess: number | null, published: readonly Published[]): Verdict => ({
  truth: prices(...rangeOf(published)),
  ...(guess === null ? {} : { guessed: judge(guess, published) }),
});

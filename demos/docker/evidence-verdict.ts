/** Lesson 4's question, answered for the end of the talk: the published wait from an image, and how far off the guess is. */
import type { Tables } from "../contract/table.ts";
import type { Verdict } from "../contract/verdict.ts";
import { judged, waitOf } from "./evidence-words.ts";
import { startsOf } from "./published.ts";

/** `guess`: seconds from adding a package to the first task, or null. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const { withImage } = startsOf(tables);
  return {
    truth: `${waitOf(withImage)} from an image`,
    ...(guess === null ? {} : { guessed: judged(guess, withImage) }),
  };
}

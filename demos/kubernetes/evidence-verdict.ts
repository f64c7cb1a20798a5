/** Lesson 2's question, answered for the end of the talk: the month's bill as it was told, and how far off the guess is. */
import { dollars } from "../contract/format.ts";
import type { Tables } from "../contract/table.ts";
import type { Verdict } from "../contract/verdict.ts";
import { judged } from "./evidence-words.ts";
import { storyOf } from "./story.ts";

/** `guess`: US dollars a month, or null. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const story = storyOf(tables);
  return {
    truth: `${dollars(story.usdPerMonth)} a month, as told`,
    ...(guess === null ? {} : { guessed: judged(guess, story) }),
  };
}

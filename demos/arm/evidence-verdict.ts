/** Lesson 3's question, answered for the end of the talk: what a dollar buys on ARM, and how far off the guess is. */
import type { Tables } from "../contract/table.ts";
import type { Verdict } from "../contract/verdict.ts";
import { counted } from "./evidence-model.ts";
import { judged, times } from "./evidence-words.ts";
import { middleOf, runnersOf } from "./measured.ts";

/** `guess`: work for a dollar on ARM where x86 has 1, or null. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const work = middleOf(counted(runnersOf(tables)).map((one) => one.work));
  return {
    truth: `${times(work)} the work, the median`,
    ...(guess === null ? {} : { guessed: judged(guess, work) }),
  };
}

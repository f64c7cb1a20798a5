/** Lesson 1's question, answered for the end of the talk: how many of the ten gain, and for how many the ticks are right. */
import { count } from "../contract/format.ts";
import type { Tables } from "../contract/table.ts";
import type { Verdict } from "../contract/verdict.ts";
import { byThreads, operationsOf, shortOf } from "./evidence-table.ts";
import { judged } from "./evidence-words.ts";

/** `guess`: a bit for each operation ticked, or null. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const operations = operationsOf(tables);
  const last = byThreads(operations).at(-1)!;
  const slower = last.threads < 1 ? `; ${shortOf(last)} slower` : "";
  return {
    truth: `${count(operations.filter(({ gains }) => gains).length)} of ten${slower}`,
    ...(guess === null ? {} : { guessed: judged(operations, guess) }),
  };
}

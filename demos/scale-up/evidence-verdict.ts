/** The answer to the question, and how far off a guess is: for the lesson's own words and for the end of the talk. */
import type { Tables } from "../contract/table.ts";
import { offBy, type Guessed, type Verdict } from "../contract/verdict.ts";
import { sizeAt } from "./evidence-model.ts";
import { ASKED, bill, guessed } from "./evidence-words.ts";
import { measuredBy, type Size } from "./sizes.ts";

/** The bill in the middle of the set-ups by both means, the lower first: neither should be heard without the other. */
function billsOf(...means: readonly (readonly Size[])[]): readonly [low: number, high: number] {
  const bills = means.map((sizes) => sizes[sizeAt(sizes, ASKED)]!.bill.middle);
  return [Math.min(...bills), Math.max(...bills)];
}

/** A guess, as a multiple of the smallest machine's bill, by the nearer mean; `sizes` and `others` are the same by either. */
export const judge = (guess: number, sizes: readonly Size[], others: readonly Size[]): Guessed =>
  offBy(guess, billsOf(sizes, others), guessed(guess), ["too dear", "too cheap"]);

/** Of a machine eight times as large, whichever mean, size or set-up the picture shows. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const [total, geometric] = [measuredBy("total", tables).sizes, measuredBy("geometric", tables).sizes];
  return {
    truth: `${billsOf(total, geometric).map(bill).join(" to ")} the bill`,
    ...(guess === null ? {} : { guessed: judge(guess, total, geometric) }),
  };
}

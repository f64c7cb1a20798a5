/** Lesson 5's question, answered for the end of the talk: the doors that had a GPU halfway, and whether the guess was one. */
import type { Tables } from "../contract/table.ts";
import type { Verdict } from "../contract/verdict.ts";
import { zonesOf } from "./evidence-record.ts";
import { judged, whichOf } from "./evidence-words.ts";
import { MIDDLE } from "./record.ts";

/** `guess`: the zone behind a door, or "none". The moment is that of the question, whatever the figure shows. */
export function verdictOf(guess: string, tables: Tables): Verdict {
  const zones = zonesOf(tables);
  const mine = zones.find(({ zone }) => zone === guess);
  return {
    truth: `${whichOf(zones, MIDDLE).toLowerCase()}, halfway`,
    ...(mine ? { guessed: judged(zones, mine, MIDDLE) } : {}),
  };
}

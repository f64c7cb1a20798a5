/** The answer to the question, and how far off a guess is: for the lesson's own words and for the end of the talk. */
import { plural, share } from "../contract/format.ts";
import type { Tables } from "../contract/table.ts";
import { offBy, type Guessed, type Verdict } from "../contract/verdict.ts";
import { demandOf } from "./in-flight.ts";

/** Nothing used at all would be infinitely too idle; it counts as the hundredth below which nobody tells shares apart. */
const LEAST = 0.01;

/** Shares from 0 to 1. Those not far from one another are points apart: nobody says a percentage of a percentage. */
export function judge(guess: number, used: number): Guessed {
  const off = offBy(Math.max(guess, LEAST), used, share(guess), ["too busy", "too idle"]);
  const points = plural(Math.round(Math.abs(guess - used) * 100), "point");
  return { ...off, error: off.error.replace(/^\d+\u00a0%/, points) };
}

/** Of a cluster sized for the peak, which is what was asked, whatever the picture fixes it at. */
export function verdictOf(guess: number | null, tables: Tables): Verdict {
  const { used } = demandOf(tables, "peak");
  return { truth: `${share(used)} used`, ...(guess === null ? {} : { guessed: judge(guess, used) }) };
}

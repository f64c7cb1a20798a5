/** A guess held against the answer: what the end of the talk says of each lesson's question. */
import { multiple, share } from "./format.ts";

/** How far off: so many times too high (above 1) or too low (below 1), or so many right of so many. */
export type Miss = { readonly factor: number } | { readonly right: number; readonly of: number };

/** What was guessed, as people say it ("$100"), and how far off, in a few plain words ("29 times too dear"). */
export interface Guessed {
  readonly said: string;
  readonly error: string;
  readonly miss: Miss;
}

/** The answer to a lesson's question, as people say it ("3.5 cents"), and the guess, once there is one. */
export interface Verdict {
  readonly truth: string;
  readonly guessed?: Guessed;
}

/** A guess within this share of the answer is right. */
const RIGHT = 0.1;

/**
 * A guess of a quantity beside its answer, both above 0 and in one unit. `said`: the guess as people say it; `words`: what too
 * much and too little of it is called, e.g. "too dear" and "too cheap". An answer that is a range is missed by its nearer end.
 */
export function offBy(
  guess: number,
  truth: number | readonly [low: number, high: number],
  said: string,
  [much, little]: readonly [much: string, little: string],
): Guessed {
  const [low, high] = typeof truth === "number" ? [truth, truth] : truth;
  const factor = guess > high ? guess / high : guess < low ? guess / low : 1;
  return { said, error: wordsFor(factor, much, little), miss: { factor } };
}

function wordsFor(factor: number, much: string, little: string): string {
  const off = factor > 1 ? factor : 1 / factor;
  const way = factor > 1 ? much : little;
  if (off <= 1 + RIGHT) return "right";
  return off < 2 ? `${share(Math.abs(factor - 1))} ${way}` : `${times(off)} ${way}`;
}

const times = (factor: number): string => `${multiple(factor).replace("×", "")} times`;

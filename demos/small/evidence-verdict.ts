/** The answer to the question, and how far off a guess is: for the lesson's own words and for the end of the talk. */
import { share } from "../contract/format.ts";
import type { Guessed, Verdict } from "../contract/verdict.ts";
import { aboveOf, heightsOf } from "./evidence-guess.ts";
import { smallOf, type Survey } from "./evidence-survey.ts";
import type { CurvePoint } from "../contract/params.ts";

/** The distribution is drawn of so many people. */
const PEOPLE = 100;

const below = (part: number): string => `${share(part)} under a terabyte`;

/** How many of a hundred people stand where they were put: those who would have to move are half of all differences. */
export function judge(heights: readonly number[], { shares }: Survey): Guessed {
  const sum = heights.reduce((total, height) => total + height, 0);
  const apart = shares.reduce((total, part, index) => total + Math.abs((heights[index] ?? 0) / sum - part), 0);
  const right = Math.round(PEOPLE * (1 - apart / 2));
  return {
    said: below(1 - aboveOf(heights)),
    error: `${right} of ${PEOPLE} people right`,
    miss: { right, of: PEOPLE },
  };
}

/** Of everybody who answered, whatever is picked. */
export function verdictOf(guess: readonly CurvePoint[], survey: Survey): Verdict {
  const heights = heightsOf(guess);
  return { truth: below(smallOf(survey).size), ...(heights === null ? {} : { guessed: judge(heights, survey) }) };
}

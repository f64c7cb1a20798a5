/** The study behind the sweep: which sizes it tries, and where more machines stop being nearly free. */
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { PARTS, type Spent } from "./spent.ts";

/** Workers tried, from few to many: both lines grow from left to right. */
export const SIZES = [1, 2, 4, 6, 8, 12, 16, 24, 32, 40, 48, 64, 96, 128, 192, 256] as const;

/** How many times the smallest bill is still called nearly the same. */
export const NEARLY = 1.25;
/** By how much that is more, in words. */
export const NEARLY_WORDS = "a quarter";

/** One size. `time` and `bill` are relative to one worker alone. */
export interface Size {
  readonly workers: number;
  readonly seconds: number;
  readonly dollars: number;
  readonly time: number;
  readonly bill: number;
  readonly speed: number;
  readonly spent: Spent;
}

/** What the lines need of each outcome. */
const KEPT = ["workers", "seconds", "dollars", "speed", "bill", ...PARTS] as const;

/** Keeps it. */
export function reduce(outcomes: readonly Outcome[], of: number): StudyResult {
  const rows = outcomes.map((outcome) => Object.fromEntries(KEPT.map((name) => [name, outcome[name] ?? 0])));
  return { rows, done: rows.length, of };
}

/** The sizes so far; one whose job failed has no time. */
export const sizesOf = (study: StudyResult | undefined): Size[] =>
  (study?.rows ?? []).flatMap((row) => {
    const { workers = 0, seconds = 0, dollars = 0, speed = 0, bill = 0 } = row;
    const spent = Object.fromEntries(PARTS.map((part) => [part, row[part] ?? 0])) as unknown as Spent;
    return seconds > 0 ? [{ workers, seconds, dollars, speed, bill, time: 1 / speed, spent }] : [];
  });

/**
 * The knee: the largest size up to which no bill is more than a quarter above the smallest. Null while not all sizes are
 * known, and where no size is followed by a dearer one.
 */
export function kneeOf(study: StudyResult | undefined): Size | null {
  const sizes = sizesOf(study);
  if (!study || study.done < study.of || !sizes.length) return null;
  const most = NEARLY * Math.min(...sizes.map(({ bill }) => bill));
  const least = sizes.findIndex(({ bill }) => bill * NEARLY <= most * (1 + 1e-9));
  const dear = sizes.findIndex(({ bill }, index) => index > least && bill > most);
  return dear < 0 ? null : sizes[dear - 1]!;
}

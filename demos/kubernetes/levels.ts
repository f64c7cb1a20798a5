/** Means of each minute as steps to draw: a step where the count changes. */
import type { Level } from "../chart/stepped.ts";

/** Steps in seconds of the day. Under a thousandth nothing is seen. */
export function levelsOf(counts: readonly number[]): Level[] {
  const levels: Level[] = [];
  for (const [minute, count] of counts.entries()) {
    const value = Math.round(count * 1000) / 1000;
    if (levels.at(-1)?.[1] !== value) levels.push([minute * 60, value]);
  }
  return levels;
}

/** Two or more of them together, minute by minute. */
export const together = (first: readonly number[], ...others: readonly (readonly number[])[]): number[] =>
  first.map((count, minute) => others.reduce((sum, other) => sum + other[minute]!, count));

/**
 * All that is public of the fleet behind the talk: two orders of magnitude, in the words of its abstract
 * (SciPy 2024, https://cfp.scipy.org/2024/talk/NGRVJJ; read 2026-11-22).
 */

/** The abstract's own words, and what they are short for. */
export const fleet = [
  { words: "100,000s of Dask clusters", short: "100,000s: clusters" },
  { words: "1,000,000,000s of Python functions", short: "1,000,000,000s: functions" },
] as const;

/** "100,000s" says no more than: as many, or up to ten times as many. */
export function rangeOf(words: string): readonly [from: number, to: number] {
  const from = Number(/^[\d,]+/.exec(words)?.[0].replaceAll(",", ""));
  return [from, from * 10];
}

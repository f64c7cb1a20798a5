import { expect, test } from "vitest";
import { blockSize, broken, textWidth, touches } from "../../demos/chart/text.ts";

/** Widths in em that Chromium measured in Source Sans 3 and, for a fallback, in Liberation Sans (as wide as Arial). */
const measured: readonly [words: string, bold: boolean, ours: number, fallback: number][] = [
  ["SURF: half done in 3\u00a0min 11\u00a0s", true, 12.28, 14.06],
  ["MetaCentrum", true, 5.87, 6.39],
  ["share of jobs finished within …", false, 12.82, 13.56],
  ["real Dask, 2 workers: 64\u00a0%", false, 10.78, 11.95],
  ["10\u00a0min", false, 2.82, 3],
  ["100\u00a0%", false, 2.51, 2.84],
  ["gaps wait for the scheduler", false, 11.22, 11.95],
  ["your guess", true, 4.61, 5.33],
  ["before: 321\u00a0ms", true, 6.28, 7.06],
];

test.each(measured)(
  "%s takes no more room than estimated, in our font 15 %% wider or in a fallback",
  (words, bold, ours, fallback) => {
    const estimate = textWidth(words, 1, bold);
    expect(estimate).toBeGreaterThanOrEqual(ours * 1.13);
    expect(estimate).toBeGreaterThanOrEqual(fallback * 0.99);
    expect(estimate).toBeLessThan(ours * 1.35);
  },
);

test("width grows with size, and nothing takes no room", () => {
  expect(textWidth("minutes", 36)).toBeCloseTo(2 * textWidth("minutes", 18));
  expect(textWidth("", 18)).toBe(0);
  expect(textWidth("日本", 10)).toBeGreaterThan(0);
});

test("a block is as wide as its widest line", () => {
  const lines = [{ text: "your guess", bold: true }, { text: "8 h" }];
  expect(blockSize(lines, 10)).toEqual({ width: textWidth("your guess", 10, true), height: 24 });
});

test("words are broken so that the widest line is as short as can be, and never inside a number", () => {
  expect(broken("SURF: half done in 3\u00a0min 11\u00a0s", 2)).toEqual(["SURF: half done", "in 3\u00a0min 11\u00a0s"]);
  expect(broken("your guess", 2)).toEqual(["your", "guess"]);
  expect(broken("MetaCentrum", 2)).toBeUndefined();
  expect(broken("a b c", 3)).toEqual(["a", "b", "c"]);
});

test("boxes touch when they come nearer than the gap", () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  expect(touches(a, { ...a, x: 9 })).toBe(true);
  expect(touches(a, { ...a, x: 11 })).toBe(false);
  expect(touches(a, { ...a, x: 11 }, 2)).toBe(true);
});

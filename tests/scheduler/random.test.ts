import { expect, test } from "vitest";
import { random } from "../../demos/scheduler/index.ts";

const many = Array.from({ length: 20_000 }, (_, i) => random(7, "duration", `load-${i}`));

test("the same name is the same number, in every engine and for ever", () => {
  expect(random(7, "duration", "load-0")).toBe(0.3231645366284277);
});

test("names do not run into one another", () => {
  const draws = [
    random(0, "ab", "c"),
    random(0, "a", "bc"),
    random(0, "abc"),
    random(0, "abc", ""),
    random(0, "a", "b", "c"),
  ];
  expect(new Set(draws).size).toBe(draws.length);
  expect(random(0, 1)).toBe(random(0, "1"));
});

test("seeds beyond 32 bits count", () => {
  expect(random(1, "x")).not.toBe(random(1 + 2 ** 32, "x"));
});

test("draws lie in [0, 1), spread evenly, and neighbours have nothing to do with one another", () => {
  expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...many)).toBeLessThan(1);
  const bins = Array.from({ length: 20 }, () => 0);
  for (const draw of many) bins[Math.floor(draw * 20)]! += 1;
  // χ² with 19 degrees of freedom stays below 43.8 in 999 of 1,000 cases.
  expect(bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
  const product = many.slice(1).reduce((sum, draw, i) => sum + (draw - 0.5) * (many[i]! - 0.5), 0);
  expect(Math.abs((12 * product) / many.length)).toBeLessThan(0.03);
  const seeds = Array.from({ length: 2000 }, (_, seed) => random(seed, "duration", "load-0"));
  expect(Math.abs(seeds.reduce((a, b) => a + b, 0) / 2000 - 0.5)).toBeLessThan(0.03);
  expect(new Set(seeds).size).toBe(2000);
});

import { describe, expect, test } from "vitest";
import { HEAVY_TAIL, heavyTail } from "../../demos/workload/heavy-tail.ts";
import { heavy } from "../../demos/workload/heavy.ts";
import { uneven } from "../../demos/workload/uneven.ts";

describe("the heavy tail", () => {
  test("is the bounded Pareto distribution that its file says, row by row", () => {
    const times = (longer: number) => (longer + (1 - longer) * 1000 ** -1.5) ** (-1 / 1.5) / 2.94337;
    for (const [longer, row] of HEAVY_TAIL) expect(row / times(longer), `${longer}`).toBeCloseTo(1, 5);
    const shares = HEAVY_TAIL.map(([longer]) => longer);
    expect([shares[0], shares.at(-1), shares.length]).toEqual([1, 0, 30]);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  test("has a mean of one, between the rows as well", () => {
    let mean = 0;
    const steps = 1 << 20;
    for (let i = 0; i < steps; i += 1) mean += heavyTail((i + 0.5) / steps) / steps;
    expect(mean).toBeCloseTo(1, 4);
  });

  test("ascends with the draw, from the shortest to the longest", () => {
    let last = 0;
    for (let i = 0; i <= 100_000; i += 1) {
      const now = heavyTail(i / 100_000);
      expect(now).toBeGreaterThan(last);
      last = now;
    }
    expect([heavyTail(0), heavyTail(1)]).toEqual([HEAVY_TAIL[0]![1], HEAVY_TAIL.at(-1)![1]]);
    expect(() => heavyTail(1.1)).toThrow("A draw is from 0 to 1, not 1.1.");
  });

  test("has the median and the hundredth that its file says", () => {
    expect(heavyTail(0.5)).toBeCloseTo(0.54, 2);
    expect(heavyTail(0.99)).toBeGreaterThan(7.2);
    expect(heavyTail(0.99)).toBeLessThan(7.5);
  });
});

test("a heavy-tailed map has that tail: many tasks around its mean, half of them below 0.54 of it, one in a hundred above 7.3", () => {
  const durations = heavy({ tasks: 100_000, seconds: 1, seed: 1 })
    .map(({ duration }) => duration / 1e6)
    .sort((a, b) => a - b);
  const mean = durations.reduce((sum, each) => sum + each, 0) / durations.length;
  expect(mean).toBeGreaterThan(0.95);
  expect(mean).toBeLessThan(1.05);
  expect(durations[50_000]).toBeCloseTo(0.54, 1);
  expect(durations[99_000]! / 7.3).toBeCloseTo(1, 1);
  expect(durations.at(-1)).toBeGreaterThan(100);
});

test("an uneven map lies evenly within its spread", () => {
  const durations = uneven({ tasks: 10_000, seconds: 1, spread: 0.25, seed: 1 }).map(({ duration }) => duration / 1e6);
  expect(Math.min(...durations)).toBeGreaterThanOrEqual(0.75);
  expect(Math.max(...durations)).toBeLessThanOrEqual(1.25);
  for (const [from, to] of [
    [0.75, 0.875],
    [0.875, 1],
    [1, 1.125],
    [1.125, 1.25],
  ] as const) {
    const share = durations.filter((each) => each >= from && each < to).length / durations.length;
    expect(share).toBeCloseTo(0.25, 1);
  }
  expect(uneven({ tasks: 3, seconds: 2, spread: 0, seed: 1 }).map(({ duration }) => duration)).toEqual([2e6, 2e6, 2e6]);
  expect(() => uneven({ tasks: 3, seconds: 2, spread: 2, seed: 1 })).toThrow("from 0 to 1, not 2.");
});

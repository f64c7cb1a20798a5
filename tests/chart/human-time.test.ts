import * as fc from "fast-check";
import { expect, test } from "vitest";
import { humanTicks, sayable, timeTicks } from "../../demos/chart/human-time.ts";

const plain = (label: string): string => label.replace("\u00a0", " ");

test("from a second to a week, the landmarks of human time", () => {
  expect(humanTicks(1, 604_800).map(({ label }) => plain(label))).toEqual([
    "1 s",
    "10 s",
    "1 min",
    "10 min",
    "1 h",
    "1 day",
    "1 wk",
  ]);
});

test.each([
  [0.411, 5, ["0", "100 ms", "200 ms", "300 ms", "400 ms"]],
  [15.4, 4, ["0", "5 s", "10 s", "15 s"]],
  [1.7, 4, ["0", "0.5 s", "1 s", "1.5 s"]],
  [420, 4, ["0", "2 min", "4 min", "6 min"]],
  [0.00004, 2, ["0", "20 µs", "40 µs"]],
  [7200, 3, ["0", "60 min", "120 min"]],
] as const)("0 to %d s reads as round numbers of one unit", (until, most, labels) => {
  expect(timeTicks(until, most).map(({ label }) => plain(label))).toEqual(labels);
});

test("ticks never pass the end, are evenly spaced, and are no more than asked for", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e7, noNaN: true }), fc.integer({ min: 1, max: 12 }), (until, most) => {
      const ticks = timeTicks(until, most);
      expect(ticks[0]!.value).toBe(0);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      // Halves of a minute, an hour or a day, never thirds.
      for (const { label } of ticks) expect(plain(label)).not.toMatch(/\.(?!5 )\d+ (min|h|days)$/);
      for (const [index, { value, label }] of ticks.entries()) {
        expect(value).toBeLessThanOrEqual(until * (1 + 1e-9));
        expect(value).toBeCloseTo(index * (ticks[1]?.value ?? 0), 6);
        expect(label).not.toMatch(/\d{6}|\.\d{4}|e-/);
      }
    }),
  );
});

test("no time at all is a lone 0", () => {
  expect(timeTicks(0, 5).map(({ label }) => label)).toEqual(["0"]);
});

test("a pick becomes the nearest duration somebody would say", () => {
  expect(sayable(29_113)).toBe(28_800);
  expect(sayable(1)).toBe(1);
  expect(sayable(187)).toBe(180);
  expect(sayable(1e9)).toBe(604_800);
  expect(sayable(0)).toBe(0.001);
});

test("what is sayable stays as it is, and a pick moves by less than half of itself", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 604_800, noNaN: true }), (seconds) => {
      const near = sayable(seconds);
      expect(sayable(near)).toBe(near);
      expect(Math.abs(Math.log(near / seconds))).toBeLessThan(Math.log(1.5));
    }),
  );
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { humanTicks, sayable, timeTicks } from "../../demos/chart/human-time.ts";
import { textWidth } from "../../demos/chart/text.ts";
import { duration } from "../../demos/contract/format.ts";

const plain = (label: string): string => label.replaceAll("\u00a0", " ");

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
  [7200, 3, ["0", "1 h", "2 h"]],
  [240, 4, ["0", "1 min", "2 min", "3 min", "4 min"]],
  [75 * 60, 8, ["0", "15 min", "30 min", "45 min", "1 h", "1 h 15 min"]],
  [88 * 60, 6, ["0", "20 min", "40 min", "1 h", "1 h 20 min"]],
  [137 * 60, 10, ["0", "20 min", "40 min", "1 h", "1 h 20 min", "1 h 40 min", "2 h"]],
  [4.2 * 3600, 8, ["0", "1 h", "2 h", "3 h", "4 h"]],
  [30 * 3600, 6, ["0", "12 h", "1 day"]],
  [2.6 * 86400, 6, ["0", "12 h", "1 day", "1.5 days", "2 days", "2.5 days"]],
  [45 * 86400, 4, ["0", "14 days", "28 days", "42 days"]],
] as const)("0 to %d s reads as round numbers", (until, most, labels) => {
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

test("from some minutes to some days ticks are said as durations are everywhere", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 180, max: 10 * 86_400, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      (until, most) => {
        for (const { value, label } of timeTicks(until, most).slice(1)) expect(label).toBe(duration(value));
      },
    ),
  );
});

test("labels have room beside one another: where they are long, there are fewer of them", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom(4, 5),
      (until, most, each) => {
        const ticks = timeTicks(until, most, each);
        const pitch = ((ticks[1]?.value ?? until) / until) * most * each;
        for (const { label } of ticks) expect(textWidth(label, 1)).toBeLessThan(pitch);
      },
    ),
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

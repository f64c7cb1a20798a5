import { describe, expect, test } from "vitest";
import { area, envelope, outside, steps, total, valueAt, type Curve } from "../../scripts/compare/curves.ts";

const up: Curve = [
  [2, 4],
  [10, 0],
];
const later: Curve = [
  [3, 4],
  [12, 0],
];

describe("curves of steps", () => {
  test("hold their value until the next step, and nothing before the first", () => {
    expect([0, 2, 9.9, 10, 99].map((moment) => valueAt(up, moment))).toEqual([0, 4, 4, 0, 0]);
  });

  test("are told without the steps that change nothing, and with the last of several at one moment", () => {
    const told = steps([
      [0, 0],
      [1, 3],
      [1, 2],
      [2, 2],
      [3, 0],
    ]);
    expect(told).toEqual([
      [1, 2],
      [3, 0],
    ]);
  });

  test("have as area what is between them, wherever it is looked from", () => {
    expect(total(up, 20)).toBeCloseTo(32, 9);
    expect(area(up, later, 20)).toBeCloseTo(4 + 8, 9);
    expect(area(later, up, 20)).toBeCloseTo(12, 9);
    expect(area(up, up, 20)).toBe(0);
    expect(area(up, later, 2.5)).toBeCloseTo(2, 9);
  });
});

describe("the envelope of several curves", () => {
  test("is widened in time, on both sides", () => {
    expect(envelope([up], 1, 0.5)).toEqual({ least: 0, greatest: 0 });
    expect(envelope([up], 1, 1)).toEqual({ least: 0, greatest: 4 });
    expect(envelope([up], 5, 2)).toEqual({ least: 4, greatest: 4 });
    expect(envelope([up, later], 11, 0)).toEqual({ least: 0, greatest: 4 });
  });

  test("holds any curve that is no more than its width away, and none that is further", () => {
    const shifted = (by: number): Curve => up.map(([time, value]) => [time + by, value]);
    expect(outside(up, [up], 0, 20)).toBe(0);
    expect(outside(shifted(2), [up], 2, 20)).toBeCloseTo(0, 9);
    expect(outside(shifted(-2), [up], 2, 20)).toBeCloseTo(0, 9);
    // Beyond the two seconds: once when it rises, once when it falls.
    expect(outside(shifted(3), [up], 2, 20)).toBeCloseTo(2 / 20, 9);
    // It rises before the clock starts, so it is only too early to fall.
    expect(outside(shifted(-4), [up], 2, 20)).toBeCloseTo(2 / 20, 9);
  });

  test("is left by a curve that is one worker too high for as long as it is", () => {
    const high: Curve = [
      [2, 5],
      [10, 0],
    ];
    expect(outside(high, [up], 2, 20)).toBeCloseTo(8 / 20, 9);
    expect(outside(high, [up, high], 2, 20)).toBe(0);
  });
});

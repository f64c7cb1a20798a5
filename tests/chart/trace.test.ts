import { expect, test } from "vitest";
import { trace } from "../../demos/chart/trace.ts";

const through = [
  [0, 100],
  [30, 90],
  [60, 20],
  [100, 20],
] as const;

test("a curve runs through its points and never swings beyond them", () => {
  const curve = trace(through);
  for (const [x, y] of through) expect(curve.at(x)).toBeCloseTo(y, 1);
  for (const [, y] of curve.points) {
    expect(y).toBeGreaterThanOrEqual(20 - 1e-9);
    expect(y).toBeLessThanOrEqual(100 + 1e-9);
  }
  const steps = curve.points
    .slice(1)
    .map(([x, y], index) => Math.hypot(x - curve.points[index]![0], y - curve.points[index]![1]));
  expect(Math.max(...steps)).toBeLessThan(5);
});

test("left and right of its points there is no curve", () => {
  expect(trace(through).at(-1)).toBeUndefined();
  expect(trace(through).at(101)).toBeUndefined();
  expect(trace([]).at(0)).toBeUndefined();
  expect(trace([]).d).toBe("");
});

test("the path is written to a tenth of a pixel", () => {
  expect(
    trace([
      [0.123456, 1],
      [10.98765, 2],
      [20, 4],
    ]).d,
  ).not.toMatch(/\.\d\d/);
});

import { expect, test } from "vitest";
import { line, quantile, shareWithin } from "../../data/job-durations/distribution.ts";

const sorted = Float64Array.of(0, 1, 1, 2, 5, 5, 5, 30, 400, 9000);

test("a share counts what took exactly that long", () => {
  expect(shareWithin(sorted, 1)).toBe(0.3);
  expect(shareWithin(sorted, 4)).toBe(0.4);
  expect(shareWithin(sorted, 5)).toBe(0.7);
  expect(shareWithin(sorted, -1)).toBe(0);
  expect(shareWithin(sorted, 10_000)).toBe(1);
});

test("a quantile is the least real duration that enough of them did not exceed", () => {
  expect(quantile(sorted, 0.1)).toBe(0);
  expect(quantile(sorted, 0.5)).toBe(5);
  expect(quantile(sorted, 0.71)).toBe(30);
  expect(quantile(sorted, 1)).toBe(9000);
  expect(quantile(Float64Array.of(7), 0.5)).toBe(7);
});

test("a line keeps its marks and adds points only where it would be too far off", () => {
  const even = Float64Array.from({ length: 10_000 }, (_, index) => Math.round(10 ** (index / 2500)));
  const few = line(even, [1, 10_000], 0.2);
  expect(few.map(({ seconds }) => seconds)).toEqual([1, 10_000]);
  const closer = line(even, [1, 10, 10_000], 0.005);
  expect(closer.map(({ seconds }) => seconds)).toEqual(expect.arrayContaining([1, 10, 10_000]));
  expect(closer.length).toBeGreaterThan(3);
});

test("a line climbs a step within one second, however high it is", () => {
  const cliff = Float64Array.from({ length: 1000 }, (_, index) => (index < 500 ? 100 : 101 + index));
  const points = line(cliff, [1, 10_000], 0.01);
  expect(points).toContainEqual({ seconds: 99, share: 0 });
  expect(points).toContainEqual({ seconds: 100, share: 0.5 });
});

import { expect, test } from "vitest";
import type { Row } from "../../data/dask-efficiency/build.ts";
import { rows } from "./tables.ts";

const points = rows<Row>("dask-efficiency");

test("the five quiet points are there, from one to a hundred milliseconds, with what was recorded", () => {
  expect(points.map(({ taskSeconds }) => taskSeconds)).toEqual([0.001, 0.003, 0.01, 0.03, 0.1]);
  expect(points.map(({ tasks }) => tasks)).toEqual([500, 500, 160, 54, 16]);
  expect(points.map(({ efficiency }) => efficiency.toFixed(2))).toEqual(["0.27", "0.64", "0.86", "0.91", "0.97"]);
  for (const point of points)
    expect(point).toMatchObject({ workers: 2, threads: 1, repeats: 3, daskVersion: "2022.12.1" });
});

test("longer tasks are more efficient, and the median lies within the runs", () => {
  for (const [index, { efficiency, min, max }] of points.entries()) {
    expect(efficiency).toBeGreaterThan(points[index - 1]?.efficiency ?? 0);
    expect(min).toBeLessThanOrEqual(efficiency);
    expect(max).toBeGreaterThanOrEqual(efficiency);
    expect(max).toBeLessThan(1);
  }
});

test("efficiency, wall time and cost per task are three views of one measurement", () => {
  for (const { taskSeconds, tasks, workers, threads, efficiency, wallSeconds, overheadSeconds } of points) {
    const ideal = (tasks * taskSeconds) / (workers * threads);
    expect(ideal / wallSeconds).toBeCloseTo(efficiency, 3);
    expect((wallSeconds - ideal) / tasks).toBeCloseTo(overheadSeconds, 5);
  }
});

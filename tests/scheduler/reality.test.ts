/**
 * Against real Dask: efficiency of n equal sleeps on two workers of one thread, distributed 2022.12.1, quiet machine,
 * medians of three (shared/dask/2-efficiency-v2022.12.1-quiet.json), with one set of costs for all of it.
 */
import { describe, expect, test } from "vitest";
import { simulate, type Run, type WorkerSpec } from "../../demos/scheduler/index.ts";

const workers = (count: number, nthreads = 1): WorkerSpec[] =>
  Array.from({ length: count }, (_, i) => ({ name: `w${i}`, nthreads }));
const map = (n: number, duration: number) =>
  Array.from({ length: n }, (_, i) => ({ key: `nap-${i}`, dependencies: [], duration, nbytes: 28 }));
const cpuPerTask = (run: Run, n: number) => run.scheduling.reduce((sum, { start, stop }) => sum + stop - start, 0) / n;

describe("efficiency is within ten points of the measured one", () => {
  const measured = [
    [1_000, 500, 0.272],
    [3_000, 500, 0.643],
    [10_000, 160, 0.861],
    [30_000, 54, 0.91],
    [100_000, 16, 0.973],
  ] as const;
  for (const [duration, n, efficiency] of measured) {
    test(`${n} tasks of ${duration / 1000} ms: ${efficiency}`, () => {
      const run = simulate({ tasks: map(n, duration), workers: workers(2), rules: "2022.12.1" });
      expect(run.executed).toHaveLength(n);
      expect(Math.abs((n * duration) / 2 / run.finished - efficiency)).toBeLessThan(0.1);
    });
  }
});

// 1c-throughput-v2022.12.1-quiet.json and -50k.json: scheduler and client CPU, 635 and 326 µs a task.
test("scheduler CPU per task of a trivial map is near the measured one, with queuing on and off", () => {
  const on = simulate({ tasks: map(2000, 10), workers: workers(2), rules: "2022.12.1" });
  expect(Math.abs(cpuPerTask(on, 2000) / 635 - 1)).toBeLessThan(0.1);
  const config = { workerSaturation: Infinity };
  const off = simulate({ tasks: map(20_000, 10), workers: workers(2), rules: "2022.12.1", config });
  expect(Math.abs(cpuPerTask(off, 20_000) / 326 - 1)).toBeLessThan(0.3);
});

// The same runs: 1.48 ms a task on the wall with queuing on; with 8 threads per worker as fast as with queuing off.
test("queuing on one-thread workers, not the scheduler, limits a trivial map, and more threads lift that", () => {
  const one = simulate({ tasks: map(2000, 10), workers: workers(2), rules: "2022.12.1" });
  expect(Math.abs(one.finished / 2000 / 1484 - 1)).toBeLessThan(0.2);
  expect(cpuPerTask(one, 2000)).toBeLessThan(0.6 * (one.finished / 2000));
  const eight = simulate({ tasks: map(2000, 10), workers: workers(2, 8), rules: "2022.12.1" });
  expect(eight.finished).toBeLessThan(one.finished / 2);
});

import { describe, expect, test } from "vitest";
import { covered, run, tasksFor } from "../../demos/fast/run.ts";

describe("how many tasks a run sends", () => {
  test.each([
    [0.001, 500],
    [0.003, 500],
    [0.01, 160],
    [0.03, 54],
    [0.1, 16],
  ])("is what the recording on two workers sent, for tasks of %d s", (seconds, tasks) => {
    expect(tasksFor(seconds, 2)).toBe(tasks);
  });

  test("is at least eight a worker", () => {
    expect(tasksFor(10, 64)).toBe(512);
    expect(tasksFor(10, 1)).toBe(8);
  });
});

describe("a run", () => {
  test("executes every task once, for its whole length, one at a time on each worker", () => {
    const { executed, tasks, workers, seconds } = run(0.01, 16);
    expect(new Set(executed.map(({ key }) => key)).size).toBe(tasks);
    expect(executed).toHaveLength(tasks);
    for (let worker = 0; worker < workers; worker += 1) {
      const mine = executed.filter((task) => task.worker === worker);
      mine.forEach(({ start, stop }, index) => {
        expect(stop - start).toBeCloseTo(seconds, 9);
        expect(start).toBeGreaterThanOrEqual(mine[index - 1]?.stop ?? 0);
      });
    }
  });

  test("counts as busy exactly what its stretches cover", () => {
    const { executed, workers, finished, busy } = run(0.01, 16);
    expect(covered(executed, workers, finished)).toBeCloseTo(busy, 9);
    expect(covered(executed, workers, 0)).toBe(0);
  });

  test("wastes less of the workers the longer the tasks are", () => {
    const shares = [0.001, 0.01, 0.1, 1].map((seconds) => run(seconds, 64).busy);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares[3]).toBeGreaterThan(0.9);
  });

  test("is limited by the one scheduler, however many workers there are", () => {
    const rate = (workers: number) => {
      const { tasks, finished } = run(0.001, workers);
      return tasks / finished;
    };
    expect(rate(64) / rate(32)).toBeLessThan(1.15);
    const { scheduling, finished } = run(0.001, 64);
    expect(covered(scheduling, 1, finished)).toBeGreaterThan(0.9);
  });

  test("lets the scheduler do one thing at a time", () => {
    const { scheduling } = run(0.003, 8);
    scheduling.forEach(({ start, stop }, index) => {
      expect(stop).toBeGreaterThan(start);
      expect(start).toBeGreaterThan(scheduling[index - 1]?.stop ?? -1);
    });
  });
});

import { describe, expect, test } from "vitest";
import { covering, run, slots, tasksFor, type Setting } from "../../demos/fast/run.ts";

const play = (seconds: number, workers: number, more: Partial<Setting> = {}) =>
  run({ seconds, workers, threads: 1, queuing: true, ...more });

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

  test("is at least eight a thread, four where there are many, and so many that nobody's last task is the odd one", () => {
    expect(tasksFor(10, 64)).toBe(512);
    expect(tasksFor(10, 1)).toBe(8);
    expect(tasksFor(10, 1000)).toBe(4000);
    for (const threads of [201, 256, 399, 1024, 8000]) expect(tasksFor(10, threads) % threads).toBe(0);
  });

  test("stays within a few tens of thousands, and more than Dask needs to see a queue", () => {
    expect(tasksFor(0.001, 8000)).toBe(32_000);
    for (let threads = 1; threads <= 8000; threads += 37) {
      expect(tasksFor(1, threads)).toBeGreaterThan(2 * threads);
      expect(tasksFor(1, threads)).toBeLessThanOrEqual(32_000);
    }
  });
});

describe("a run", () => {
  test.each([
    { seconds: 0.01, workers: 16, threads: 1, queuing: true },
    { seconds: 0.003, workers: 5, threads: 3, queuing: false },
  ])("executes every task once, for its whole length, one at a time on each thread: %o", (setting) => {
    const { bars, tasks } = run(setting);
    expect(new Set(bars.map(({ key }) => key)).size).toBe(tasks);
    expect(bars).toHaveLength(tasks);
    for (let row = 0; row < slots(setting); row += 1) {
      const mine = bars.filter((bar) => bar.row === row);
      expect(mine.length).toBeGreaterThan(0);
      mine.forEach(({ start, stop }, index) => {
        expect(stop - start).toBeCloseTo(setting.seconds, 9);
        expect(start).toBeGreaterThanOrEqual(mine[index - 1]?.stop ?? 0);
      });
    }
  });

  test("counts as busy exactly what its stretches cover, at any moment", () => {
    const { bars, workers, finished, busy } = play(0.01, 16);
    const covered = covering(bars, workers);
    expect(covered(finished)).toBeCloseTo(busy, 9);
    expect(covered(0)).toBe(0);
    const half = finished / 2;
    const slow = bars.reduce((sum, { start, stop }) => sum + Math.max(0, Math.min(stop, half) - start), 0);
    expect(covered(half)).toBeCloseTo(slow / (workers * half), 9);
  });

  test("wastes less of the workers the longer the tasks are", () => {
    const shares = [0.001, 0.01, 0.1, 1].map((seconds) => play(seconds, 64).busy);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares[3]).toBeGreaterThan(0.9);
  });

  test("is limited by the one scheduler, however many workers there are", () => {
    const rate = (workers: number) => {
      const { tasks, finished } = play(0.001, workers);
      return tasks / finished;
    };
    expect(rate(64) / rate(32)).toBeLessThan(1.15);
    const { scheduling, finished } = play(0.001, 64);
    expect(covering(scheduling, 1)(finished)).toBeGreaterThan(0.9);
  });

  test("gets more out of as many threads in fewer workers, whose messages carry several tasks", () => {
    expect(play(0.01, 8, { threads: 8 }).busy).toBeGreaterThan(play(0.01, 64).busy * 1.2);
  });

  test("hands everything out at once with queuing off, which saves messages while the scheduler is what is short", () => {
    expect(play(0.001, 64, { queuing: false }).busy).toBeGreaterThan(play(0.001, 64).busy * 1.1);
  });

  test("lets the scheduler do one thing at a time", () => {
    const { scheduling } = play(0.003, 8);
    scheduling.forEach(({ start, stop }, index) => {
      expect(stop).toBeGreaterThan(start);
      expect(start).toBeGreaterThan(scheduling[index - 1]?.stop ?? -1);
    });
  });
});

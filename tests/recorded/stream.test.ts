import { describe, expect, test } from "vitest";
import { simulate } from "../../demos/scheduler/index.ts";
import { compareStream, replay, standing, violations } from "../../scripts/compare/stream.ts";
import { groupOf, type StreamTask } from "../../scripts/compare/stream-recording.ts";
import { madeStream, read } from "./made.ts";

const compared = (made: Parameters<typeof madeStream>[0] = {}) => compareStream(read("task-stream", madeStream(made)));

describe("a task stream replayed", () => {
  test("has the recorded durations, sizes, order and workers", () => {
    const recording = read("task-stream", madeStream());
    const scenario = replay(recording.runs[0]!, recording, recording.rules);
    expect(scenario.workers).toEqual(["w0", "w1"].map((name) => ({ name, nthreads: 1 })));
    expect(scenario.tasks).toHaveLength(13);
    for (const [place, task] of scenario.tasks.entries()) {
      const { start, stop, group, nbytes } = recording.runs[0]!.tasks[place]!;
      expect([task.duration, task.nbytes]).toEqual([Math.round((stop - start) * 1e6), nbytes]);
      expect(task.key).toBe(`${group}-${place}`);
      expect(task.priority).toEqual([0, 1, place]);
    }
  });

  test("takes as long as the simulated run that the recording was made from, in each repeat", () => {
    const all = compared({ repeats: 3 });
    expect(all.map(({ verdict }) => verdict)).toEqual(Array(7).fill("ok"));
    for (const each of all.filter(({ what }) => what.includes("makespan"))) expect(each.value).toBeCloseTo(1, 1);
  });

  test("misses a recording that took a third longer or shorter, and says what is known of it", () => {
    for (const slower of [1.4, 0.7]) {
      const [makespan, order, middle] = compared({ slower });
      expect([makespan!.verdict, order!.verdict, middle!.verdict]).toEqual(["MISS", "ok", "MISS"]);
      expect(makespan!.remark).toMatch(/stood still for \d+ ms in all, .*; fetching took 0\.00 s recorded and/);
    }
  });

  test("finds tasks that began before their inputs were there", () => {
    const recording = read("task-stream", madeStream());
    const scenario = replay(recording.runs[0]!, recording, recording.rules);
    const run = simulate(scenario);
    expect(violations(scenario, run)).toBe(0);
    const sum = scenario.tasks.findIndex(({ key }) => key.startsWith("sum"));
    const key = scenario.tasks[sum]!.key;
    const executed = run.executed.map((each) => (each.key === key ? { ...each, start: 0 } : each));
    expect(violations(scenario, { ...run, executed })).toBe(1);
    const lost = run.executed.filter((each) => !each.key.startsWith("load"));
    expect(violations(scenario, { ...run, executed: lost })).toBe(6);
  });
});

test("keys are grouped as Dask does", () => {
  const token = "0123456789abcdef0123456789abcdef";
  const keys = ["('load', 1)", `('read-csv-${token}', 0, 3)`, `sum-${token}`, `get-item-${token}`, "x", "x-1"];
  expect(keys.map(groupOf)).toEqual(["load", `read-csv-${token}`, "sum", "get-item", "x", "x"]);
});

describe("standing still", () => {
  const task = (key: string, worker: string, start: number, stop: number, dependencies: string[] = []): StreamTask => ({
    key,
    group: "x",
    worker,
    start,
    stop,
    nbytes: 1,
    dependencies,
  });
  const still = (...tasks: StreamTask[]) => standing(tasks, (key) => tasks.find((each) => each.key === key)!);

  test("counts from when a task that a worker had all inputs for was ready, less a round trip", () => {
    const all = still(task("a", "w", 0, 1), task("b", "w", 1.5, 2, ["a"]), task("c", "w", 2.001, 3, ["a"]));
    expect(all.all).toBeCloseTo(0.49, 9);
    expect(all.longest).toBeCloseTo(0.49, 9);
  });

  test("is not waiting for inputs from elsewhere, nor for tasks without inputs, nor ordinary overhead", () => {
    expect(still(task("a", "v", 0, 1), task("z", "w", 0, 1), task("b", "w", 1.5, 2, ["a"])).all).toBe(0);
    expect(still(task("a", "w", 0, 1), task("b", "w", 1.5, 2)).all).toBe(0);
    expect(still(task("a", "w", 0, 1), task("b", "w", 1.012, 2, ["a"])).all).toBe(0);
  });
});

import { expect, test } from "vitest";
import { SchedulerState, type TaskSpec } from "../../demos/scheduler/index.ts";
import { shuffle, shuffleOf } from "../../demos/workload/shuffle.ts";

const kind = (tasks: readonly TaskSpec[], name: string) => tasks.filter(({ key }) => key.startsWith(`${name}-`));
const size = (tasks: readonly TaskSpec[]) => tasks.reduce((sum, { nbytes }) => sum + nbytes, 0);

test("a shuffle splits every input for every output, and every output joins its part of every input", () => {
  const tasks = shuffle({ inputs: 3, outputs: 2, seconds: 1, seed: 0 });
  expect(tasks).toHaveLength(2 * 3 + 3 * 2 + 2 * 2);
  const needs = new Map(tasks.map(({ key, dependencies }) => [key, dependencies]));
  expect(needs.get("group-shuffle-2")).toEqual(["read-2"]);
  expect(needs.get("split-shuffle-1.2")).toEqual(["group-shuffle-2"]);
  expect(needs.get("join-1")).toEqual(["split-shuffle-1.0", "split-shuffle-1.1", "split-shuffle-1.2"]);
  expect(needs.get("agg-1")).toEqual(["join-1"]);
  expect(kind(tasks, "split-shuffle")).toHaveLength(6);
});

test("no byte is lost on the way from what is read to what is joined", () => {
  const tasks = shuffle({ inputs: 5, outputs: 7, seconds: 1, nbytes: 1e6, seed: 4 });
  const read = size(kind(tasks, "read"));
  for (const name of ["group-shuffle", "split-shuffle", "join"]) expect(size(kind(tasks, name)), name).toBe(read);
  expect(read / 5e6).toBeGreaterThan(0.9);
  expect(read / 5e6).toBeLessThan(1.1);
  expect(new Set(kind(tasks, "join").map(({ nbytes }) => nbytes)).size).toBe(7);
});

test("its splits are those that Dask takes for a microsecond, and go first", () => {
  const tasks = shuffle({ inputs: 4, seconds: 1, seed: 0 });
  const state = new SchedulerState();
  state.handle({ type: "update-graph", client: "c", tasks, wanted: ["agg-0"], time: 0, stimulusId: "s" });
  const prefix = state.tasks.get("split-shuffle-3.1")!.group.prefix;
  expect(prefix.name).toBe("split-shuffle");
  expect(prefix.durationAverage).toBe(1e-6);
  for (const { key, userPriority } of tasks) expect(userPriority, key).toBe(key.startsWith("split-") ? 1 : undefined);
});

test("a number of tasks is as many inputs as outputs, or nearly", () => {
  expect(shuffleOf(320)).toEqual({ inputs: 16, outputs: 16 });
  expect(shuffleOf(1)).toEqual({ inputs: 1, outputs: 1 });
  for (const tasks of [50, 500, 5000, 50_000]) {
    const { inputs, outputs } = shuffleOf(tasks);
    expect(outputs / inputs).toBeGreaterThan(0.8);
    expect(outputs / inputs).toBeLessThan(1.3);
  }
});

test("a shuffle without inputs or outputs is refused", () => {
  expect(() => shuffle({ inputs: 0, seconds: 1, seed: 0 })).toThrow(
    "The inputs of a shuffle are a whole number from 1 on",
  );
  expect(() => shuffle({ outputs: 1.5, seconds: 1, seed: 0 })).toThrow("The outputs of a shuffle are");
  expect(() => shuffle({ nbytes: -1, seconds: 1, seed: 0 })).toThrow("The pieces of a shuffle are");
});

import { expect, test } from "vitest";
import { tree } from "../../demos/workload/tree.ts";

test("a tree combines eight at a time until one result is left", () => {
  const tasks = tree({ leaves: 17, seconds: 0.5 });
  expect(tasks.slice(17)).toEqual([
    {
      key: "combine0-0",
      dependencies: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `load-${i}`),
      duration: 500_000,
      nbytes: 1024,
    },
    {
      key: "combine0-8",
      dependencies: [8, 9, 10, 11, 12, 13, 14, 15].map((i) => `load-${i}`),
      duration: 500_000,
      nbytes: 1024,
    },
    { key: "combine0-16", dependencies: ["load-16"], duration: 500_000, nbytes: 1024 },
    { key: "combine1-0", dependencies: ["combine0-0", "combine0-8", "combine0-16"], duration: 500_000, nbytes: 1024 },
  ]);
  for (const task of tasks.slice(0, 17)) expect(task.dependencies).toEqual([]);
});

test("inputs come before what needs them, and every result but the last is needed once", () => {
  for (const [leaves, arity] of [
    [1, 2],
    [2, 2],
    [100, 3],
    [1000, 10],
  ] as const) {
    const tasks = tree({ leaves, arity, seconds: 1, leaf: "m", level: "r" });
    const seen = new Set<string>();
    const used: string[] = [];
    for (const { key, dependencies } of tasks) {
      for (const input of dependencies) expect(seen.has(input)).toBe(true);
      seen.add(key);
      used.push(...dependencies);
    }
    expect(seen.size).toBe(tasks.length);
    expect(used.sort()).toEqual(
      tasks
        .slice(0, -1)
        .map(({ key }) => key)
        .sort(),
    );
  }
});

test("of a number of tasks, seven in eight are leaves", () => {
  expect(tree({ tasks: 20_000, seconds: 1 })).toHaveLength(20_003);
  expect(tree({ tasks: 20_000, seconds: 1 }).filter(({ dependencies }) => dependencies.length === 0)).toHaveLength(
    17_500,
  );
});

test("a tree without leaves, or that would never end, is refused", () => {
  expect(() => tree({ seconds: 1 })).toThrow("A tree needs a leaf, not 0.");
  expect(() => tree({ leaves: 3, arity: 1, seconds: 1 })).toThrow("A tree that combines 1 at a time would never end.");
});

import { expect, test } from "vitest";
import { map } from "../../demos/workload/map.ts";

test("a map is as many equal tasks as asked for, none of which needs another", () => {
  const tasks = map({ tasks: 3, seconds: 0.0015 });
  expect(tasks.map(({ key }) => key)).toEqual(["sleep-0", "sleep-1", "sleep-2"]);
  for (const task of tasks) {
    expect(task.dependencies).toEqual([]);
    expect(task.duration).toBe(1500);
  }
});

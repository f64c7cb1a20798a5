import { expect, test } from "vitest";
import { simulate, type Scenario } from "../../demos/scheduler/index.ts";
import { etl } from "../../demos/workload/etl.ts";
import { hurried } from "../../demos/cluster/hurried.ts";

test("a job is as long played in full as played in seconds for minutes, within a fiftieth", { timeout: 60_000 }, () => {
  const scenario: Scenario = {
    tasks: etl({ seed: 7 }).map((task) => ({ ...task, duration: task.duration * 60 })),
    workers: Array.from({ length: 8 }, (_, at) => ({ name: `w${at}`, nthreads: 1, arrives: 60e6 + at * 5e6 })),
  };
  expect(Math.abs(hurried(scenario, 60).finished / simulate(scenario).finished - 1)).toBeLessThan(0.02);
});

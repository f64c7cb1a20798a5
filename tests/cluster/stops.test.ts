import { expect, test } from "vitest";
import { killed } from "../../demos/cluster/stops.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { etl } from "../../demos/workload/etl.ts";

const SECOND = 1_000_000;
const workers = Array.from({ length: 4 }, (_, at) => ({ name: `vm-${at}`, nthreads: 2 }));
const tasks = etl({ seed: 7 });
const twice = (run: ReturnType<typeof simulate>) =>
  run.executed.filter(({ end }) => end === "finished").length - tasks.length;

test("a machine that goes all at once takes its results with it: they are computed again", () => {
  const calm = simulate({ tasks, workers });
  const hard = simulate({ tasks, workers, happenings: killed(["vm-0"], 5 * SECOND) });
  expect(twice(calm)).toBe(0);
  expect(twice(hard)).toBeGreaterThan(0);
  expect(hard.finished).toBeGreaterThan(calm.finished);
  expect(hard.workers.find(({ worker }) => worker === "vm-0")).toMatchObject({ how: "killed", left: 5 * SECOND });
  expect([hard.missing, hard.erred]).toEqual([[], []]);
});

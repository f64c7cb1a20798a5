import { expect, test } from "vitest";
import { bursts } from "../../demos/workload/bursts.ts";
import { settled, type Job } from "../../demos/workload/job.ts";
import { longTail } from "../../demos/workload/long-tail.ts";
import { trickle } from "../../demos/workload/trickle.ts";

/** When how many tasks of how many seconds come. */
const demand = ({ tasks, happenings = [] }: Job) => {
  const seconds = (list: typeof tasks) => [...new Set(list.map(({ duration }) => duration / 1e6))];
  const later = happenings.map((happening) => {
    if (happening.do !== "submit") throw new Error(`unexpected ${happening.do}`);
    expect(happening.fifoTimeout).toBe(100_000);
    return [happening.at / 1e6, happening.tasks.length, ...seconds(happening.tasks)];
  });
  return [[0, tasks.length, ...seconds(tasks)], ...later];
};

test("bursts are those recorded on real Dask: 200 × 0.5 s at once, or 100 × 0.5 s twice, 28.5 s apart", () => {
  expect(demand(bursts({ bursts: 1, tasks: 200 }))).toEqual([[0, 200, 0.5]]);
  expect(demand(bursts())).toEqual([
    [0, 100, 0.5],
    [28.5, 100, 0.5],
  ]);
});

test("bursts come as often, as large and as far apart as asked for", () => {
  expect(demand(bursts({ bursts: 3, tasks: 4, seconds: 2, pause: 60, lasts: 5 }))).toEqual([
    [0, 4, 2],
    [65, 4, 2],
    [130, 4, 2],
  ]);
  expect(() => bursts({ bursts: 0 })).toThrow("The bursts are a whole number from 1 on, not 0.");
  expect(() => bursts({ pause: -1 })).toThrow("The seconds of a pause between bursts are a number from 0 on, not -1.");
});

test("a trickle is that recorded on real Dask: 2 × 0.5 s every 0.5 s for 30 s", () => {
  const all = demand(trickle());
  expect(all).toHaveLength(60);
  for (const [turn, each] of all.entries()) expect(each).toEqual([turn * 0.5, 2, 0.5]);
  expect(() => trickle({ times: 0 })).toThrow("The submissions of a trickle are");
});

test("what comes again and again is of one layer, numbered through", () => {
  const keys = Array.from({ length: 120 }, (_, index) => `nap-${index}`);
  expect(settled(trickle()).map(({ key }) => key)).toEqual(keys);
  expect(settled(bursts({ tasks: 60 })).map(({ key }) => key)).toEqual(keys);
});

test("a long tail is that recorded on real Dask: 120 × 0.3 s, and 2 × 20 s right after", () => {
  expect(demand(longTail())).toEqual([
    [0, 120, 0.3],
    [0, 2, 20],
  ]);
  expect(() => longTail({ long: 0 })).toThrow("The long tasks of a long tail are");
});

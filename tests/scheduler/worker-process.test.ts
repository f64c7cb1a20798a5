import { describe, expect, test } from "vitest";
import { COSTS, simulate, type Scenario, type TaskSpec } from "../../demos/scheduler/index.ts";

const S = 1_000_000;
const map = (n: number, duration: number, more: Partial<TaskSpec> = {}): TaskSpec[] =>
  Array.from({ length: n }, (_, i) => ({ key: `x-${i}`, dependencies: [], duration, nbytes: 28, ...more }));
const workers = (...names: string[]) => names.map((name) => ({ name, nthreads: 1 }));

describe("a task that raises", () => {
  const run = (fails: number, retries: number) =>
    simulate({ tasks: map(1, S, { fails, retries }), workers: workers("w0") });

  test("is tried again as often as it may be, each attempt to its end", () => {
    const twice = run(2, 2);
    expect(twice.executed.map(({ end, stop, start }) => [end, stop - start])).toEqual([
      ["erred", S],
      ["erred", S],
      ["finished", S],
    ]);
    expect([twice.erred, twice.missing]).toEqual([[], []]);
  });

  test("is erred after that, and all that needs it; the client waits for neither", () => {
    const tasks = [
      ...map(1, S, { fails: Infinity, retries: 1 }),
      { ...map(1, S)[0]!, key: "y-0", dependencies: ["x-0"] },
    ];
    const erred = simulate({ tasks, workers: workers("w0"), wanted: ["x-0", "y-0"] });
    expect(erred.executed.map(({ key, end }) => [key, end])).toEqual([
      ["x-0", "erred"],
      ["x-0", "erred"],
    ]);
    const why = { exception: "RuntimeError: x-0 raised.", cause: "x-0" };
    expect(erred.erred).toEqual([
      { key: "x-0", ...why },
      { key: "y-0", ...why },
    ]);
    expect(erred.missing).toEqual([]);
    expect(erred.finished).toBeLessThan(2.1 * S);
  });
});

describe("a task that secedes", () => {
  const tasks = [
    { ...map(1, 10 * S)[0]!, key: "long-0", secedes: 2 * S },
    ...map(3, S).map((task) => ({ ...task, userPriority: -1 })),
  ];

  test("frees its thread for others and goes on beside them", () => {
    const run = simulate({ tasks, workers: workers("w0") });
    const long = run.executed.find(({ key }) => key === "long-0")!;
    expect([long.stop - long.start, long.thread]).toEqual([10 * S, 0]);
    const others = run.executed.filter(({ key }) => key !== "long-0");
    expect(others).toHaveLength(3);
    for (const { start, stop, thread } of others) {
      expect(thread).toBe(0);
      expect(start).toBeGreaterThanOrEqual(long.start + 2 * S);
      expect(stop).toBeLessThan(long.stop);
    }
    expect(Math.max(...others.map(({ stop }) => stop))).toBeLessThan(long.start + 5.1 * S);
  });

  test("frees its slot on the scheduler, too", () => {
    const many = Array.from({ length: 6 }, (_, i) => ({ ...tasks[0]!, key: `long-${i}`, secedes: 1 }));
    const run = simulate({ tasks: many, workers: workers("w0") });
    expect(Math.max(...run.executed.map(({ start }) => start))).toBeLessThan(S);
  });

  test("does not when it ends before", () => {
    const early = simulate({ tasks: map(3, S, { secedes: S }), workers: workers("w0") });
    const starts = early.executed.map(({ start }) => start);
    for (let i = 1; i < 3; i += 1) expect(starts[i]! - starts[i - 1]!).toBeGreaterThanOrEqual(S + COSTS.workerTask);
  });
});

describe("a slow worker", () => {
  const scenario: Scenario = {
    tasks: map(40, 0.2 * S),
    workers: [...workers("w0"), { name: "slow", nthreads: 1, slowness: 10 }],
    config: { workerSaturation: Infinity },
  };

  test("takes that many times longer, and has its line stolen", () => {
    const run = simulate(scenario);
    const slow = run.executed.filter(({ worker }) => worker === "slow");
    expect(new Set(slow.map(({ start, stop }) => stop - start))).toEqual(new Set([2 * S]));
    const fast = run.executed.filter(({ worker }) => worker === "w0");
    expect(new Set(fast.map(({ start, stop }) => stop - start))).toEqual(new Set([0.2 * S]));
    expect(fast.length).toBeGreaterThan(30);
    const without = simulate({ ...scenario, config: { ...scenario.config, workStealing: false } });
    expect(without.finished).toBeGreaterThan(3 * run.finished);
  });
});

test("the fields of a graph's task reach the scheduler", () => {
  const tasks: TaskSpec[] = [
    { ...map(1, S)[0]!, key: "late-0", userPriority: -1 },
    { ...map(1, S)[0]!, key: "soon-0", userPriority: 1 },
    { ...map(1, S)[0]!, key: "there-0", restrictions: ["w1"] },
    { ...map(1, S)[0]!, key: "nowhere-0", restrictions: ["w9"] },
    { ...map(1, S)[0]!, key: "anywhere-0", restrictions: ["w9"], loose: true },
  ];
  const run = simulate({ tasks, workers: workers("w0", "w1") });
  const of = (key: string) => run.executed.find((task) => task.key === key)!;
  expect(of("late-0").start).toBeGreaterThan(of("soon-0").start);
  expect(of("there-0").worker).toBe("w1");
  expect(of("anywhere-0").end).toBe("finished");
  expect(run.missing).toEqual(["nowhere-0"]);
});

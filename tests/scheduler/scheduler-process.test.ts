import { describe, expect, test } from "vitest";
import { COSTS, simulate, type Happening, type Scenario, type TaskSpec } from "../../demos/scheduler/index.ts";

const S = 1_000_000;
const workers = (...names: string[]) => names.map((name) => ({ name, nthreads: 1 }));
const task = (key: string, more: Partial<TaskSpec> = {}): TaskSpec => ({
  key,
  dependencies: [],
  duration: S,
  nbytes: 1000,
  ...more,
});
const retire = (at: number, ...names: string[]): Happening => ({ at, do: "retire-workers", workers: names });

describe("workers that retire", () => {
  const stored = (...names: string[]) => names.map((name, i) => task(`x-${i}`, { restrictions: [name], loose: true }));

  test("have their results copied, go, and nothing is computed twice", () => {
    const scenario: Scenario = {
      tasks: [
        ...stored("w0", "w1"),
        task("y-0", { dependencies: ["x-0", "x-1"], duration: 5 * S, restrictions: ["w1"] }),
      ],
      workers: workers("w0", "w1", "w2"),
      wanted: ["x-0", "x-1", "y-0"],
      happenings: [retire(2 * S, "w0")],
    };
    const run = simulate(scenario);
    expect(run.executed).toHaveLength(3);
    expect(run.missing).toEqual([]);
    const [life] = run.workers;
    expect(life).toMatchObject({ worker: "w0", how: "retired" });
    expect(life!.retiring).toBeGreaterThanOrEqual(2 * S);
    expect(life!.left).toBeGreaterThan(life!.retiring!);
    expect(life!.left).toBeLessThan(2.1 * S);
  });

  test("copy what only they have, which takes as long as it takes", () => {
    const tasks = [
      task("x-0", { nbytes: 3 * COSTS.bandwidth, restrictions: ["w0"] }),
      task("y-0", { duration: 9 * S, restrictions: ["w1"] }),
    ];
    const run = simulate({ tasks, workers: workers("w0", "w1"), happenings: [retire(2 * S, "w0")] });
    expect(run.transferred).toMatchObject([{ key: "x-0", from: "w0", to: "w1" }]);
    const { retiring, left } = run.workers[0]!;
    expect((left! - retiring!) / S).toBeCloseTo(3, 1);
  });

  test("finish what runs while they copy, and that is copied as well; what stands in line goes elsewhere, not blamed", () => {
    const tasks = [
      task("x-0", { nbytes: 3 * COSTS.bandwidth, restrictions: ["w0"] }),
      task("run-0", { duration: 2.5 * S, restrictions: ["w0"] }),
      task("line-0", { restrictions: ["w0", "w1"] }),
      task("busy-0", { duration: 12 * S, restrictions: ["w2"] }),
    ];
    const given = {
      tasks,
      workers: workers("w0", "w1", "w2"),
      config: { allowedFailures: 0 },
      happenings: [retire(1.5 * S, "w0")],
    };
    const run = simulate(given);
    const ran = run.executed.find(({ key }) => key === "run-0")!;
    expect([ran.worker, ran.end]).toEqual(["w0", "finished"]);
    expect(run.transferred.map(({ key }) => key).sort()).toEqual(["run-0", "x-0"]);
    expect([run.erred, run.missing]).toEqual([[], []]);
    expect(run.workers[0]!.left).toBeGreaterThan(ran.stop);
  });

  test("kill what runs if they have nothing to copy, and it runs elsewhere", () => {
    const run = simulate({
      tasks: [task("x-0", { duration: 4 * S })],
      workers: workers("w0", "w1"),
      happenings: [retire(2 * S, "w0", "w1")],
    });
    expect(run.executed).toMatchObject([{ end: "killed" }]);
    expect(run.missing).toEqual(["x-0"]);
    expect(run.workers.map(({ how }) => how)).toEqual(["retired", "retired"]);
  });

  test("stay and work on when nobody can take their results", () => {
    const run = simulate({
      tasks: [...stored("w0"), task("z-0", { restrictions: ["w0"], duration: 4 * S })],
      workers: workers("w0"),
      happenings: [retire(2 * S, "w0")],
    });
    expect(run.missing).toEqual([]);
    expect(run.workers).toMatchObject([{ retiring: null, left: null, how: null }]);
    expect(run.executed).toHaveLength(2);
  });
});

test("every two seconds superfluous copies are dropped", () => {
  const tasks = [
    task("x-0", { restrictions: ["w0"], loose: true }),
    task("y-0", { dependencies: ["x-0"], restrictions: ["w1"] }),
    task("z-0", { duration: 6 * S, restrictions: ["w2"] }),
  ];
  // y-0 needs x-0 on w1 when memory is looked after, so that it is dropped on w0, and lost with w1.
  const computed = (activeMemoryManagerInterval: number) => {
    const happenings: Happening[] = [{ at: 4.5 * S, do: "kill-worker", worker: "w1" }];
    const config = { activeMemoryManagerInterval };
    const run = simulate({
      tasks,
      workers: workers("w0", "w1", "w2"),
      wanted: tasks.map(({ key }) => key),
      config,
      happenings,
    });
    expect(run.transferred[0]).toMatchObject({ key: "x-0", from: "w0", to: "w1" });
    return run.executed.filter(({ key }) => key === "x-0").length;
  };
  expect([computed(2 * S), computed(1000 * S)]).toEqual([2, 1]);
});

test("what the scheduler does by itself takes none of its time, a question and its answer two messages", () => {
  const busy = (more: Partial<Scenario>) => {
    const run = simulate({ tasks: [], workers: [], until: 10.5 * S, ...more });
    return run.scheduling.reduce((sum, { start, stop }) => sum + stop - start, 0);
  };
  // The client's empty graph is a message as well.
  expect(busy({})).toBe(COSTS.message);
  const adaptive = { worker: { nthreads: 1 }, startUp: [0], maximum: 0 };
  expect(busy({ adaptive })).toBe((1 + 10 * 2) * COSTS.message);
});

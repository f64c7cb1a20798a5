import { describe, expect, test } from "vitest";
import {
  simulate,
  type AdaptiveSpec,
  type Happening,
  type Run,
  type Scenario,
  type TaskSpec,
} from "../../demos/scheduler/index.ts";

const S = 1_000_000;
const map = (name: string, n: number, duration: number, more: Partial<TaskSpec> = {}): TaskSpec[] =>
  Array.from({ length: n }, (_, i) => ({ key: `${name}-${i}`, dependencies: [], duration, nbytes: 28, ...more }));
const worker = { nthreads: 1, memoryLimit: 1e9 };
const adaptive: AdaptiveSpec = { worker, startUp: [0.1 * S], maximum: 8 };
const release = (at: number, tasks: readonly TaskSpec[]): Happening => ({
  at,
  do: "release",
  keys: tasks.map(({ key }) => key),
});
const advised = (run: Run) =>
  run.adapted.flatMap(({ time, advice }) =>
    advice.status === "same"
      ? []
      : [[Math.floor(time / S), advice.status, "n" in advice ? advice.n : advice.workers.length]],
  );
const play = (scenario: Scenario) => {
  const run = simulate(scenario);
  expect(JSON.stringify(simulate(scenario))).toBe(JSON.stringify(run));
  return run;
};

test("workers come after one look and go after three in a row, when there is nothing to do any more", () => {
  const tasks = map("nap", 100, 0.5 * S);
  const done = play({ tasks, workers: [], adaptive }).finished;
  const run = play({ tasks, workers: [], adaptive, happenings: [release(done, tasks)], until: done + 8 * S });
  const idle = Math.floor(done / S) + 1;
  expect(advised(run)).toEqual([
    [1, "up", 8],
    [idle + 2, "down", 8],
  ]);
  expect(run.workers.map(({ worker: name }) => name)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => `adaptive-${i}`));
  for (const life of run.workers) {
    expect(life.how).toBe("retired");
    expect(life.arrived! - life.asked).toBe(0.1 * S);
    expect(life.left! / S).toBeCloseTo(idle + 2, 1);
  }
  const slow = play({
    tasks,
    workers: [],
    adaptive: { ...adaptive, waitCount: 6 },
    happenings: [release(done, tasks)],
    until: done + 8 * S,
  });
  expect(advised(slow)[1]).toEqual([idle + 5, "down", 8]);
});

test("as many as finish the known work within the target duration", () => {
  const at = (targetDuration: number) =>
    advised(
      play({ tasks: map("nap", 100, 0.5 * S), workers: [], adaptive: { ...adaptive, maximum: 99, targetDuration } }),
    )[0];
  expect([at(5), at(10), at(25)]).toEqual([
    [1, "up", 10],
    [1, "up", 5],
    [1, "up", 2],
  ]);
});

test("start-up times are taken in order, over again from the first", () => {
  const run = play({
    tasks: map("nap", 100, 0.5 * S),
    workers: [],
    adaptive: { ...adaptive, maximum: 5, startUp: [S, 3 * S] },
  });
  expect(run.workers.map(({ asked, arrived }) => (arrived! - asked) / S)).toEqual([1, 3, 1, 3, 1]);
});

describe("while workers start that have to check in", () => {
  const scenario: Scenario = { tasks: map("nap", 40, S), workers: [], adaptive: { ...adaptive, startUp: [6.5 * S] } };

  test("nothing is decided, however many looks would have been due", () => {
    const run = play(scenario);
    expect(run.adapted.slice(0, 3).map(({ time }) => Math.round(time / S))).toEqual([1, 8, 8]);
    expect(run.adapted[0]).toMatchObject({ target: 4, plan: 0, requested: 0, observed: 0 });
    expect(run.adapted[1]).toMatchObject({ plan: 4, requested: 4, observed: 4 });
  });

  test("the first to arrive works while the last is awaited", () => {
    const run = play({ ...scenario, adaptive: { ...adaptive, startUp: [S, 9 * S] } });
    expect(Math.min(...run.executed.map(({ start }) => start))).toBeLessThan(2.1 * S);
    expect(run.adapted[1]!.time).toBeGreaterThan(10 * S);
  });
});

describe("workers that are only asked for", () => {
  const asked: AdaptiveSpec = { ...adaptive, starting: "asked-for", startUp: [20 * S] };

  test("count as requested from then on, and the looks go on", () => {
    const run = play({ tasks: map("nap", 40, S), workers: [], adaptive: asked });
    expect(run.adapted.slice(0, 3)).toMatchObject([
      { target: 4, plan: 0, requested: 0, observed: 0, advice: { status: "up", n: 4 } },
      { target: 4, plan: 4, requested: 4, observed: 0, advice: { status: "same" } },
      { target: 4, plan: 4, requested: 4, observed: 0, advice: { status: "same" } },
    ]);
    expect(run.finished).toBeGreaterThan(21 * S);
  });

  test("are cancelled when the work is gone before they arrive, after the usual hesitation", () => {
    const tasks = map("nap", 40, S);
    const run = play({ tasks, workers: [], adaptive: asked, happenings: [release(3.5 * S, tasks)], until: 30 * S });
    expect(advised(run)).toEqual([
      [1, "up", 4],
      [6, "down", 4],
    ]);
    for (const life of run.workers) {
      expect(life).toMatchObject({ arrived: null, retiring: null, how: "cancelled" });
      expect(Math.floor(life.left! / S)).toBe(6);
    }
  });

  test("are cancelled before any that work are closed", () => {
    const tasks = map("nap", 30, 2 * S);
    const run = play({
      tasks,
      workers: [
        { name: "w0", ...worker },
        { name: "w1", ...worker },
      ],
      adaptive: { ...asked, startUp: [60 * S] },
    });
    const down = run.workers.filter(({ how }) => how === "cancelled");
    expect(down.length).toBeGreaterThan(0);
    expect(run.workers.filter(({ how }) => how === "retired")).toEqual([]);
    expect(run.missing).toEqual([]);
  });
});

test("the workers of the scenario are in the plan, and go when they are idle", () => {
  const workers = ["w0", "w1", "w2"].map((name) => ({ name, ...worker }));
  const run = play({ tasks: map("nap", 1, 8 * S), workers, adaptive, until: 9 * S });
  expect(run.adapted[0]).toMatchObject({ plan: 3, requested: 3, observed: 3 });
  expect(advised(run)).toEqual([[3, "down", 2]]);
  const late = play({
    tasks: map("nap", 1, 8 * S),
    workers: workers.map((w, i) => ({ ...w, arrives: i * S })),
    adaptive,
  });
  // Until the last of them has checked in nothing is decided.
  expect(late.adapted[0]!.time).toBeGreaterThanOrEqual(2 * S);
});

test("the minimum is kept and the maximum not passed", () => {
  const run = play({
    tasks: map("nap", 100, S),
    workers: [],
    adaptive: { ...adaptive, minimum: 2, maximum: 3 },
    until: 60 * S,
  });
  expect(advised(run)).toEqual([
    [1, "up", 3],
    [expect.any(Number), "down", 1],
  ]);
  expect(run.workers.filter(({ left }) => left === null)).toHaveLength(2);
});

describe("a worker that is lost", () => {
  const tasks = map("nap", 2, 60 * S);
  const killed = (restartsAfter?: number): Happening =>
    restartsAfter === undefined
      ? { at: 5.5 * S, do: "kill-worker", worker: "adaptive-1" }
      : { at: 5.5 * S, do: "kill-worker", worker: "adaptive-1", restartsAfter };

  test("is replaced under its name at the next look after fifteen seconds", () => {
    const run = play({ tasks, workers: [], adaptive, happenings: [killed()] });
    const lives = run.workers.filter(({ worker: name }) => name === "adaptive-1");
    expect(lives).toMatchObject([
      { how: "killed", left: 5.5 * S },
      { how: null, arrived: expect.any(Number) },
    ]);
    expect(lives[1]!.asked / S).toBeCloseTo(21, 1);
    expect(run.missing).toEqual([]);
  });

  test("unless it has come back by then", () => {
    const run = play({ tasks, workers: [], adaptive, happenings: [killed(9.5 * S)] });
    expect(run.workers.filter(({ worker: name }) => name === "adaptive-1")).toMatchObject([
      { how: "killed" },
      { arrived: 15 * S, asked: 15 * S },
    ]);
  });
});

test("whoever is to go and cannot retire is closed all the same, with its results", () => {
  const tasks = map("x", 1, S, { restrictions: ["w0"], loose: true });
  const workers = [
    { name: "w0", ...worker },
    { name: "w1", ...worker },
  ];
  const happenings: Happening[] = [{ at: 0, do: "pause-worker", worker: "w1" }];
  const run = play({ tasks, workers, adaptive: { ...adaptive, maximum: 0 }, happenings, until: 10 * S });
  expect(run.workers.map(({ how }) => how)).toEqual(["killed", "retired"]);
  expect(run.missing).toEqual(["x-0"]);
});

test("only since August 2023 it is known that workers may have more than one thread", () => {
  const first = (rules: "2022.12.1" | "2024.7.0" | "2026.7") => {
    const workers = ["w0", "w1"].map((name) => ({ name, nthreads: 4 }));
    return play({ tasks: map("nap", 40, 10 * S), workers, rules, adaptive: { ...adaptive, maximum: 99 } }).adapted[0]!;
  };
  expect(first("2022.12.1").target).toBeGreaterThan(4);
  expect([first("2024.7.0").target, first("2026.7").target].every((target) => target < 4)).toBe(true);
});

test("a worker that cannot run what there is comes and goes, and the run ends all the same", () => {
  const tasks = map("x", 1, S, { restrictions: ["nobody"] });
  const run = play({ tasks, workers: [], rules: "2022.12.1", adaptive: { ...adaptive, startUp: [60 * S] } });
  expect(run.missing).toEqual(["x-0"]);
  expect(run.workers[0]).toMatchObject({ arrived: 61 * S + 670 });
});

import { describe, expect, test } from "vitest";
import { COSTS, simulate, type Happening, type Scenario, type TaskSpec } from "../../demos/scheduler/index.ts";

const S = 1_000_000;
const map = (name: string, n: number, duration: number): TaskSpec[] =>
  Array.from({ length: n }, (_, i) => ({ key: `${name}-${i}`, dependencies: [], duration, nbytes: 28 }));
const workers = (...names: string[]) => names.map((name) => ({ name, nthreads: 1 }));
const kill = (at: number, worker: string, restartsAfter?: number): Happening =>
  restartsAfter === undefined ? { at, do: "kill-worker", worker } : { at, do: "kill-worker", worker, restartsAfter };
const twice = (scenario: Scenario) => {
  const run = simulate(scenario);
  expect(JSON.stringify(simulate(scenario))).toBe(JSON.stringify(run));
  return run;
};
const ran = (run: ReturnType<typeof simulate>, key: string) => run.executed.filter((task) => task.key === key);

describe("a worker that is killed", () => {
  test("loses what it ran, which is run elsewhere from the start", () => {
    const run = twice({ tasks: map("x", 2, 4 * S), workers: workers("w0", "w1"), happenings: [kill(S, "w0")] });
    const killed = run.executed.filter(({ end }) => end === "killed");
    expect(killed).toMatchObject([{ worker: "w0", stop: S }]);
    const [first, second] = ran(run, killed[0]!.key);
    expect([first!.end, second!.end, second!.worker]).toEqual(["killed", "finished", "w1"]);
    expect(second!.stop - second!.start).toBe(4 * S);
    expect(run.missing).toEqual([]);
    expect(run.workers).toMatchObject([
      { worker: "w0", arrived: 0, left: S, how: "killed", retiring: null },
      { worker: "w1", arrived: 0, left: null, how: null },
    ]);
  });

  test("loses its results, which are computed again if anybody needs them, and the client waits for them once more", () => {
    const tasks: TaskSpec[] = [
      { key: "a-0", dependencies: [], duration: S, nbytes: 100, restrictions: ["w0"], loose: true },
      { key: "b-0", dependencies: ["a-0"], duration: 3 * S, nbytes: 100 },
    ];
    const scenario = { tasks, workers: workers("w0", "w1"), wanted: ["a-0", "b-0"] };
    const run = twice({ ...scenario, happenings: [kill(2 * S, "w0")] });
    expect(ran(run, "a-0").map(({ worker, end }) => [worker, end])).toEqual([
      ["w0", "finished"],
      ["w1", "finished"],
    ]);
    expect(ran(run, "b-0").map(({ end }) => end)).toEqual(["killed", "finished"]);
    expect(run.finished).toBeGreaterThan(6 * S);
    const story = run.log.filter(({ key }) => key === "a-0").map(({ finish }) => finish);
    expect(story).toEqual(["waiting", "processing", "memory", "released", "waiting", "processing", "memory"]);
  });

  test("takes with it what it has not sent; what was on its way still arrives", () => {
    const report = COSTS.workerTask;
    // The last message of w0 goes out at the earliest when its stream may send again.
    const late = (at: number) =>
      simulate({ tasks: map("x", 1, 10_000), workers: workers("w0"), wanted: ["x-0"], happenings: [kill(at, "w0")] });
    const done = simulate({ tasks: map("x", 1, 10_000), workers: workers("w0") }).executed[0]!.stop;
    expect(done).toBeGreaterThan(report);
    expect(late(done + 50).log.at(-1)).toMatchObject({ key: "x-0", finish: "queued" });
    const arrived = late(done + 50).log.some(({ finish }) => finish === "memory");
    expect(arrived).toBe(true);
    expect(late(done - 1).log.some(({ finish }) => finish === "memory")).toBe(false);
  });

  test("is missed: without another one the run ends, and says what is missing", () => {
    const run = twice({ tasks: map("x", 3, S), workers: workers("w0"), happenings: [kill(1.5 * S, "w0")] });
    expect([...run.missing].sort()).toEqual(["x-0", "x-1", "x-2"]);
    expect(run.finished).toBeLessThan(2 * S);
    expect(run.finished).toBeGreaterThanOrEqual(1.5 * S);
  });

  test("comes back empty under the same name when its nanny restarts it", () => {
    const happenings = [kill(1.5 * S, "w0", 2 * S)];
    const run = twice({ tasks: map("x", 3, S), workers: workers("w0"), happenings });
    expect(run.missing).toEqual([]);
    expect(run.executed.filter(({ end }) => end === "finished")).toHaveLength(4);
    expect(run.workers).toMatchObject([
      { worker: "w0", left: 1.5 * S, how: "killed" },
      { worker: "w0", asked: 3.5 * S, arrived: 3.5 * S, left: null },
    ]);
    expect(Math.min(...run.executed.filter(({ start }) => start > 2 * S).map(({ start }) => start))).toBeGreaterThan(
      3.5 * S,
    );
  });

  test("may be restarted at once: the scheduler hears of its end first", () => {
    const run = twice({ tasks: map("x", 3, S), workers: workers("w0"), happenings: [kill(1.5 * S, "w0", 0)] });
    expect([run.missing, run.workers.length]).toEqual([[], 2]);
  });
});

test("a task that was there at four deaths is given up, and so is what needs it", () => {
  const tasks: TaskSpec[] = [...map("x", 1, 10 * S), { key: "y-0", dependencies: ["x-0"], duration: S, nbytes: 1 }];
  const happenings = [1, 3, 5, 7].map((at) => kill(at * S, "w0", S));
  const scenario = { tasks, workers: workers("w0"), happenings };
  expect(twice(scenario).erred).toEqual([
    { key: "y-0", exception: "KilledWorker: x-0 was on 4 workers when they died, the last w0.", cause: "x-0" },
  ]);
  const three = simulate({ ...scenario, happenings: happenings.slice(0, 3) });
  expect([three.erred, three.missing]).toEqual([[], []]);
  const strict = simulate({ ...scenario, config: { allowedFailures: 0 } });
  expect(strict.erred).toHaveLength(1);
  expect(strict.finished).toBeLessThan(2 * S);
});

test("a paused worker finishes what runs and begins nothing until it is resumed; its line may be stolen", () => {
  const pause = (worker: string, at: number, resume?: number): Happening[] => [
    { at, do: "pause-worker", worker },
    ...(resume === undefined ? [] : [{ at: resume, do: "resume-worker", worker } as const]),
  ];
  const alone = twice({ tasks: map("x", 3, S), workers: workers("w0"), happenings: pause("w0", 0.5 * S, 20 * S) });
  expect(alone.executed.map(({ start }) => Math.floor(start / S))).toEqual([0, 20, 21]);

  const forEver = twice({ tasks: map("x", 3, S), workers: workers("w0"), happenings: pause("w0", 0.5 * S) });
  expect([forEver.executed.length, forEver.missing.length]).toEqual([1, 2]);

  const config = { workerSaturation: Infinity };
  const two = { tasks: map("x", 20, 0.4 * S), workers: workers("w0", "w1"), config, happenings: pause("w0", 0.5 * S) };
  const stolen = twice(two);
  // As many as it has threads stay: nobody is asked for those.
  expect(stolen.missing).toHaveLength(1);
  expect(stolen.executed.filter(({ worker }) => worker === "w0").every(({ start }) => start < 0.5 * S)).toBe(true);
  expect(simulate({ ...two, config: { ...config, workStealing: false } }).missing.length).toBeGreaterThan(3);
});

test("a worker added later gets work, and one whose name is taken does not come", () => {
  const add = (at: number, name: string): Happening => ({ at, do: "add-worker", worker: { name, nthreads: 2 } });
  const run = twice({ tasks: map("x", 10, S), workers: workers("w0"), happenings: [add(S, "w1"), add(2 * S, "w0")] });
  expect(run.workers.map(({ worker, arrived }) => [worker, arrived])).toEqual([
    ["w0", 0],
    ["w1", S],
  ]);
  expect(run.executed.filter(({ worker }) => worker === "w1").length).toBeGreaterThan(4);
  expect(() => simulate({ tasks: [], workers: workers("w0", "w0") })).toThrow("two workers named w0");
});

test("what is done to workers that are not there does nothing", () => {
  const scenario = { tasks: map("x", 4, S), workers: workers("w0") };
  const happenings: Happening[] = [
    kill(S, "nobody", S),
    { at: S, do: "pause-worker", worker: "nobody" },
    { at: S, do: "resume-worker", worker: "nobody" },
    { at: S, do: "retire-workers", workers: ["nobody"] },
    { at: S, do: "release", keys: ["nothing"] },
  ];
  expect(simulate({ ...scenario, happenings }).executed).toEqual(simulate(scenario).executed);
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  COSTS,
  random,
  simulate,
  type Happening,
  type Scenario,
  type TaskSpec,
  type WorkerSpec,
} from "../../demos/scheduler/index.ts";

const workers = (count: number, nthreads = 1): WorkerSpec[] =>
  Array.from({ length: count }, (_, i) => ({ name: `w${i}`, nthreads }));
const map = (n: number, duration: number): TaskSpec[] =>
  Array.from({ length: n }, (_, i) => ({ key: `x-${i}`, dependencies: [], duration, nbytes: 28 }));

/** Loads, and sums of eight, up to one. */
function tree(leaves: number): TaskSpec[] {
  const tasks = Array.from({ length: leaves }, (_, i) => spec(`load-${i}`, []));
  let level = tasks.map(({ key }) => key);
  for (let depth = 0; level.length > 1; depth += 1) {
    const next: TaskSpec[] = [];
    for (let i = 0; i < level.length; i += 8) next.push(spec(`sum${depth}-${i / 8}`, level.slice(i, i + 8)));
    tasks.push(...next);
    level = next.map(({ key }) => key);
  }
  return tasks;
  function spec(key: string, dependencies: string[]): TaskSpec {
    return { key, dependencies, nbytes: 100_000, duration: 1000 + Math.floor(20_000 * random(3, "duration", key)) };
  }
}

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    inputs: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 5, maxLength: 40 }),
    threads: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
    late: fc.constantFrom(0, 0, 1_000, 20_000),
    workerSaturation: fc.constantFrom(1, 1.1, Infinity),
    connectionsOutgoing: fc.constantFrom(1, 50),
    connectionsIncoming: fc.constantFrom(1, 10),
  })
  .map(({ inputs, threads, late, ...config }) => ({
    tasks: inputs.map((list, i) => ({
      key: `${["load", "clean", "sum"][i % 3]}-${i}`,
      dependencies: i === 0 ? [] : [...new Set(list.map((n) => `${["load", "clean", "sum"][(n % i) % 3]}-${n % i}`))],
      duration: Math.floor(30_000 * random(1, "duration", i)),
      nbytes: Math.floor(2_000_000 * random(1, "size", i)),
    })),
    workers: threads.map((nthreads, i) => ({ name: `w${i}`, nthreads, ...(i > 0 && { arrives: i * late }) })),
    config,
  }));

test("every task runs once, after its inputs are there, and no thread does two things at once", () => {
  let transfers = 0;
  fc.assert(
    fc.property(scenario, (given) => {
      const run = simulate(given);
      expect(run.missing).toEqual([]);
      expect(run.executed.map(({ key }) => key).sort()).toEqual(given.tasks.map(({ key }) => key).sort());
      const done = new Map(run.executed.map((task) => [task.key, task]));
      const arrived = new Map(run.transferred.map((move) => [`${move.key} at ${move.to}`, move]));
      transfers += run.transferred.length;
      for (const { key, dependencies, duration } of given.tasks) {
        const task = done.get(key)!;
        expect(task.stop - task.start).toBe(duration);
        for (const input of dependencies) {
          const there =
            done.get(input)!.worker === task.worker ? done.get(input) : arrived.get(`${input} at ${task.worker}`);
          expect(there!.stop).toBeLessThanOrEqual(task.start);
        }
      }
      for (const move of run.transferred) {
        expect(move.start).toBeGreaterThanOrEqual(done.get(move.key)!.stop);
      }
      for (const { name, nthreads } of given.workers) {
        for (let thread = 0; thread < nthreads; thread += 1) {
          const lane = run.executed.filter((task) => task.worker === name && task.thread === thread);
          lane.sort((a, b) => a.start - b.start);
          for (let i = 1; i < lane.length; i += 1) expect(lane[i]!.start).toBeGreaterThanOrEqual(lane[i - 1]!.stop);
        }
      }
      expect(
        run.executed.every(({ thread, worker }) => thread < given.workers.find((w) => w.name === worker)!.nthreads),
      ).toBe(true);
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(transfers).toBeGreaterThan(100);
});

test("the same scenario gives the same run, byte for byte, as whole microseconds and plain data", () => {
  const given: Scenario = { tasks: tree(100), workers: workers(5, 2) };
  const [one, two] = [simulate(given), simulate(given)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  expect(one.log.length).toBeGreaterThan(400);
  expect(structuredClone(one)).toEqual(one);
  const times = [...one.executed, ...one.transferred, ...one.scheduling].flatMap(({ start, stop }) => [start, stop]);
  times.push(...one.log.map(({ time }) => time));
  expect(times.every((time) => Number.isSafeInteger(time))).toBe(true);
});

describe("the scheduler does one thing at a time", () => {
  const perSecond = (count: number) => {
    const run = simulate({ tasks: map(4000, 10), workers: workers(count, 1) });
    return 4000 / (run.finished / 1_000_000);
  };

  test("so beyond some workers more of them bring nothing", () => {
    const rates = [16, 64, 200].map((count) => perSecond(count));
    for (const rate of rates) expect(Math.abs(rate / rates[0]! - 1)).toBeLessThan(0.1);
    const most = 1_000_000 / (COSTS.graphTask + COSTS.assignTask + COSTS.finishTask);
    for (const rate of rates) expect(rate).toBeLessThan(most);
  });

  test("and below that they do", () => {
    expect(perSecond(4)).toBeGreaterThan(1.7 * perSecond(2));
  });

  test("a scheduler twice as slow does half as much", () => {
    const given = { tasks: map(4000, 10), workers: workers(64) };
    const { graphTask, assignTask, finishTask, message } = COSTS;
    const costs = {
      graphTask: 2 * graphTask,
      assignTask: 2 * assignTask,
      finishTask: 2 * finishTask,
      message: 2 * message,
    };
    const slow = simulate({ ...given, costs }).finished / simulate(given).finished;
    expect(slow).toBeGreaterThan(1.8);
    expect(slow).toBeLessThan(2.1);
  });
});

test("longer tasks hide the scheduler: efficiency rises with duration to nearly one", () => {
  const efficiency = [1_000, 10_000, 100_000, 1_000_000].map((duration) => {
    const run = simulate({ tasks: map(64, duration), workers: workers(8) });
    return (64 * duration) / 8 / run.finished;
  });
  expect(efficiency).toEqual([...efficiency].sort((a, b) => a - b));
  expect(efficiency[0]).toBeLessThan(0.3);
  expect(efficiency[3]).toBeGreaterThan(0.98);
});

test("a transfer takes latency and bytes over bandwidth, and a worker is not busy meanwhile", () => {
  const tasks = [
    { key: "a-0", dependencies: [], duration: 1000, nbytes: 50_000_000 },
    { key: "b-0", dependencies: [], duration: 1000, nbytes: 1_000 },
    { key: "c-0", dependencies: ["a-0", "b-0"], duration: 1000, nbytes: 1 },
  ];
  const run = simulate({ tasks, workers: workers(2) });
  const home = run.executed.find(({ key }) => key === "a-0")!.worker;
  expect(run.transferred).toHaveLength(1);
  const [move] = run.transferred;
  expect(move).toMatchObject({ key: "b-0", to: home, nbytes: 1000 });
  expect(move!.stop - move!.start).toBe(COSTS.latency + 10);
});

test("workers that arrive later are given work when they do", () => {
  const run = simulate({
    tasks: map(20, 100_000),
    workers: [
      { name: "w0", nthreads: 1 },
      { name: "w1", nthreads: 1, arrives: 500_000 },
    ],
  });
  const late = run.executed.filter(({ worker }) => worker === "w1");
  expect(late.length).toBeGreaterThan(5);
  expect(Math.min(...late.map(({ start }) => start))).toBeGreaterThan(500_000);
});

test("a run without workers ends, and says what is missing", () => {
  const run = simulate({ tasks: map(3, 1000), workers: [] });
  expect(run.executed).toEqual([]);
  expect(run.missing).toEqual(["x-0", "x-1", "x-2"]);
  expect(simulate({ tasks: [], workers: workers(1) }).finished).toBe(0);
});

test("the client hears of results after they are made, the last of them at the end", () => {
  const run = simulate({ tasks: tree(20), workers: workers(3) });
  expect(run.finished).toBeGreaterThan(Math.max(...run.executed.map(({ stop }) => stop)));
  expect(simulate({ tasks: tree(20), workers: workers(3), wanted: ["load-0"] }).missing).toEqual([]);
});

const S = 1_000_000;

test("until a moment the run goes on although the client has all it wants; that is when it had it", () => {
  const given: Scenario = { tasks: map(2, S), workers: workers(2), until: 20 * S };
  const run = simulate({
    ...given,
    happenings: [{ at: 19 * S, do: "add-worker", worker: { name: "late", nthreads: 1 } }],
  });
  expect(run.workers.map(({ arrived }) => arrived)).toEqual([0, 0, 19 * S]);
  expect(run.finished).toBe(simulate({ tasks: map(2, S), workers: workers(2) }).finished);
  const lost = simulate({ ...given, happenings: [{ at: 19 * S, do: "kill-worker", worker: "w0" }] });
  expect([lost.executed.length, Math.floor(lost.finished / S)]).toEqual([3, 20]);
});

test("what happens at the same time happens in the order given, and otherwise the order does not matter", () => {
  const at = 1.5 * S;
  const pause: Happening = { at, do: "pause-worker", worker: "w0" };
  const resume: Happening = { at, do: "resume-worker", worker: "w0" };
  const kill: Happening = { at: at + 1, do: "kill-worker", worker: "w1", restartsAfter: S };
  const play = (...happenings: Happening[]) => simulate({ tasks: map(20, S), workers: workers(2), happenings });
  expect(play(pause, resume, kill).missing).toEqual([]);
  expect(play(resume, pause, kill).executed.filter(({ worker }) => worker === "w0")).toHaveLength(2);
  expect(JSON.stringify(play(kill, pause, resume))).toBe(JSON.stringify(play(pause, resume, kill)));
});

test("whoever watches may end the run", () => {
  const told: [number, number][] = [];
  const given: Scenario = { tasks: map(5000, 1000), workers: workers(4) };
  const watched = simulate(given, (done, submitted) => told.push([done, submitted]) > 0);
  expect(told.length).toBeGreaterThan(5);
  expect(told.every(([done, submitted]) => done <= 5000 && submitted === 5000)).toBe(true);
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b));
  expect(JSON.stringify(watched)).toBe(JSON.stringify(simulate(given)));
  let left = 3;
  const stopped = simulate(given, () => (left -= 1) > 0);
  expect(stopped.executed.length).toBeGreaterThan(0);
  expect(stopped.missing.length).toBeGreaterThan(1000);
  expect(stopped.finished).toBeLessThan(watched.finished);
});

test("whatever cannot go on ends, and says what is missing", () => {
  const stuck: Scenario[] = [
    {
      tasks: map(3, S),
      workers: workers(2),
      happenings: [0, 1].map((i) => ({ at: 0, do: "pause-worker", worker: `w${i}` })),
    },
    { tasks: map(3, S).map((task) => ({ ...task, restrictions: ["nobody"] })), workers: workers(2) },
    { tasks: map(3, S), workers: [], adaptive: { worker: { nthreads: 1 }, startUp: [], maximum: 0 } },
    {
      tasks: map(3, S),
      workers: [],
      adaptive: { worker: { nthreads: 1 }, startUp: [S], interval: 100 * S, maximum: 0 },
    },
    { tasks: map(3, S), workers: workers(2), happenings: [{ at: 0, do: "retire-workers", workers: ["w0", "w1"] }] },
  ];
  for (const given of stuck) {
    expect(simulate(given).missing).toEqual(["x-0", "x-1", "x-2"]);
    expect(simulate(given).finished).toBeLessThan(S);
  }
});

test("a run handles as many stimuli as its tasks need, however many workers there are", () => {
  for (const count of [10, 1000]) {
    const run = simulate({ tasks: map(20_000, 1_000_000), workers: workers(count) });
    // Each task once, and beside that what goes on by itself: heartbeats, balancing.
    const byThemselves = run.stimuli - 20_000;
    const seconds = run.finished / 1e6;
    expect(run.missing).toEqual([]);
    expect(byThemselves).toBeLessThan(count + seconds * (2 * count + 12));
  }
});

import { describe, expect, test } from "vitest";
import { COSTS, simulate, type Run, type Scenario, type TaskSpec } from "../../demos/scheduler/index.ts";

const MB = 1_000_000;
const S = 1_000_000;

/** Results of `nbytes` each, made one after the other on one thread; then one task that needs them all. */
function pile(count: number, nbytes: number): TaskSpec[] {
  const made = Array.from({ length: count }, (_, n) => `make-${n}`);
  return [
    ...made.map((key) => ({ key, dependencies: [], duration: S, nbytes })),
    { key: "sum-0", dependencies: made, duration: S, nbytes: 8 },
  ];
}

const one = (tasks: readonly TaskSpec[], size: Partial<Scenario["workers"][number]> = {}): Scenario => ({
  tasks,
  workers: [{ name: "w0", nthreads: 1, memoryLimit: 1000 * MB, ...size }],
});

const most = (run: Run, what: "managed" | "process" | "spilled") =>
  run.memory.reduce((peak, use) => Math.max(peak, use[what]), 0);

describe("results go to disk", () => {
  test("above six tenths of the limit, the least recently used first, and come back when they are needed", () => {
    const run = simulate(one(pile(10, 100 * MB)));
    const written = run.disk.filter((access) => access.do === "write");
    expect(written.slice(0, 4).map(({ key }) => key)).toEqual(["make-0", "make-1", "make-2", "make-3"]);
    const read = run.disk.filter((access) => access.do === "read").map(({ key }) => key);
    expect(read.slice(0, 4)).toEqual(["make-0", "make-1", "make-2", "make-3"]);
    expect(most(run, "managed")).toBeLessThanOrEqual(600 * MB);
    expect(run.missing).toEqual([]);
  });

  test("at the disk's pace, one after the other, and the next task waits for that", () => {
    const run = simulate(one(pile(8, 100 * MB)));
    const [first] = run.disk;
    expect(first!.stop - first!.start).toBe(Math.ceil((100 * MB * S) / COSTS.disk));
    for (const [at, access] of run.disk.entries()) {
      expect(access.start).toBeGreaterThanOrEqual(run.disk[at - 1]?.stop ?? 0);
      for (const { start } of run.executed) expect(start > access.start && start < access.stop).toBe(false);
    }
    const free = simulate(one(pile(8, 100 * MB), { memoryLimit: 0 }));
    expect(run.finished).toBeGreaterThan(free.finished + 0.4 * S);
  });

  test("never without a limit, and never where they fit", () => {
    for (const memoryLimit of [0, 10_000 * MB]) {
      const run = simulate(one(pile(10, 100 * MB), { memoryLimit }));
      expect(run.disk).toEqual([]);
      expect(run.workers[0]).toMatchObject({ left: null });
    }
    expect(simulate(one(pile(3, MB), { memoryLimit: 0 })).memory).toEqual([]);
  });

  test("also those that another worker sent, and what is on disk can be sent from there", () => {
    const tasks = pile(12, 80 * MB);
    const workers = ["w0", "w1"].map((name) => ({ name, nthreads: 1, memoryLimit: 1000 * MB }));
    const memory = { target: 0.3, spill: 0.7, pause: 0.8, terminate: 0.95 };
    const run = simulate({ tasks, workers, config: { memory } });
    expect([run.missing, run.erred]).toEqual([[], []]);
    const reads = run.disk.filter((access) => access.do === "read");
    const sent = run.transferred.filter(({ key, from, start }) =>
      reads.some((read) => read.key === key && read.worker === from && read.stop <= start),
    );
    const to = run.transferred[0]!.to;
    const written = run.disk.filter((access) => access.do === "write" && access.worker === to).map(({ key }) => key);
    expect(sent.length).toBeGreaterThan(0);
    expect(run.transferred.some(({ key }) => written.includes(key))).toBe(true);
  });
});

describe("a worker pauses", () => {
  test("while its process is above eight tenths, and goes on when a task has given its memory back", () => {
    const tasks: TaskSpec[] = [
      { key: "big-0", dependencies: [], duration: 3 * S, nbytes: 8, working: 850 * MB },
      ...Array.from({ length: 6 }, (_, n) => ({ key: `small-${n}`, dependencies: [], duration: S, nbytes: 8 })),
    ];
    const run = simulate(one(tasks, { nthreads: 2 }));
    const paused = run.memory.filter((use) => use.paused);
    expect(paused.length).toBeGreaterThan(0);
    const big = run.executed.find(({ key }) => key === "big-0")!;
    const begun = run.executed.filter(({ start }) => start > paused[0]!.time && start < big.stop);
    expect(begun).toEqual([]);
    expect(run.missing).toEqual([]);
    expect(run.memory.at(-1)!.paused).toBe(false);
  });

  test("and gets no new work: the others do it; what stood in its line before waits there, as in dask", () => {
    const tasks = Array.from({ length: 40 }, (_, n) => ({ key: `t-${n}`, dependencies: [], duration: S, nbytes: 8 }));
    const workers = [
      { name: "w0", nthreads: 1, memoryLimit: 1000 * MB, unmanaged: 850 * MB },
      { name: "w1", nthreads: 1, memoryLimit: 1000 * MB },
    ];
    const run = simulate({ tasks, workers });
    const by = (worker: string) => run.executed.filter((attempt) => attempt.worker === worker).length;
    expect(by("w0")).toBe(1);
    expect(by("w1")).toBe(38);
    expect(run.missing.length).toBe(1);
  });
});

describe("a nanny", () => {
  const tooMuch: TaskSpec = { key: "huge-0", dependencies: [], duration: 5 * S, nbytes: 8, working: 960 * MB };

  test("kills a process above 95 % and starts it anew; the fourth time its task has failed", () => {
    const run = simulate(one([tooMuch], { nanny: 2 * S }));
    expect(run.workers.filter(({ how }) => how === "terminated").length).toBe(4);
    expect(run.erred).toMatchObject([{ key: "huge-0", exception: expect.stringContaining("KilledWorker") }]);
    for (const { end, start, stop } of run.executed) {
      expect(end).toBe("killed");
      expect(stop - start).toBeLessThanOrEqual(0.1 * S);
    }
  });

  test("that is not there kills nobody: the worker only pauses", () => {
    const run = simulate(one([tooMuch]));
    expect(run.workers).toMatchObject([{ left: null }]);
    expect(run.erred).toEqual([]);
    expect(run.missing).toEqual([]);
  });

  test("takes its worker's results with it: they are made again", () => {
    const tasks = [...pile(4, 10 * MB), { ...tooMuch, dependencies: ["make-0"], duration: S }];
    const workers = ["w0", "w1"].map((name) => ({ name, nthreads: 1, memoryLimit: 1000 * MB, nanny: S }));
    const run = simulate({ tasks, workers, config: { allowedFailures: 0 } });
    const again = run.executed.filter(({ key, end }) => key === "make-0" && end === "finished").length;
    expect(again).toBeGreaterThan(1);
    expect(run.missing).toEqual([]);
  });
});

test("a worker that is gone neither writes nor holds anything any more", () => {
  const big: TaskSpec = { key: "big-0", dependencies: [], duration: 5 * S, nbytes: 8, working: 750 * MB };
  const happenings = [{ at: 2_050_000, do: "kill-worker", worker: "w0", restartsAfter: 10 * S }] as const;
  const run = simulate({ ...one([...pile(5, 60 * MB), big], { nthreads: 2 }), happenings });
  const away = (time: number): boolean => time > 2_050_000 && time < 12 * S;
  expect(run.memory.some(({ time }) => time < 2 * S)).toBe(true);
  expect(run.memory.filter(({ time }) => away(time))).toEqual([]);
  expect(run.disk.filter(({ start }) => away(start))).toEqual([]);
});

test("a threshold that is off does nothing", () => {
  const memory = { target: false, spill: false, pause: false, terminate: false } as const;
  const run = simulate({ ...one(pile(12, 100 * MB), { nanny: S }), config: { memory } });
  expect(run.disk).toEqual([]);
  expect(run.workers).toMatchObject([{ left: null }]);
});

test("the same scenario gives the same memory and the same disk", () => {
  const scenario = one(pile(14, 90 * MB), { nanny: S });
  expect(simulate(scenario)).toEqual(simulate(scenario));
});

test("a client's program submits more when it hears of a result", () => {
  const task = (key: string): TaskSpec => ({ key, dependencies: [], duration: S, nbytes: 8 });
  const heard: string[] = [];
  const run = simulate({ tasks: [task("try-0")], workers: [{ name: "w0", nthreads: 1 }] }, undefined, (key, at) => {
    heard.push(`${key} ${Math.floor(at / S)}`);
    return heard.length < 4 ? { tasks: [task(`try-${heard.length}`)] } : undefined;
  });
  expect(heard).toEqual(["try-0 1", "try-1 2", "try-2 3", "try-3 4"]);
  expect(run.executed.length).toBe(4);
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  random,
  simulate,
  type RulesVersion,
  type SchedulerState,
  type TaskSpec,
} from "../../demos/scheduler/index.ts";
import { stealTimeRatio } from "../../demos/scheduler/steal.ts";
import { Play, layer } from "./play.ts";

/** All tasks on w0, which alone was there when they came; then other workers arrive. */
function crowded(tasks: number, ...others: number[]): Play {
  return crowdedBy("2026.7", tasks, ...others);
}

function crowdedBy(rules: RulesVersion, tasks: number, ...others: number[]): Play {
  const play = new Play({ workerSaturation: Infinity }, rules).workers(1);
  play.submit(layer("nap", tasks));
  return play.workers(...others);
}

const asked = (play: Play) =>
  [...play.s.inFlight].map(([task, { victim, thief }]) => [task.key, victim.name, thief.name]);
const level = (s: SchedulerState, key: string) => stealTimeRatio(s, s.tasks.get(key)!)?.level;

describe("what stealing a task costs", () => {
  const play = (nbytes: number, seconds: number): Play => {
    const made = new Play().workers(1);
    made.s.prefix("big").durationAverage = seconds;
    made.submit({ "x-0": [], "big-0": ["x-0"] });
    made.finish("x-0", nbytes);
    return made;
  };

  test("is nothing without inputs, else a level for each doubling of transfer over compute", () => {
    expect(stealTimeRatio(play(0, 1).s, play(0, 1).s.tasks.get("x-0")!)).toEqual({ multiplier: 0, level: 0 });
    // 0.1 s of latency and nothing to move.
    expect([100, 10, 1, 0.1].map((seconds) => level(play(0, seconds).s, "big-0"))).toEqual([1, 1, 3, 6]);
    // The logarithm rounds up beyond the square root of two.
    expect(level(play(131_000_000, 1).s, "big-0")).toBe(6);
    expect(level(play(132_000_000, 1).s, "big-0")).toBe(7);
  });

  test("is too much beyond level 14, for prefixes known to be short, and for those that take no time", () => {
    expect(level(play(0, 0.0003).s, "big-0")).toBe(14);
    expect(level(play(0, 0.0002).s, "big-0")).toBeUndefined();
    expect(level(play(0, 0).s, "big-0")).toBeUndefined();
    const short = new Play().workers(1);
    short.submit({ "split-shuffle-0": [] });
    expect(level(short.s, "split-shuffle-0")).toBeUndefined();
  });
});

test("an idle worker gets work from the one that has it all, as soon as that agrees", () => {
  const play = crowded(4, 1);
  const [request] = play.tell({ type: "balance" });
  expect(request).toMatchObject({ op: "steal-request", worker: "w0", key: "nap-0" });
  expect(play.on("nap-0")).toBe("w0");
  const [sent] = play.answer("nap-0", "ready");
  expect(sent).toMatchObject({ op: "compute-task", worker: "w1", key: "nap-0", runId: 2 });
  expect([play.processing("w0").length, play.processing("w1")]).toEqual([3, ["nap-0"]]);
  expect(play.s.inFlight.size).toBe(0);
});

test("what is being computed stays, and is not asked for again", () => {
  const play = crowded(4, 1);
  play.tell({ type: "balance" });
  expect(play.answer("nap-0", "executing")).toEqual([]);
  expect(play.on("nap-0")).toBe("w0");
  play.tell({ type: "balance" });
  expect(asked(play)).toEqual([["nap-1", "w0", "w1"]]);
});

test("a thief gets work up to half of the average; until 2024 one had enough before the next got any", () => {
  const thieves = (rules: RulesVersion) => {
    const play = crowdedBy(rules, 9, 1, 1);
    play.tell({ type: "balance" });
    return asked(play).map(([, , thief]) => thief);
  };
  expect(thieves("2026.7")).toEqual(["w1", "w2", "w1", "w2"]);
  expect(thieves("2024.7.0")).toEqual(["w1", "w1", "w2", "w2"]);
});

test("until 2024 stealing does not hear of how long tasks have been running", () => {
  const level = (rules: RulesVersion) => {
    const play = new Play({}, rules).workers(1);
    play.submit({ "load-0": [], "nap-0": ["load-0"], "nap-1": ["load-0"] });
    play.finish("load-0");
    play.tell({ type: "heartbeat", worker: "w0", executing: [{ key: "nap-0", elapsed: 8_000_000 }] });
    return stealTimeRatio(play.s, play.s.tasks.get("nap-1")!)!.multiplier;
  };
  expect(level("2024.7.0")).toBeCloseTo(0.1 / 0.5, 4);
  expect(level("2026.7")).toBeCloseTo(0.1 / 16, 4);
});

test("nothing is asked when all are idle, none is, or stealing is off", () => {
  expect(new Play().workers(2, 2).tell({ type: "balance" })).toEqual([]);
  expect(crowded(4).tell({ type: "balance" })).toEqual([]);
  const off = new Play({ workStealing: false, workerSaturation: Infinity }).workers(1);
  off.submit(layer("nap", 4));
  expect(off.workers(1).tell({ type: "balance" })).toEqual([]);
});

test("paused workers do not steal", () => {
  const play = crowded(4, 1);
  play.tell({ type: "worker-status-change", worker: "w1", status: "paused" });
  expect(play.tell({ type: "balance" })).toEqual([]);
});

test("restricted tasks go to allowed thieves only, unless it was a preference; seceded ones to none", () => {
  const play = (loose: boolean) => {
    const made = new Play({ workerSaturation: Infinity }).workers(1, 1);
    made.submit(layer("nap", 4), undefined, { restrictions: ["w0"], loose });
    return made;
  };
  expect(play(false).tell({ type: "balance" })).toEqual([]);
  expect(play(true).tell({ type: "balance" })).toHaveLength(1);
  const seceded = play(true);
  for (const key of seceded.processing("w0")) seceded.tell({ type: "long-running", worker: "w0", key });
  expect(seceded.tell({ type: "balance" })).toEqual([]);
});

test("an answer that comes too late changes nothing; a thief that is gone or a task unknown means starting over", () => {
  const late = crowded(4, 1);
  late.tell({ type: "balance" });
  const { requestId } = [...late.s.inFlight.values()][0]!;
  late.finish("nap-0");
  expect(late.tell({ type: "steal-response", worker: "w0", key: "nap-0", requestId, state: "memory" })).toEqual([]);
  expect(late.state("nap-0")).toBe("memory");

  const alone = crowded(4, 1);
  alone.tell({ type: "balance" });
  alone.lose("w1");
  alone.answer("nap-0", "ready");
  expect([alone.on("nap-0"), alone.edges("nap-0").slice(-3)]).toEqual([
    "w0",
    ["processing → released", "released → waiting", "waiting → processing"],
  ]);

  const lost = crowded(4, 1);
  lost.tell({ type: "balance" });
  lost.answer("nap-0", null);
  expect(lost.edges("nap-0")).toContain("processing → released");
});

test("in a run, a worker that arrives late takes over from the one with all the work, and every task still runs once", () => {
  const tasks: TaskSpec[] = [
    { key: "x-0", dependencies: [], duration: 1000, nbytes: 1000 },
    ...Array.from({ length: 24 }, (_, i) => ({
      key: `sum-${i}`,
      dependencies: ["x-0"],
      duration: 400_000,
      nbytes: 1,
    })),
  ];
  const workers = [
    { name: "w0", nthreads: 1 },
    { name: "w1", nthreads: 1, arrives: 100_000 },
  ];
  const run = (workStealing: boolean) =>
    simulate({ tasks, workers, config: { workStealing, workerSaturation: Infinity } });
  const [off, on] = [run(false), run(true)];
  const byLate = (executed: typeof on.executed) => executed.filter(({ worker }) => worker === "w1").length;
  expect(byLate(off.executed)).toBe(0);
  expect(byLate(on.executed)).toBeGreaterThan(8);
  expect(on.executed.map(({ key }) => key).sort()).toEqual(tasks.map(({ key }) => key).sort());
  expect(on.finished).toBeLessThan(0.65 * off.finished);
});

test("whatever is stolen in a run, every task runs once and after its inputs are there", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 10, maxLength: 50 }),
      fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 4 }),
      fc.constantFrom(1, 50),
      fc.constantFrom(1, 10),
      (inputs, threads, connectionsOutgoing, connectionsIncoming) => {
        const name = (i: number) => `${["load", "clean", "sum"][i % 3]}-${i}`;
        const tasks: TaskSpec[] = inputs.map((list, i) => ({
          key: name(i),
          // Many need the first few, so that one worker has what all the others want.
          dependencies: i < 2 ? [] : [...new Set([0, ...list.map((n) => n % i)])].map(name),
          duration: Math.floor(700_000 * random(1, "duration", i)),
          nbytes: Math.floor(20_000_000 * random(1, "size", i)),
        }));
        const workers = threads.map((nthreads, i) => ({ name: `w${i}`, nthreads, arrives: i * 300_000 }));
        const config = { workerSaturation: Infinity, connectionsOutgoing, connectionsIncoming };
        const run = simulate({ tasks, workers, config });
        const off = simulate({ tasks, workers, config: { ...config, workStealing: false } });
        expect(run.missing).toEqual([]);
        expect(run.executed.map(({ key }) => key).sort()).toEqual(tasks.map(({ key }) => key).sort());
        const place = new Map(off.executed.map(({ key, worker }) => [key, worker]));
        const done = new Map(run.executed.map((task) => [task.key, task]));
        for (const { key, dependencies } of tasks) {
          const { worker, start } = done.get(key)!;
          if (place.get(key) !== worker) moved += 1;
          for (const input of dependencies) {
            const copies = run.transferred.filter((move) => move.key === input && move.to === worker);
            const here = done.get(input)!.worker === worker ? [done.get(input)!] : [];
            expect(Math.min(...[...copies, ...here].map(({ stop }) => stop))).toBeLessThanOrEqual(start);
          }
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  expect(moved).toBeGreaterThan(300);
});

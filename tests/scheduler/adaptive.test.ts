import { describe, expect, test } from "vitest";
import {
  adaptOptions,
  adaptiveTarget,
  recommendations,
  workersToClose,
  type Look,
  type RulesVersion,
} from "../../demos/scheduler/index.ts";
import { Play, layer } from "./play.ts";

/** A queue of `count` tasks of so many seconds (−1: not known), and these workers. */
function queue(count: number, seconds: number, rules: RulesVersion = "2024.7.0", ...threads: number[]): Play {
  const play = new Play({}, rules).workers(...threads);
  play.s.prefix("nap").durationAverage = seconds;
  play.submit(layer("nap", count));
  return play;
}

describe("the target", () => {
  test("is the work over the target duration, and at least one worker for any work", () => {
    expect(adaptiveTarget(queue(60, 1).s)).toBe(12);
    expect(adaptiveTarget(queue(60, 1).s, 10)).toBe(6);
    expect(adaptiveTarget(queue(3, 0.001).s)).toBe(1);
    expect(adaptiveTarget(queue(0, 1).s)).toBe(0);
  });

  test("is never more than tasks could run", () => {
    expect(adaptiveTarget(queue(7, 1000).s)).toBe(7);
  });

  test("samples a hundred queued tasks and takes the rest for as long", () => {
    expect(adaptiveTarget(queue(1000, 1).s)).toBe(200);
    const mixed = new Play();
    mixed.s.prefix("long").durationAverage = 5;
    mixed.s.prefix("short").durationAverage = 0;
    mixed.submit(layer("short", 150), undefined, { userPriority: -1 });
    mixed.submit(layer("long", 50));
    expect(adaptiveTarget(mixed.s)).toBe(100);
  });

  test("knows durations and threads only in later releases", () => {
    expect(adaptiveTarget(queue(60, 1, "2022.12.1").s)).toBe(6);
    const threads = (rules: RulesVersion) => adaptiveTarget(queue(600, 0.5, rules, 4).s);
    expect([threads("2022.12.1"), threads("2024.7.0"), threads("2026.7")]).toEqual([60, 15, 15]);
    const running = (rules: RulesVersion): number => {
      const play = queue(60, -1, rules, 1);
      play.tell({ type: "heartbeat", worker: "w0", executing: [{ key: "nap-0", elapsed: 5_000_000 }] });
      return adaptiveTarget(play.s);
    };
    expect([running("2024.7.0"), running("2026.7")]).toEqual([10, 60]);
  });

  test("doubles when stored results take more than three fifths of the memory", () => {
    const play = new Play();
    for (const worker of ["w0", "w1"]) play.tell({ type: "add-worker", worker, nthreads: 1, memoryLimit: 1000 });
    play.submit(layer("x", 2));
    play.finish("x-0", 600);
    play.finish("x-1", 600);
    expect(adaptiveTarget(play.s)).toBe(2);
    play.submit({ "y-0": [] });
    play.finish("y-0", 1);
    expect(adaptiveTarget(play.s)).toBe(4);
  });

  test("does not see what waits for inputs", () => {
    const play = new Play();
    play.submit({ ...layer("load", 4), ...layer("sum", 50, ["load-0"]) });
    play.s.prefix("load").durationAverage = 5;
    play.s.prefix("sum").durationAverage = 5;
    expect(adaptiveTarget(play.s)).toBe(4);
  });
});

describe("the workers to close", () => {
  const stored = (...bytes: number[]): Play => {
    const play = new Play();
    for (let i = 0; i < bytes.length; i += 1)
      play.tell({ type: "add-worker", worker: `w${i}`, nthreads: 1, memoryLimit: 1000 });
    for (let i = 0; i < bytes.length; i += 1) {
      if (bytes[i] === 0) continue;
      play.submit({ [`x${i}-0`]: [] }, undefined, { restrictions: [`w${i}`] });
      play.finish(`x${i}-0`, bytes[i]);
    }
    return play;
  };

  test("are the idle ones, the emptiest first, while twice the stored bytes stay", () => {
    expect(workersToClose(stored(300, 10, 20, 30).s)).toEqual(["w1", "w2", "w3"]);
    expect(workersToClose(stored(600, 10, 20, 30).s)).toEqual(["w1", "w2"]);
    expect(workersToClose(stored(600, 10, 20, 30).s, { minimum: 3 })).toEqual(["w1"]);
    const busy = stored(0, 0, 0);
    busy.submit({ "nap-0": [] }, undefined, { restrictions: ["w2"] });
    expect(workersToClose(busy.s)).toEqual(["w1", "w0"]);
  });

  test("are as many as asked for, however full or busy", () => {
    expect(workersToClose(stored(900, 900).s, { n: 2 })).toEqual(["w1", "w0"]);
    expect(workersToClose(stored(900, 900).s, { target: 1 })).toEqual(["w1"]);
    expect(workersToClose(stored(900, 900).s, { target: 5 })).toEqual([]);
    const busy = stored(0, 0);
    busy.submit({ "nap-0": [] }, undefined, { restrictions: ["w1"] });
    expect(workersToClose(busy.s, { n: 1 })).toEqual(["w0"]);
    expect(workersToClose(busy.s, { n: 2 })).toEqual(["w0", "w1"]);
  });

  test("never have a seceded task, and go by whole groups", () => {
    const play = stored(0, 0, 0, 0);
    const group = ({ name }: { name: string }) => (name < "w2" ? "a" : "b");
    play.submit({ "nap-0": [] }, undefined, { restrictions: ["w0"] });
    expect(workersToClose(play.s, { group })).toEqual(["w2", "w3"]);
    play.tell({ type: "long-running", worker: "w0", key: "nap-0" });
    expect(workersToClose(play.s, { n: 4 })).toEqual(["w3", "w2", "w1"]);
  });
});

describe("the advice", () => {
  const names = (n: number) => new Set(Array.from({ length: n }, (_, i) => `w${i}`));
  const look = (target: number, there: number, extra: Partial<Look<string>> = {}): Look<string> => ({
    target,
    plan: names(there),
    requested: names(there),
    observed: names(there),
    workersToClose: (n) => [...names(there)].slice(n),
    closeCounts: new Map(),
    ...extra,
  });

  test("is to grow at once, within the limits", () => {
    expect(recommendations(look(5, 2))).toMatchObject({ status: "up", n: 5 });
    expect(recommendations(look(5, 2, { maximum: 3 }))).toMatchObject({ status: "up", n: 3, safeTarget: 3 });
    expect(recommendations(look(0, 2, { minimum: 2 }))).toMatchObject({ status: "same", safeTarget: 2 });
  });

  test("is to shrink at the third look in a row, and anything else starts the count anew", () => {
    let counts: ReadonlyMap<string, number> = new Map();
    const seen = [1, 1, 2, 1, 1, 1].map((target) => {
      const advice = recommendations(look(target, 2, { closeCounts: counts }));
      counts = advice.closeCounts;
      return advice.status;
    });
    expect(seen).toEqual(["same", "same", "same", "same", "same", "down"]);
    expect(counts.size).toBe(0);
  });

  test("is to cancel first what has not arrived", () => {
    const observed = new Set(["w0", "w3"]);
    const advice = (target: number) => recommendations(look(target, 4, { observed, waitCount: 1 }));
    expect(advice(2)).toMatchObject({ status: "down", workers: ["w1", "w2"] });
    expect(advice(1)).toMatchObject({ status: "down", workers: ["w1", "w2", "w3"] });
  });
});

test("limits in cores and memory become limits in workers: minima up, maxima down, the narrower of each", () => {
  const worker = { nthreads: 4, memoryLimit: 10 };
  expect(adaptOptions({}, worker)).toEqual({ minimum: 0, maximum: Infinity });
  expect(adaptOptions({ minimumCores: 5, maximumCores: 15 }, worker)).toEqual({ minimum: 2, maximum: 3 });
  expect(adaptOptions({ minimum: 1, minimumMemory: 21, maximum: 9, maximumMemory: 75 }, worker)).toEqual({
    minimum: 3,
    maximum: 7,
  });
});

test("limits in memory need workers with a memory limit, others do not", () => {
  const worker = { nthreads: 4, memoryLimit: 0 };
  expect(adaptOptions({ maximumCores: 9 }, worker)).toEqual({ minimum: 0, maximum: 2 });
  expect(() => adaptOptions({ maximumMemory: 9 }, worker)).toThrow("without a memory limit");
});

import { describe, expect, test } from "vitest";
import { occupancy, prefixDuration, totalOccupancy } from "../../demos/scheduler/estimate.ts";
import { Play, layer } from "./play.ts";

describe("the duration of a prefix", () => {
  const duration = (play: Play, name = "x") => prefixDuration(play.s, play.s.prefix(name));

  test("is half a second until something is known, or what the settings say", () => {
    expect(duration(new Play())).toBe(0.5);
    expect(duration(new Play({ unknownTaskDuration: 2 }))).toBe(2);
    expect(duration(new Play(), "split-shuffle")).toBe(1e-6);
  });

  test("is the first task's, then half the old and half the new", () => {
    const play = new Play().workers(4);
    play.submit(layer("x", 3));
    const seconds = [1, 3, 3].map((s, i) => {
      play.finish(`x-${i}`, 1, s * 1_000_000);
      return duration(play);
    });
    expect(seconds).toEqual([1, 2, 2.5]);
  });

  test("is twice what a running task has taken while none has finished", () => {
    const play = new Play().workers(1);
    play.submit(layer("x", 2));
    play.tell({ type: "heartbeat", worker: "w0", executing: [{ key: "x-0", elapsed: 3_000_000 }] });
    expect(duration(play)).toBe(6);
  });

  test("is given up when a task runs more than twice the average", () => {
    const play = new Play().workers(2);
    play.submit(layer("x", 2));
    play.finish("x-0", 1, 1_000_000);
    const beat = (elapsed: number) =>
      play.tell({ type: "heartbeat", worker: "w0", executing: [{ key: "x-1", elapsed }] });
    beat(2_000_000);
    expect(duration(play)).toBe(1);
    beat(2_000_001);
    expect(duration(play)).toBeCloseTo(4.000002, 9);
  });

  test("is shared by layers whose names differ only by their token", () => {
    const play = new Play();
    const [one, two] = ["0123456789abcdef".repeat(2), "fedcba9876543210".repeat(2)];
    expect(play.s.group(`x-${one}-0`).prefix).toBe(play.s.group(`x-${two}-7`).prefix);
    expect(play.s.group(`x-${one}-0`)).not.toBe(play.s.group(`x-${two}-7`));
  });
});

test("occupancy is the work of processing tasks; seceded and queued ones are not in it", () => {
  const play = new Play({ workerSaturation: 1 }).workers(2);
  play.submit(layer("x", 6));
  const [worker] = play.s.workers.values();
  expect([occupancy(play.s, worker!), totalOccupancy(play.s)]).toEqual([1, 1]);
  play.tell({ type: "long-running", worker: "w0", key: "x-0" });
  play.tell({ type: "long-running", worker: "w0", key: "x-1" });
  expect(worker!.processing.size).toBe(4);
  expect(occupancy(play.s, worker!)).toBe(1);
});

test("an input that has to come counts once for each worker, however many tasks there need it", () => {
  const play = new Play().workers(1, 1);
  play.submit({ "a-0": [] }, undefined, { restrictions: ["w0"] });
  play.finish("a-0", 50_000_000);
  play.submit({ "b-0": ["a-0"], "b-1": ["a-0"] }, undefined, { restrictions: ["w1"] });
  const worker = play.s.workers.get("w1")!;
  expect(occupancy(play.s, worker)).toBe(2 * 0.5 + 0.5);
  play.finish("b-0", 1, 500_000);
  expect(occupancy(play.s, worker)).toBe(0.5 + 0.5);
});

test("bandwidth moves by one share in the number of workers", () => {
  const play = new Play().workers(1, 1, 1, 1);
  play.tell({ type: "heartbeat", worker: "w0", executing: [], bandwidth: 500_000_000 });
  expect(play.s.bandwidth).toBe(200_000_000);
});

describe("idle and saturated", () => {
  /** x-* take a second; so many on w0, so many on w1. */
  function loaded(a: number, b: number): { idle: string[]; saturated: string[] } {
    const play = new Play().workers(1, 1, 1);
    play.s.prefix("x").durationAverage = 1;
    for (let i = 0; i < b; i += 1) play.submit({ [`x-b${i}`]: [] }, undefined, { restrictions: ["w1"] });
    for (let i = 0; i < a; i += 1) play.submit({ [`x-a${i}`]: [] }, undefined, { restrictions: ["w0"] });
    // Like dask, a worker is looked at when something changes for it.
    play.tell({ type: "worker-status-change", worker: "w1", status: "paused" });
    play.tell({ type: "worker-status-change", worker: "w1", status: "running" });
    const names = (workers: Iterable<{ name: string }>) => [...workers].map(({ name }) => name).sort();
    return { idle: names(play.s.idle.items), saturated: names(play.s.saturated) };
  }

  test("less than half the average work is idle even while it computes; far more is saturated", () => {
    expect(loaded(6, 1)).toEqual({ idle: ["w1", "w2"], saturated: ["w0"] });
  });

  test("equal work is neither", () => {
    expect(loaded(4, 4)).toEqual({ idle: ["w2"], saturated: [] });
  });

  test("a paused worker is neither", () => {
    const play = new Play().workers(1, 1);
    play.tell({ type: "worker-status-change", worker: "w0", status: "paused" });
    expect(play.s.idle.items.map(({ name }) => name)).toEqual(["w1"]);
  });
});

import { expect, test } from "vitest";
import { MEMORY_THRESHOLDS, SpillBuffer, nannyAction, pauseStatus } from "../../demos/scheduler/index.ts";

const buffer = (limit = 1000) => new SpillBuffer(limit, MEMORY_THRESHOLDS);

test("results beyond three fifths of the limit push the least recently used ones to disk", () => {
  const b = buffer();
  for (const key of ["a", "b", "c"]) b.store(key, 200);
  expect([b.inMemory, b.onDisk, b.managed]).toEqual([["a", "b", "c"], [], 600]);
  expect([b.get("a"), b.get("unknown")]).toEqual([true, false]);
  b.store("d", 100);
  expect([b.inMemory, b.onDisk, b.managed]).toEqual([["c", "a", "d"], ["b"], 500]);
  b.get("b");
  expect([b.inMemory, b.onDisk, b.managed]).toEqual([["a", "d", "b"], ["c"], 500]);
  b.delete("d");
  b.delete("c");
  expect([b.inMemory, b.onDisk, b.managed]).toEqual([["a", "b"], [], 400]);
});

test("a result that is above the target by itself goes to disk and pushes nothing out", () => {
  const b = buffer();
  b.store("small", 100);
  b.store("huge", 700);
  expect([b.inMemory, b.onDisk, b.managed]).toEqual([["small"], ["huge"], 100]);
});

test("above seven tenths of the limit the process spills, until it is down to six", () => {
  const b = buffer();
  for (let i = 0; i < 10; i += 1) b.store(`k-${i}`, 50);
  const process = (leaked: number) => () => leaked + b.managed;
  expect(b.monitor(process(200))).toBe(0);
  expect(b.monitor(process(201))).toBe(3);
  expect(b.onDisk).toEqual(["k-0", "k-1", "k-2"]);
  expect(b.monitor(process(5000))).toBe(7);
  expect(b.monitor(process(5000))).toBe(0);
});

test("without a limit or a threshold nothing is spilled, paused or killed", () => {
  const b = buffer(0);
  b.store("a", 1e12);
  expect([b.monitor(() => 1e12), b.inMemory]).toEqual([0, ["a"]]);
  const off = { target: false, spill: false, pause: false, terminate: false } as const;
  expect([pauseStatus(1e12, 1000, off), nannyAction(1e12, 1000, off)]).toEqual(["running", "none"]);
  expect(pauseStatus(1e12, 0, MEMORY_THRESHOLDS)).toBe("running");
});

test("only strictly above its share a worker pauses, and a nanny kills", () => {
  const pause = [800, 801, 800].map((bytes) => pauseStatus(bytes, 1000, MEMORY_THRESHOLDS));
  expect(pause).toEqual(["running", "paused", "running"]);
  expect([950, 951].map((bytes) => nannyAction(bytes, 1000, MEMORY_THRESHOLDS))).toEqual(["none", "terminate"]);
});

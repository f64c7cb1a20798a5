import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TaskGroup, TaskPrefix, TaskState } from "../../demos/scheduler/entities.ts";
import { TaskQueue } from "../../demos/scheduler/queue.ts";
import { Play, layer } from "./play.ts";

test("root tasks never push a worker above max(1, ceil(saturation × threads))", () => {
  const sent = (workerSaturation: number, threads: number) => {
    const play = new Play({ workerSaturation }).workers(threads);
    play.submit(layer("x", 200));
    return play.processing("w0").length;
  };
  expect([1, 2, 4, 8, 16].map((threads) => sent(1.1, threads))).toEqual([2, 3, 5, 9, 18]);
  expect([1, 2].map((threads) => sent(2.5, threads))).toEqual([3, 5]);
  expect(sent(0.1, 4)).toBe(1);
  expect(sent(Infinity, 4)).toBe(200);
});

test("a slot that opens takes the most urgent task of the queue", () => {
  const play = new Play({ workerSaturation: 1 }).workers(1);
  play.submit(layer("x", 5));
  expect(play.finish("x-0")).toMatchObject([{ op: "key-in-memory" }, { op: "compute-task", key: "x-1" }]);
  expect(play.states()).toEqual({ memory: ["x-0"], processing: ["x-1"], queued: ["x-2", "x-3", "x-4"] });
});

test("a dependent goes before the next root task: what is loaded is used up first", () => {
  const play = new Play({ workerSaturation: 1 }).workers(1);
  const pairs = [0, 1, 2, 3].flatMap((i) => [[`load-${i}`, []] as const, [`use-${i}`, [`load-${i}`]] as const]);
  play.submit(Object.fromEntries(pairs));
  play.finish("load-0");
  expect(play.processing("w0")).toEqual(["use-0"]);
  play.finish("use-0");
  expect(play.processing("w0")).toEqual(["load-1"]);
});

test("the least busy worker for its threads gets the next root task", () => {
  const play = new Play().workers(1, 4);
  play.submit(layer("x", 20));
  // 0/1 and 0/4, 1/1 and 0/4 … until the larger has as much for each thread.
  expect(["x-0", "x-1", "x-2", "x-3", "x-4"].map((key) => play.on(key))).toEqual(["w0", "w1", "w1", "w1", "w1"]);
});

describe("a slot opens", () => {
  const full = () => {
    const play = new Play({ workerSaturation: 1 }).workers(1);
    play.submit(layer("x", 8));
    expect(play.s.queued.size).toBe(7);
    return play;
  };

  test("when a worker comes", () => {
    expect(full().workers(2).s.queued.size).toBe(5);
  });

  test("when a task secedes", () => {
    const play = full();
    play.tell({ type: "long-running", worker: "w0", key: "x-0" });
    expect(play.processing("w0")).toEqual(["x-0", "x-1"]);
  });

  test("when a task fails", () => {
    const play = full();
    play.fail("x-0");
    expect(play.processing("w0")).toEqual(["x-1"]);
  });

  test("when a worker takes up work again, and none while it is paused", () => {
    const play = full();
    play.tell({ type: "worker-status-change", worker: "w0", status: "paused" });
    play.finish("x-0");
    expect(play.processing("w0")).toEqual([]);
    play.tell({ type: "worker-status-change", worker: "w0", status: "running" });
    expect(play.processing("w0")).toEqual(["x-1"]);
  });
});

test("without any worker root tasks are queued, and a lost worker's come back", () => {
  const play = new Play({ workerSaturation: 1 });
  play.submit(layer("x", 4));
  expect(play.s.queued.size).toBe(4);
  play.workers(2);
  expect(play.s.queued.size).toBe(2);
  play.lose("w0");
  expect(play.s.queued.size).toBe(4);
});

test("tasks come out of the queue by priority, whatever was pushed and removed before", () => {
  const group = new TaskGroup("x", new TaskPrefix("x"));
  const tier = { negatedUser: 0, generation: 1 };
  // Mostly in order, as tasks come, with enough of them that the line is cut off at its front.
  const step = fc.tuple(fc.constantFrom("push", "push", "early", "take", "take", "remove"), fc.nat({ max: 9 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.constantFrom(0, 2500), (steps, head) => {
      const queue = new TaskQueue();
      let inside: TaskState[] = [];
      const push = (order: number): void => {
        const task = new TaskState(`x-${order}`, group, tier);
        task.order = order;
        queue.push(task);
        inside.push(task);
      };
      const remove = (task: TaskState | undefined): void => {
        if (task === undefined) return;
        queue.remove(task);
        expect([task.heapIndex, queue.has(task)]).toEqual([-1, false]);
        inside = inside.filter((other) => other !== task);
      };
      for (let i = 0; i < head; i += 1) push(i);
      for (let i = 0; i < head / 2; i += 1) queue.remove(queue.peek()!);
      inside = inside.slice(head / 2);
      let early = -1;
      for (const [at, [what, n]] of steps.entries()) {
        if (what === "push") push(head + at);
        else if (what === "early") push((early -= 1 / 128));
        else if (what === "take") remove(queue.peek());
        else remove(inside[n]);
        const sorted = [...inside].sort((a, b) => a.order - b.order);
        expect(queue.peek()).toBe(sorted[0]);
        expect(queue.first(5)).toEqual(sorted.slice(0, 5));
        expect(queue.size).toBe(sorted.length);
        expect(inside.every((task) => queue.has(task))).toBe(true);
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

import { expect, test } from "vitest";
import { Play, layer } from "./play.ts";

test("tasks of a lost worker go elsewhere, blamed for its death", () => {
  const play = new Play().workers(1, 1);
  play.submit({ "a-0": [] });
  const first = play.on("a-0")!;
  play.lose(first);
  expect(play.on("a-0")).not.toBe(first);
  expect(play.s.tasks.get("a-0")!.suspicious).toBe(1);
});

test("a worker that was told to go blames nobody", () => {
  const play = new Play().workers(1, 1);
  play.submit({ "a-0": [] });
  play.lose(play.on("a-0")!, true);
  expect(play.state("a-0")).toBe("processing");
  expect(play.s.tasks.get("a-0")!.suspicious).toBe(0);
});

test("the fourth death is one too many, and all that need the task err with it", () => {
  const play = new Play();
  play.submit({ "a-0": [], "b-0": ["a-0"] });
  for (let death = 1; death <= 3; death += 1) {
    play.workers(1).lose("w0");
    expect([play.state("a-0"), play.s.tasks.get("a-0")!.suspicious]).toEqual(["queued", death]);
  }
  expect(play.workers(1).lose("w0")).toEqual([
    {
      op: "task-erred",
      client: "me",
      key: "b-0",
      cause: "a-0",
      exception: "KilledWorker: a-0 was on 4 workers when they died, the last w0.",
    },
  ]);
  expect(play.states()).toEqual({ erred: ["a-0", "b-0"] });
});

test("every task sent to the worker is blamed, also those in line; those queued on the scheduler are not", () => {
  const play = new Play().workers(1);
  play.submit(layer("x", 6));
  play.lose("w0");
  const blame = [...play.s.tasks.values()].map((task) => task.suspicious);
  expect(blame).toEqual([1, 1, 0, 0, 0, 0]);
  expect(play.s.queued.size).toBe(6);
});

test("a lost result that is needed is computed again, with whatever that takes", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [], "b-0": ["a-0"], "c-0": ["b-0"] });
  play.finish("a-0");
  play.finish("b-0");
  expect(play.states()).toEqual({ released: ["a-0"], memory: ["b-0"], processing: ["c-0"] });
  play.lose("w0");
  play.workers(1);
  expect(play.states()).toEqual({ processing: ["a-0"], waiting: ["b-0", "c-0"] });
});

test("a lost result of which there is another copy costs nothing", () => {
  const play = new Play().workers(1, 1);
  play.submit({ "a-0": [] });
  const first = play.on("a-0")!;
  play.finish("a-0");
  play.tell({ type: "add-keys", worker: first === "w0" ? "w1" : "w0", keys: ["a-0"] });
  expect(play.lose(first)).toEqual([]);
  expect(play.state("a-0")).toBe("memory");
});

test("a client is told when a result it holds is lost", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [] });
  play.finish("a-0");
  expect(play.lose("w0")).toContainEqual({ op: "lost-data", client: "me", key: "a-0" });
});

test("an exception is tried again as often as there are retries", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [] }, undefined, { retries: 2 });
  play.fail("a-0");
  play.fail("a-0");
  expect(play.state("a-0")).toBe("processing");
  expect(play.fail("a-0")).toEqual([
    { op: "task-erred", client: "me", key: "a-0", cause: "a-0", exception: "ValueError: no" },
  ]);
});

test("a graph on top of a failed task fails at once", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [] });
  play.fail("a-0");
  expect(play.submit({ "b-0": ["a-0"] })).toMatchObject([{ op: "task-erred", key: "b-0", cause: "a-0" }]);
});

test("a report of an attempt that was given up is ignored, and the copy dropped", () => {
  const play = new Play().workers(1, 1);
  play.submit({ "a-0": [] });
  const { worker, runId } = play.running("a-0");
  play.tell({ type: "worker-status-change", worker, status: "paused" });
  const other = worker === "w0" ? "w1" : "w0";
  const report = { type: "task-finished", worker: other, key: "a-0", runId, nbytes: 1, compute: 1 } as const;
  expect(play.tell(report)).toEqual([{ op: "free-keys", worker: other, keys: ["a-0"] }]);
  expect(play.tell({ ...report, worker, runId: runId - 1 })).toEqual([]);
  expect(play.on("a-0")).toBe(worker);
});

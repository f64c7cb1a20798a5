import { expect, test } from "vitest";
import { WorkerStateMachine, type Input, type WorkerLimits } from "../../demos/scheduler/index.ts";

const limits: WorkerLimits = { nthreads: 1, connectionsOutgoing: 50, connectionsIncoming: 10 };
const worker = (extra: Partial<WorkerLimits> = {}) => new WorkerStateMachine("w0", { ...limits, ...extra });
const compute = (key: string, order = 0, inputs: readonly Input[] = []) =>
  ({ op: "compute-task", worker: "w0", key, runId: 1, priority: [0, 1, order], inputs }) as const;
const input = (key: string, ...whoHas: string[]): Input => ({ key, nbytes: 10, whoHas });

test("a task without inputs goes to a thread at once, the next waits for it", () => {
  const w = worker();
  expect(w.handle(compute("a"))).toEqual([{ op: "execute", key: "a", runId: 1, thread: 0 }]);
  expect(w.handle(compute("b"))).toEqual([]);
  expect(w.handle({ op: "execute-success", key: "a", runId: 1, thread: 0 })).toMatchObject([
    { op: "task-finished", key: "a", runId: 1 },
    { op: "execute", key: "b" },
  ]);
  expect([w.has("a"), w.has("b")]).toEqual([true, false]);
});

test("of the ready tasks the most urgent runs first, not the one that came first", () => {
  const w = worker();
  w.handle(compute("now", 0));
  w.handle(compute("late", 5));
  w.handle(compute("early", 2));
  expect(w.handle({ op: "execute-success", key: "now", runId: 1, thread: 0 })).toMatchObject([
    { op: "task-finished", key: "now" },
    { op: "execute", key: "early" },
  ]);
});

test("each thread runs one task, the lowest free one first", () => {
  const w = worker({ nthreads: 3 });
  const threads = ["a", "b", "c"].map((key) => w.handle(compute(key))[0]);
  expect(threads).toMatchObject([{ thread: 0 }, { thread: 1 }, { thread: 2 }]);
  for (const thread of [2, 0, 1]) w.handle({ op: "execute-success", key: "abc"[thread]!, runId: 1, thread });
  expect(w.handle(compute("d"))).toMatchObject([{ thread: 0 }]);
});

test("a task waits for its inputs, each fetched once however many tasks need it", () => {
  const w = worker();
  expect(w.handle(compute("a", 0, [input("x", "w1"), input("y", "w2")]))).toEqual([
    { op: "gather-dep", key: "x", from: "w1" },
    { op: "gather-dep", key: "y", from: "w2" },
  ]);
  expect(w.handle(compute("b", 1, [input("x", "w1")]))).toEqual([]);
  expect(w.handle({ op: "gather-dep-success", key: "x" })).toMatchObject([
    { op: "add-keys", key: "x" },
    { op: "execute", key: "b" },
  ]);
  expect(w.handle({ op: "gather-dep-success", key: "y" })).toEqual([{ op: "add-keys", key: "y" }]);
});

test("what it has it does not fetch", () => {
  const w = worker();
  w.handle(compute("x"));
  w.handle({ op: "execute-success", key: "x", runId: 1, thread: 0 });
  expect(w.handle(compute("a", 0, [input("x", "w0", "w1")]))).toMatchObject([{ op: "execute", key: "a" }]);
});

test("it fetches as many inputs as it has connections, those of the most urgent task first", () => {
  const w = worker({ connectionsOutgoing: 1 });
  expect(w.handle(compute("a", 3, [input("x", "w1")]))).toMatchObject([{ op: "gather-dep", key: "x" }]);
  w.handle(compute("b", 2, [input("y", "w1")]));
  w.handle(compute("c", 1, [input("z", "w1")]));
  expect(w.handle({ op: "gather-dep-success", key: "x" })).toMatchObject([
    { op: "add-keys" },
    { op: "gather-dep", key: "z" },
    { op: "execute", key: "a" },
  ]);
});

test("it serves as many others as it has connections, the rest in line", () => {
  const w = worker({ connectionsIncoming: 2 });
  w.handle(compute("x"));
  w.handle({ op: "execute-success", key: "x", runId: 1, thread: 0 });
  const asked = ["w1", "w2", "w3"].map((by) => w.handle({ op: "get-data", key: "x", by }).length);
  expect(asked).toEqual([1, 1, 0]);
  expect(w.handle({ op: "data-sent" })).toEqual([{ op: "send-data", key: "x", to: "w3" }]);
});

test("what is freed is neither run nor kept", () => {
  const w = worker();
  w.handle(compute("running"));
  w.handle(compute("ready", 1));
  w.handle(compute("waiting", 2, [input("x", "w1")]));
  expect(w.handle({ op: "free-keys", worker: "w0", keys: ["running", "ready", "waiting"] })).toEqual([]);
  expect(w.handle({ op: "execute-success", key: "running", runId: 1, thread: 0 })).toEqual([]);
  expect(w.has("running")).toBe(false);
  expect(w.handle({ op: "gather-dep-success", key: "x" })).toEqual([{ op: "add-keys", key: "x" }]);
});

test("a task that was freed while it ran and is sent again runs again, and only the second result counts", () => {
  const w = worker({ nthreads: 2 });
  w.handle(compute("a"));
  w.handle({ op: "free-keys", worker: "w0", keys: ["a"] });
  expect(w.handle({ ...compute("a"), runId: 2 })).toEqual([{ op: "execute", key: "a", runId: 2, thread: 1 }]);
  w.handle({ op: "execute-success", key: "a", runId: 1, thread: 0 });
  expect(w.has("a")).toBe(false);
  w.handle({ op: "execute-success", key: "a", runId: 2, thread: 1 });
  expect(w.has("a")).toBe(true);
});

test("asked to give a task up it says how it stands, and drops it if it has not begun", () => {
  const w = worker({ connectionsOutgoing: 1 });
  w.handle(compute("running"));
  w.handle(compute("ready", 1));
  w.handle(compute("first", 2, [input("x", "w1")]));
  w.handle(compute("second", 3, [input("y", "w1")]));
  const ask = (key: string) => w.handle({ op: "steal-request", worker: "w0", key, requestId: 7 });
  expect(ask("running")).toEqual([{ op: "steal-response", key: "running", requestId: 7, state: "executing" }]);
  expect(ask("ready")).toMatchObject([{ state: "ready" }]);
  expect(ask("first")).toMatchObject([{ state: "waiting" }]);
  expect(ask("second")).toMatchObject([{ state: "waiting" }]);
  expect(ask("unknown")).toMatchObject([{ state: null }]);
  expect(w.handle({ op: "execute-success", key: "running", runId: 1, thread: 0 })).toMatchObject([
    { op: "task-finished" },
  ]);
  expect(ask("running")).toMatchObject([{ state: "memory" }]);
  // The fetch that was under way ends; the one in line was for nobody any more.
  expect(w.handle({ op: "gather-dep-success", key: "x" })).toEqual([{ op: "add-keys", key: "x" }]);
});

test("what a worker has no more it says, and who asked tries the next holder, if it still needs it", () => {
  expect(worker().handle({ op: "get-data", key: "x", by: "w1" })).toEqual([{ op: "send-missing", key: "x", to: "w1" }]);
  const w = worker();
  const [first] = w.handle(compute("a", 0, [input("x", "w1", "w2")])) as unknown as [{ from: string }];
  const [second] = w.handle({ op: "gather-dep-missing", key: "x", from: first.from }) as unknown as [{ from: string }];
  expect([first.from, second.from].sort()).toEqual(["w1", "w2"]);
  w.handle({ op: "steal-request", worker: "w0", key: "a", requestId: 1 });
  expect(w.handle({ op: "gather-dep-missing", key: "x", from: second.from })).toEqual([]);
});

test("a copy for its own sake is fetched once, after what tasks wait for, and given up when nobody has it any more", () => {
  const w = worker({ connectionsOutgoing: 1 });
  w.handle(compute("a", 0, [input("x", "w1")]));
  const copies = { op: "acquire-replicas", worker: "w0", inputs: [input("y", "w1"), input("z", "w1")] } as const;
  expect([...w.handle(copies), ...w.handle(copies)]).toEqual([]);
  w.handle(compute("b", 9, [input("v", "w1")]));
  const next = (key: string) => w.handle({ op: "gather-dep-success", key }).find(({ op }) => op === "gather-dep");
  expect([next("x"), next("v"), next("y")]).toMatchObject([{ key: "v" }, { key: "y" }, { key: "z" }]);
  expect(w.handle({ op: "gather-dep-missing", key: "z", from: "w1" })).toEqual([]);
  expect([w.has("y"), w.has("z")]).toEqual([true, false]);
  expect(w.handle(copies)).toMatchObject([{ op: "gather-dep", key: "z" }]);
});

test("a worker that is closed begins nothing more and has nothing any more", () => {
  const w = worker({ connectionsOutgoing: 1 });
  w.handle(compute("done"));
  w.handle({ op: "execute-success", key: "done", runId: 1, thread: 0 });
  w.handle(compute("running"));
  w.handle(compute("ready", 1));
  w.handle(compute("waiting", 2, [input("x", "w1"), input("y", "w1")]));
  expect(w.handle({ op: "close-worker", worker: "w0" })).toEqual([]);
  const ended = w.handle({ op: "execute-success", key: "running", runId: 1, thread: 0 });
  expect(ended).not.toContainEqual(expect.objectContaining({ op: "execute" }));
  expect(w.handle({ op: "get-data", key: "done", by: "w1" })).toMatchObject([{ op: "send-missing" }]);
});

test("an exception is reported, and the thread takes the next task", () => {
  const w = worker();
  w.handle(compute("a"));
  w.handle(compute("b", 1));
  expect(w.handle({ op: "execute-failure", key: "a", runId: 1, thread: 0 })).toMatchObject([
    { op: "task-erred", key: "a", runId: 1 },
    { op: "execute", key: "b", thread: 0 },
  ]);
  expect(w.has("a")).toBe(false);
});

test("a task that secedes gives its thread to the next one, and takes none along when it ends", () => {
  const w = worker();
  w.handle(compute("long"));
  w.handle(compute("b", 1));
  w.handle(compute("c", 2));
  expect(w.handle({ op: "secede", key: "long", runId: 1, thread: 0 })).toMatchObject([
    { op: "long-running", key: "long" },
    { op: "execute", key: "b", thread: 0 },
  ]);
  expect(w.handle({ op: "steal-request", worker: "w0", key: "long", requestId: 1 })).toMatchObject([
    { state: "long-running" },
  ]);
  expect(w.handle({ op: "execute-success", key: "long", runId: 1, thread: null })).toMatchObject([
    { op: "task-finished", key: "long" },
  ]);
  expect(w.has("long")).toBe(true);
});

test("paused, it finishes what runs, begins nothing and fetches nothing, gives its line up and serves others", () => {
  const w = worker();
  w.handle(compute("a"));
  w.handle(compute("b", 1));
  expect(w.handle({ op: "pause" })).toEqual([{ op: "worker-status-change", status: "paused" }]);
  expect(w.handle({ op: "execute-success", key: "a", runId: 1, thread: 0 })).toMatchObject([{ op: "task-finished" }]);
  expect(w.handle(compute("c", 2, [input("x", "w1")]))).toEqual([]);
  expect(w.handle({ op: "get-data", key: "a", by: "w1" })).toMatchObject([{ op: "send-data" }]);
  expect(w.handle({ op: "steal-request", worker: "w0", key: "b", requestId: 1 })).toMatchObject([{ state: "ready" }]);
  w.handle(compute("d", 3));
  expect(w.handle({ op: "unpause" })).toMatchObject([
    { op: "worker-status-change", status: "running" },
    { op: "gather-dep", key: "x" },
    { op: "execute", key: "d" },
  ]);
});

test("told that it is to close, it begins nothing more whatever its memory says, until that is called off", () => {
  const w = worker();
  const tell = (status: "running" | "closing_gracefully") =>
    w.handle({ op: "worker-status-change", worker: "w0", status });
  expect(tell("closing_gracefully")).toEqual([{ op: "worker-status-change", status: "closing_gracefully" }]);
  expect([...w.handle(compute("a")), ...w.handle({ op: "pause" }), ...w.handle({ op: "unpause" })]).toEqual([]);
  expect(tell("running")).toMatchObject([{ status: "running" }, { op: "execute", key: "a" }]);
});

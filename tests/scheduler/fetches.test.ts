import { expect, test } from "vitest";
import { WorkerStateMachine, type Input, type WorkerInstruction } from "../../demos/scheduler/index.ts";

const worker = (connectionsOutgoing = 50) =>
  new WorkerStateMachine("w0", { nthreads: 1, connectionsOutgoing, connectionsIncoming: 10 });
const compute = (key: string, order: number, inputs: readonly Input[]) =>
  ({ op: "compute-task", worker: "w0", key, runId: 1, priority: [0, 1, order], inputs }) as const;
const input = (key: string, ...whoHas: string[]): Input => ({ key, nbytes: 10, whoHas });
const asked = (said: readonly WorkerInstruction[]) =>
  said.flatMap((one) => (one.op === "gather-dep" ? [`${one.key} of ${one.from}`] : []));
const find = { op: "find-missing" } as const;

test("an input that nobody has is asked for by name, again and again, until somebody has it", () => {
  const w = worker();
  expect(w.handle(compute("a", 0, [input("x"), input("y", "w1")]))).toMatchObject([{ op: "gather-dep", key: "y" }]);
  for (let i = 0; i < 2; i += 1) expect(w.handle(find)).toEqual([{ op: "request-refresh-who-has", keys: ["x"] }]);
  const refresh = (...whoHas: string[]) =>
    w.handle({ op: "refresh-who-has", worker: "w0", inputs: [input("x", ...whoHas)] });
  expect([...refresh(), ...refresh("w0")]).toEqual([]);
  expect(w.lacks).toBe(true);
  expect(asked(refresh("w2"))).toEqual(["x of w2"]);
  expect(w.handle(find)).toEqual([]);
});

test("it is asked for no more when nobody waits for it any more", () => {
  const w = worker();
  w.handle(compute("a", 0, [input("x")]));
  w.handle({ op: "free-keys", worker: "w0", keys: ["a"] });
  expect([w.lacks, w.handle(find)]).toEqual([false, []]);
});

test("a later task may know where it is", () => {
  const w = worker();
  w.handle(compute("a", 0, [input("x")]));
  expect(asked(w.handle(compute("b", 1, [input("x", "w1")])))).toEqual(["x of w1"]);
});

test("whoever does not answer counts as dead: nothing more is asked of it, neither what is in line nor what comes to it", () => {
  const w = worker(1);
  const inputs = [input("x", "w1"), input("y", "w1", "w2"), input("z", "w1")];
  expect(asked(w.handle(compute("a", 0, inputs)))).toEqual(["x of w1"]);
  const failed = w.handle({ op: "gather-dep-network-failure", key: "x", from: "w1" });
  expect(asked(failed)).toEqual(["y of w2"]);
  expect(w.handle(find)).toMatchObject([{ keys: ["z", "x"] }]);
  const others = w.handle({ op: "gather-dep-network-failure", key: "y", from: "w2" });
  expect([asked(others), w.handle(find)]).toMatchObject([[], [{ keys: ["z", "x", "y"] }]]);
});

test("a copy for its own sake is given up with its last holder", () => {
  const w = worker(1);
  w.handle({ op: "acquire-replicas", worker: "w0", inputs: [input("x", "w1"), input("y", "w1")] });
  expect(w.handle({ op: "gather-dep-network-failure", key: "x", from: "w1" })).toEqual([]);
  expect([w.lacks, w.handle(find)]).toEqual([false, []]);
});

import { describe, expect, test } from "vitest";
import { Client } from "../../demos/scheduler/client.ts";
import { simulate, type Happening, type News, type TaskSpec } from "../../demos/scheduler/index.ts";

const task = (key: string, ...dependencies: string[]) => ({ key, dependencies, duration: 1, nbytes: 1 });
function client() {
  const said: News[] = [];
  return { said, me: new Client((news) => said.push(news)) };
}
const hear = (me: Client, op: "key-in-memory" | "lost-data", key: string, now: number) =>
  me.hear({ op, client: me.name, key }, now);

test("waits for what nothing depends on, if it does not say what it wants", () => {
  const { me, said } = client();
  me.submit([task("a"), task("b", "a"), task("c")]);
  expect(said).toMatchObject([{ type: "update-graph", wanted: ["b", "c"] }]);
  expect([...me.missing]).toEqual(["b", "c"]);
});

test("has what is in memory, until that is lost; what it has it does not wait for again", () => {
  const { me } = client();
  me.submit([task("a"), task("b")], ["a", "b"]);
  hear(me, "key-in-memory", "a", 5);
  me.submit([task("c")], ["a", "c"]);
  expect([...me.missing]).toEqual(["b", "c"]);
  hear(me, "lost-data", "a", 6);
  expect([...me.missing]).toEqual(["b", "c", "a"]);
});

test("does not wait for what has failed, and says why", () => {
  const { me } = client();
  me.submit([task("a"), task("b", "a")], ["b"]);
  me.hear({ op: "task-erred", client: me.name, key: "b", exception: "no", cause: "a" }, 7);
  expect([me.missing.size, me.heard, [...me.erred.values()]]).toEqual([
    0,
    7,
    [{ key: "b", exception: "no", cause: "a" }],
  ]);
  me.release(["b"], 9);
  expect([me.erred.size, me.heard]).toEqual([0, 9]);
});

test("lets go only of what it holds, and hears nothing of that any more", () => {
  const { me, said } = client();
  me.submit([task("a"), task("b")]);
  me.release(["a", "x"], 1);
  me.release(["a"], 2);
  expect(said.slice(1)).toEqual([{ type: "client-releases-keys", client: me.name, keys: ["a"] }]);
  hear(me, "lost-data", "a", 3);
  expect([[...me.missing], me.heard]).toEqual([["b"], 1]);
});

describe("in a run it", () => {
  const S = 1_000_000;
  const workers = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `w${i}`, nthreads: 1 }));
  const map = (n: number, duration: number): TaskSpec[] =>
    Array.from({ length: n }, (_, i) => ({ key: `x-${i}`, dependencies: [], duration, nbytes: 28 }));
  const later = map(4, S).map((task) => ({ ...task, key: `later-${task.key}` }));

  test("may submit more, and the run goes on until it has that, too", () => {
    const happenings: Happening[] = [{ at: 10 * S, do: "submit", tasks: later, wanted: ["later-x-3", "x-0"] }];
    const run = simulate({ tasks: map(4, S), workers: workers(4), happenings });
    expect(run.executed.map(({ key }) => key).slice(4)).toEqual(["later-x-3"]);
    expect(Math.min(...run.executed.slice(4).map(({ start }) => start))).toBeGreaterThan(10 * S);
    expect(run.finished).toBeGreaterThan(11 * S);
    expect(run.finished).toBeLessThan(11.1 * S);
  });

  test("may submit what needs earlier results, in a generation of its own", () => {
    const tasks = [{ ...later[0]!, dependencies: ["x-0"] }, later[1]!];
    const submit: Happening = { at: 0.5 * S, do: "submit", tasks, fifoTimeout: 100_000 };
    const config = { workerSaturation: Infinity };
    const run = simulate({ tasks: map(4, S), workers: workers(1), config, happenings: [submit] });
    expect(run.executed.map(({ key }) => key)).toEqual(["x-0", "x-1", "x-2", "x-3", "later-x-0", "later-x-1"]);
  });

  test("does not wait for what it has let go of, and nobody computes it", () => {
    const happenings: Happening[] = [{ at: 1.5 * S, do: "release", keys: ["x-2", "x-3"] }];
    const run = simulate({ tasks: map(4, S), workers: workers(1), happenings });
    expect(run.executed.map(({ key }) => key)).toEqual(["x-0", "x-1"]);
    expect([run.missing, Math.floor(run.finished / S)]).toEqual([[], 2]);
  });

  test("may submit under a forgotten name what takes another time", () => {
    const happenings: Happening[] = [
      { at: 2 * S, do: "release", keys: ["x-0"] },
      { at: 3 * S, do: "submit", tasks: map(1, 5 * S) },
    ];
    const run = simulate({ tasks: map(1, S), workers: workers(1), happenings });
    expect(run.executed.map(({ start, stop }) => stop - start)).toEqual([S, 5 * S]);
  });
});

import { describe, expect, test } from "vitest";
import { Play } from "./play.ts";

/** Workers of one thread, and a result on each as large as said (0: none), named x0-0, x1-0, … */
function stored(...bytes: number[]): Play {
  const play = new Play().workers(...bytes.map(() => 1));
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === 0) continue;
    play.submit({ [`x${i}-0`]: [] }, undefined, { restrictions: [`w${i}`] });
    play.finish(`x${i}-0`, bytes[i]);
  }
  return play;
}
const retire = (play: Play, ...workers: string[]) => play.tell({ type: "retire-workers", workers });
const holders = (play: Play, key: string) => play.s.tasks.get(key)!.whoHas.map(({ name }) => name);

describe("a worker that retires", () => {
  test("without results goes at once, its tasks go elsewhere and are not blamed", () => {
    const play = stored(0, 0);
    play.submit({ "a-0": [] });
    const home = play.on("a-0")!;
    expect(retire(play, home).slice(0, 2)).toEqual([
      { op: "worker-status-change", worker: home, status: "closing_gracefully" },
      { op: "close-worker", worker: home },
    ]);
    expect(play.s.workers.has(home)).toBe(false);
    expect([play.state("a-0"), play.s.tasks.get("a-0")!.suspicious]).toEqual(["processing", 0]);
  });

  test("has its results copied to the worker that stores least, and goes when they are there", () => {
    const play = stored(100, 500, 20);
    expect(retire(play, "w0")).toEqual([
      { op: "worker-status-change", worker: "w0", status: "closing_gracefully" },
      { op: "acquire-replicas", worker: "w2", inputs: [{ key: "x0-0", nbytes: 100, whoHas: ["w0"] }] },
    ]);
    expect(play.s.workers.get("w0")!.status).toBe("closing_gracefully");
    expect(play.tell({ type: "add-keys", worker: "w2", keys: ["x0-0"] })).toEqual([
      { op: "close-worker", worker: "w0" },
    ]);
    expect([play.state("x0-0"), holders(play, "x0-0")]).toEqual(["memory", ["w2"]]);
  });

  test("gets no new tasks meanwhile, and what it still computes is copied as well", () => {
    const play = stored(100, 0);
    play.submit({ "late-0": [] }, undefined, { restrictions: ["w0"], loose: true });
    retire(play, "w0");
    play.submit({ "new-0": [] });
    expect(play.on("new-0")).toBe("w1");
    play.finish("late-0");
    play.tell({ type: "add-keys", worker: "w1", keys: ["x0-0"] });
    expect(play.s.workers.has("w0")).toBe(true);
    expect(play.tell({ type: "active-memory-manager" })).toMatchObject([
      { op: "acquire-replicas", worker: "w1", inputs: [{ key: "late-0" }] },
      { op: "free-keys", worker: "w0", keys: ["x0-0"] },
    ]);
    play.tell({ type: "add-keys", worker: "w1", keys: ["late-0"] });
    expect(play.s.workers.has("w0")).toBe(false);
  });

  test("stays and works on when nobody can take its results", () => {
    const play = stored(100, 100);
    play.tell({ type: "worker-status-change", worker: "w1", status: "paused" });
    expect(retire(play, "w0", "w1")).toMatchObject([
      { worker: "w0", status: "closing_gracefully" },
      { worker: "w1", status: "closing_gracefully" },
      { worker: "w0", status: "running" },
      { worker: "w1", status: "paused" },
    ]);
    expect([...play.s.workers.values()].map(({ status }) => status)).toEqual(["running", "paused"]);
    expect(play.s.retiring.size).toBe(0);
  });

  test("spreads its results over the others", () => {
    const play = new Play().workers(1);
    play.submit({ "a-0": [], "b-0": [] });
    play.finish("a-0", 100);
    play.finish("b-0", 100);
    play.workers(1, 1);
    const asked = retire(play, "w0").filter(({ op }) => op === "acquire-replicas");
    expect(asked.map((said) => ("worker" in said ? said.worker : "")).sort()).toEqual(["w1", "w2"]);
  });

  test("goes on retiring when what it said before it heard of it comes late, and goes back to that if it has to stay", () => {
    const play = stored(100, 100);
    retire(play, "w0");
    play.tell({ type: "worker-status-change", worker: "w0", status: "paused" });
    expect(play.s.workers.get("w0")!.status).toBe("closing_gracefully");
    play.lose("w1");
    play.tell({ type: "active-memory-manager" });
    expect(play.s.workers.get("w0")!.status).toBe("paused");
  });
});

test("of two workers that retire with the same result, one goes and the other becomes its keeper", () => {
  const play = stored(100, 0);
  play.tell({ type: "add-keys", worker: "w1", keys: ["x0-0"] });
  retire(play, "w0", "w1");
  expect([...play.s.workers.values()].map(({ name, status }) => [name, status])).toEqual([["w1", "running"]]);
  expect(play.state("x0-0")).toBe("memory");
});

test("a worker lost while it retires is lost like any other", () => {
  const play = stored(100, 0);
  retire(play, "w0");
  play.lose("w0");
  expect([play.s.retiring.size, play.state("x0-0")]).toEqual([0, "no-worker"]);
});

describe("superfluous copies", () => {
  /** x on four workers; tasks that need it, each tied to a worker. */
  const copied = (...on: number[]): Play => {
    const play = stored(100, 0, 0, 0);
    for (const worker of ["w1", "w2", "w3"]) play.tell({ type: "add-keys", worker, keys: ["x0-0"] });
    for (const [i, worker] of on.entries()) {
      play.submit({ [`y${i}-0`]: ["x0-0"] }, undefined, { restrictions: [`w${worker}`] });
    }
    return play;
  };

  test("are dropped down to one", () => {
    const play = copied();
    expect(play.tell({ type: "active-memory-manager" })).toHaveLength(3);
    expect(holders(play, "x0-0")).toHaveLength(1);
  });

  test("stay where a task needs them, and one more for each task without a worker", () => {
    const play = copied(1, 3, 3, 9);
    play.tell({ type: "active-memory-manager" });
    expect(holders(play, "x0-0")).toHaveLength(3);
    expect(holders(play, "x0-0")).toEqual(expect.arrayContaining(["w1", "w3"]));
  });

  test("all stay from twenty waiting tasks on, even if one worker has them all", () => {
    const kept = (tasks: number) => {
      const play = copied(...Array.from({ length: tasks }, () => 1));
      play.tell({ type: "active-memory-manager" });
      return holders(play, "x0-0").length;
    };
    expect([kept(19), kept(20)]).toEqual([1, 4]);
  });

  // `ActiveMemoryManagerExtension._find_dropper`: else it would be dropped and made again for as long as the task runs.
  test("stay where they were made for a worker that is to go and needs its own", () => {
    const play = stored(100, 0, 50);
    play.submit({ "y-0": ["x0-0"] }, undefined, { restrictions: ["w0"] });
    retire(play, "w0");
    play.tell({ type: "add-keys", worker: "w1", keys: ["x0-0"] });
    expect(play.s.workers.has("w0")).toBe(false);

    const busy = stored(100, 0, 50);
    busy.submit({ "y-0": ["x0-0"], "z-0": [] }, undefined, { restrictions: ["w0"] });
    busy.finish("z-0");
    retire(busy, "w0");
    busy.tell({ type: "add-keys", worker: "w1", keys: ["x0-0"] });
    expect(busy.s.workers.has("w0")).toBe(true);
    busy.tell({ type: "active-memory-manager" });
    expect(holders(busy, "x0-0")).toEqual(["w0", "w1"]);
  });
});

test("a worker that cannot find what it needs is told where it is, be it nowhere", () => {
  const play = stored(100, 0);
  const ask = (...keys: string[]) => play.tell({ type: "request-refresh-who-has", worker: "w1", keys });
  expect(ask("x0-0", "unknown")).toEqual([
    { op: "refresh-who-has", worker: "w1", inputs: [{ key: "x0-0", nbytes: 100, whoHas: ["w0"] }] },
    { op: "free-keys", worker: "w1", keys: ["unknown"] },
  ]);
  play.lose("w0");
  expect(ask("x0-0")).toMatchObject([{ inputs: [{ key: "x0-0", whoHas: [] }] }]);
  expect(play.tell({ type: "request-refresh-who-has", worker: "gone", keys: ["x0-0"] })).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { isRootish } from "../../demos/scheduler/decide.ts";
import type { Config, RulesVersion } from "../../demos/scheduler/index.ts";
import { Play, layer } from "./play.ts";

describe("root-ish", () => {
  const rootish = (play: Play, key: string) => isRootish(play.s, play.s.tasks.get(key)!);

  test("is a group of more than twice as many tasks as there are threads", () => {
    const play = new Play().workers(1, 1);
    play.submit({ ...layer("big", 5), ...layer("small", 4) });
    expect([rootish(play, "big-0"), rootish(play, "small-0")]).toEqual([true, false]);
  });

  test("depends on fewer than five tasks in fewer than five groups", () => {
    const play = new Play().workers(1);
    const few = layer("few", 4);
    const many = layer("many", 5);
    const five = ["p-0", "q-0", "r-0", "s-0", "t-0"];
    const groups = Object.fromEntries(five.map((key) => [key, []]));
    play.submit({
      ...few,
      ...many,
      ...groups,
      ...layer("onfew", 3, Object.keys(few)),
      ...layer("onmany", 3, Object.keys(many)),
      ...layer("ongroups", 3, five),
    });
    expect([rootish(play, "onfew-0"), rootish(play, "onmany-0"), rootish(play, "ongroups-0")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("has no restrictions", () => {
    const play = new Play().workers(1);
    play.submit(layer("x", 5), undefined, { restrictions: ["w0"] });
    expect(rootish(play, "x-0")).toBe(false);
  });

  test("thresholds can be set, and producers marked, only from 2026.7 on", () => {
    const look = (rules: RulesVersion, config: Partial<Config>, marked: boolean) => {
      const play = new Play(config, rules).workers(1);
      play.submit({ ...layer("in", 5), ...layer("x", 3, Object.keys(layer("in", 5))) }, undefined, {
        dataProducer: marked,
      });
      return rootish(play, "x-0");
    };
    const wide = { rootishTaskgroupDependencies: 6 };
    expect(look("2026.7", wide, false)).toBe(true);
    expect(look("2024.7.0", wide, false)).toBe(false);
    expect(look("2026.7", {}, true)).toBe(true);
    expect(look("2022.12.1", {}, true)).toBe(false);
  });
});

describe("a task with inputs", () => {
  /** a-0 on w0, b-0 on w1, of the sizes given; both still needed by z-0. */
  function holding(a: number, b: number): Play {
    const play = new Play().workers(1, 1);
    play.submit({ "a-0": [], "b-0": [], "z-0": ["a-0", "b-0"] }, ["z-0", "a-0", "b-0"]);
    expect([play.on("a-0"), play.on("b-0")]).toEqual(["w0", "w1"]);
    play.finish("a-0", a);
    play.finish("b-0", b);
    return play;
  }

  test("goes where the larger input is", () => {
    expect(holding(200_000_000, 300_000_000).on("z-0")).toBe("w1");
    expect(holding(300_000_000, 200_000_000).on("z-0")).toBe("w0");
  });

  test("is told where its inputs are, and the scheduler counts on the one that has to come", () => {
    const play = holding(200_000_000, 300_000_000);
    const worker = play.s.workers.get("w1")!;
    expect(worker.networkBytes).toBe(200_000_000);
    play.tell({ type: "add-keys", worker: "w1", keys: ["a-0"] });
    expect(worker.networkBytes).toBe(0);
  });

  test("does not go to an idle worker that has none of them", () => {
    const play = new Play().workers(1, 1);
    play.submit({ "a-0": [] });
    play.finish("a-0");
    const holder = play.s.tasks.get("a-0")!.whoHas[0]!.name;
    play.submit(layer("y", 2, ["a-0"]));
    expect(play.processing(holder)).toHaveLength(2);
  });

  test("goes to the holder with less work for each of its threads", () => {
    const play = new Play().workers(1, 3);
    play.submit({ "a-0": [] });
    play.finish("a-0");
    play.tell({ type: "add-keys", worker: "w0", keys: ["a-0"] });
    play.tell({ type: "add-keys", worker: "w1", keys: ["a-0"] });
    play.submit({ "s-0": [] }, undefined, { restrictions: ["w0"] });
    play.submit({ "t-0": [], "t-1": [] }, undefined, { restrictions: ["w1"] });
    play.submit({ "z-0": ["a-0"] });
    expect(play.on("z-0")).toBe("w1");
  });
});

describe("restrictions", () => {
  test("keep a task waiting for its worker", () => {
    const play = new Play().workers(1);
    play.submit({ "a-0": [] }, undefined, { restrictions: ["w1"] });
    expect(play.state("a-0")).toBe("no-worker");
    play.workers(1);
    expect(play.on("a-0")).toBe("w1");
  });

  test("that are loose give way", () => {
    const play = new Play().workers(1);
    play.submit({ "a-0": [] }, undefined, { restrictions: ["w1"], loose: true });
    expect(play.on("a-0")).toBe("w0");
  });
});

describe("a small group without inputs", () => {
  test("is spread over workers with nothing to do, in turn", () => {
    const play = new Play().workers(1, 1, 1);
    play.submit(layer("x", 3));
    expect(["x-0", "x-1", "x-2"].map((key) => play.on(key)).sort()).toEqual(["w0", "w1", "w2"]);
  });

  test("goes to the idle worker with the least work", () => {
    const play = new Play().workers(2, 2);
    play.submit({ "a-0": [] }, undefined, { restrictions: ["w0"] });
    play.submit({ "b-0": [] });
    expect(play.on("b-0")).toBe("w1");
  });

  test("goes round in turn among twenty and more", () => {
    const play = new Play().workers(...Array.from({ length: 20 }, () => 8));
    play.submit(layer("x", 40));
    for (const worker of play.s.workers.values()) expect(worker.processing.size).toBe(2);
  });

  test("does not go to a paused worker", () => {
    const play = new Play().workers(1, 1);
    play.tell({ type: "worker-status-change", worker: "w0", status: "paused" });
    play.submit(layer("x", 4));
    expect(play.processing("w0")).toEqual([]);
    expect(play.processing("w1")).toHaveLength(4);
  });
});

test("with queuing off neighbours go to the same worker, each worker its share", () => {
  const play = new Play({ workerSaturation: Infinity }).workers(1, 1);
  play.submit(layer("x", 8));
  const [a, b] = [play.processing("w0").sort(), play.processing("w1").sort()];
  expect([a, b].sort()).toEqual([
    ["x-0", "x-1", "x-2", "x-3"],
    ["x-4", "x-5", "x-6", "x-7"],
  ]);
});

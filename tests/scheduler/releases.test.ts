/** What differs between the three releases, each difference seen on the real code (recorded/README.md). */
import { describe, expect, test } from "vitest";
import { RULES, workersToClose, type RulesVersion } from "../../demos/scheduler/index.ts";
import { Play, layer } from "./play.ts";

const RELEASES = Object.keys(RULES) as RulesVersion[];

/** The answer of each release, in order. */
const each = <T>(ask: (rules: RulesVersion) => T): T[] => RELEASES.map(ask);

test("there are three", () => {
  expect(RELEASES).toEqual(["2022.12.1", "2024.7.0", "2026.7"]);
});

test("which root task goes first follows the wanted tasks' priorities in 2026, before that its own", () => {
  const first = each((rules) => {
    const play = new Play({ workerSaturation: 1 }, rules).workers(1);
    const root = (i: number) => ({ key: `r-${i}`, dependencies: [], priority: [0, 1, i] as const });
    const tasks = [
      ...[0, 1, 2, 3, 4].map(root),
      { key: "s-0", dependencies: ["r-0"], priority: [0, 1, 6] as const },
      { key: "s-1", dependencies: ["r-3"], priority: [0, 1, 5] as const },
    ];
    play.tell({ type: "update-graph", client: "me", tasks, wanted: ["s-0", "s-1"] });
    return play.processing("w0");
  });
  expect(first).toEqual([["r-0"], ["r-0"], ["r-3"]]);
});

test("of several slots that open at once the emptiest worker's goes to the least urgent task in 2022, later to the most urgent", () => {
  const places = each((rules) => {
    const play = new Play({ workerSaturation: 1 }, rules);
    play.submit(layer("x", 20));
    play.workers(3);
    return play.processing("w0");
  });
  expect(places).toEqual([
    ["x-2", "x-1", "x-0"],
    ["x-0", "x-1", "x-2"],
    ["x-0", "x-1", "x-2"],
  ]);
});

test("a worker with a seceded task may be closed in 2022", () => {
  const closing = each((rules) => {
    const play = new Play({}, rules).workers(1, 1);
    play.submit({ "a-0": [] });
    play.tell({ type: "long-running", worker: "w0", key: "a-0" });
    return workersToClose(play.s, { n: 2 }).sort();
  });
  expect(closing).toEqual([["w0", "w1"], ["w1"], ["w1"]]);
});

test("a task whose inputs exceed its worker's memory fails at once since 2024, and what needs it with it", () => {
  const ends = each((rules) => {
    const play = new Play({}, rules);
    play.tell({ type: "add-worker", worker: "w0", nthreads: 1, memoryLimit: 1000 });
    play.submit({ "a-0": [], "b-0": [], "c-0": ["a-0", "b-0"], "d-0": ["c-0"] });
    play.finish("a-0", 500);
    play.finish("b-0", 501);
    return [play.state("c-0"), play.state("d-0"), play.s.tasks.get("d-0")!.failure?.exception];
  });
  const why = "MemoryError: the inputs of c-0 are larger than the memory of w0.";
  expect(ends).toEqual([
    ["processing", "waiting", undefined],
    ["erred", "erred", why],
    ["erred", "erred", why],
  ]);
});

describe("in all of them", () => {
  test("a group that depends on itself is not root-ish", () => {
    const states = each((rules) => {
      const play = new Play({ workerSaturation: 1 }, rules).workers(1);
      play.submit({ "a-0": [], "a-1": [], "a-2": [], "a-3": [], "a-4": [], "a-5": ["a-4"] });
      return play.s.queued.size;
    });
    expect(states).toEqual([0, 0, 0]);
  });

  test("what the settings say of a duration counts as its first observation", () => {
    const averages = each((rules) => {
      const play = new Play({ defaultTaskDurations: { load: 4 } }, rules).workers(1);
      play.submit({ "load-0": [] });
      play.finish("load-0", 1, 2_000_000);
      return play.s.prefixes.get("load")!.durationAverage;
    });
    expect(averages).toEqual([3, 3, 3]);
  });

  test("a worker that joins pulls the bandwidth towards the setting", () => {
    const estimates = each((rules) => {
      const play = new Play({ bandwidth: 100 }, rules).workers(1);
      play.tell({ type: "heartbeat", worker: "w0", executing: [], bandwidth: 40 });
      const before = play.s.bandwidth;
      play.workers(1);
      return [before, play.s.bandwidth];
    });
    expect(estimates).toEqual([
      [40, 70],
      [40, 70],
      [40, 70],
    ]);
  });

  test("a slot that a lost input opens is filled when the next task ends, not before", () => {
    const queues = each((rules) => {
      const play = new Play({ workerSaturation: 1 }, rules).workers(2, 1);
      play.submit({ "in-0": [] }, undefined, { restrictions: ["w1"] });
      play.finish("in-0");
      play.tell({ type: "worker-status-change", worker: "w1", status: "paused" });
      play.submit({ "use-0": ["in-0"] }, undefined, { restrictions: ["w0"] });
      play.submit(layer("x", 30));
      const full = play.processing("w0");
      play.lose("w1");
      const opened = play.processing("w0");
      play.finish("x-0");
      return [full, opened, play.processing("w0").sort()];
    });
    for (const seen of queues) expect(seen).toEqual([["use-0", "x-0"], ["x-0"], ["x-1", "x-2"]]);
  });
});

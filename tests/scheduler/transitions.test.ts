import { describe, expect, test } from "vitest";
import { transitions } from "../../demos/scheduler/index.ts";
import { Play, layer } from "./play.ts";

const CHAIN = { "a-0": [], "b-0": ["a-0"], "c-0": ["b-0"] };

/** How to get a task along each edge, and which task it is. */
const ways: Record<keyof typeof transitions, [key: string, way: (play: Play) => void]> = {
  "released → waiting": ["a-0", (play) => play.submit(CHAIN)],
  "waiting → processing": ["a-0", (play) => play.workers(1).submit(CHAIN)],
  "waiting → queued": ["x-4", (play) => play.workers(1).submit(layer("x", 5))],
  "waiting → no-worker": ["a-0", (play) => play.workers(1).submit(CHAIN, undefined, { restrictions: ["elsewhere"] })],
  "waiting → released": ["b-0", failFirst],
  "queued → processing": [
    "x-2",
    (play) => {
      play.workers(1).submit(layer("x", 5));
      play.finish("x-0");
    },
  ],
  "queued → released": [
    "x-4",
    (play) => {
      play
        .workers(1)
        .submit({ ...layer("x", 5), ...Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`y-${i}`, [`x-${i}`]])) });
      play.tell({ type: "client-releases-keys", client: "me", keys: ["y-4"] });
    },
  ],
  "no-worker → processing": [
    "a-0",
    (play) => {
      play.submit(CHAIN, undefined, { restrictions: ["w0"] });
      play.workers(1);
    },
  ],
  "no-worker → released": [
    "a-0",
    (play) => {
      play.submit({ "a-0": [] }, undefined, { restrictions: ["elsewhere"] });
      play.tell({ type: "client-releases-keys", client: "me", keys: ["a-0"] });
    },
  ],
  "processing → memory": ["a-0", finishFirst],
  "processing → released": [
    "a-0",
    (play) => {
      play.workers(1).submit(CHAIN);
      play.lose("w0");
    },
  ],
  "processing → erred": ["a-0", failFirst],
  "memory → released": [
    "a-0",
    (play) => {
      finishFirst(play);
      play.finish("b-0");
    },
  ],
  "released → erred": ["b-0", failFirst],
  "erred → released": ["c-0", forgetFailed],
  "released → forgotten": ["c-0", forgetFailed],
};

function finishFirst(play: Play): void {
  play.workers(1).submit(CHAIN);
  play.finish("a-0");
}

function failFirst(play: Play): void {
  play.workers(1).submit(CHAIN);
  play.fail("a-0");
}

function forgetFailed(play: Play): void {
  failFirst(play);
  play.tell({ type: "client-releases-keys", client: "me", keys: ["c-0"] });
}

describe("each edge of the table is travelled", () => {
  for (const [edge, [key, way]] of Object.entries(ways)) {
    test(edge, () => {
      const play = new Play();
      way(play);
      expect(play.edges(key)).toContain(edge);
    });
  }

  test("and no test travels an edge that is not in it", () => {
    const travelled = new Set<string>();
    for (const [, way] of Object.values(ways)) {
      const play = new Play();
      way(play);
      for (const { start, finish } of play.s.log.entries()) travelled.add(`${start} → ${finish}`);
    }
    expect([...travelled].sort()).toEqual(Object.keys(transitions).sort());
  });
});

test("the life of a chain is that of dask's", () => {
  const play = new Play().workers(1);
  play.submit(CHAIN);
  for (const key of Object.keys(CHAIN)) play.finish(key);
  const first = ["released → waiting", "waiting → processing", "processing → memory"];
  expect(play.edges("a-0")).toEqual([...first, "memory → released"]);
  expect(play.edges("c-0")).toEqual(first);
  expect(play.states()).toEqual({ released: ["a-0", "b-0"], memory: ["c-0"] });
});

test("a missing edge goes through released, and what arriving there recommends overrules the goal", () => {
  const play = new Play().workers(1);
  play.submit(CHAIN);
  play.lose("w0");
  play.workers(1);
  // processing → released, then waiting because it is still needed, then on.
  expect(play.edges("a-0").slice(1)).toEqual([
    "waiting → processing",
    "processing → released",
    "released → waiting",
    // With no worker left any group is larger than the cluster, so it counts as root-ish.
    "waiting → queued",
    "queued → processing",
  ]);
});

test("an impossible transition throws and tells the life of the task", () => {
  const play = new Play();
  play.submit({ "a-0": [] }, []);
  const task = play.s.tasks.get("a-0")!;
  play.s.recommend(task, "memory");
  expect(() => play.tell({ type: "heartbeat", worker: "w0", executing: [] })).toThrow(
    /Impossible transition of a-0 from released to memory \(heartbeat-2000\)[^]*update-graph-1000: released → waiting/,
  );
});

test("a result its worker reports is in memory, its client is told, and its input is dropped", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [], "b-0": ["a-0"] });
  play.finish("a-0", 2000);
  expect(play.s.workers.get("w0")!.nbytes).toBe(2000);
  expect(play.finish("b-0", 300)).toEqual([
    { op: "key-in-memory", client: "me", key: "b-0" },
    { op: "free-keys", worker: "w0", keys: ["a-0"] },
  ]);
  expect(play.s.workers.get("w0")!.nbytes).toBe(300);
});

test("a task is sent with its priority, its attempt, and where its inputs are", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [], "b-0": ["a-0"] });
  expect(play.finish("a-0", 2000)).toEqual([
    {
      op: "compute-task",
      worker: "w0",
      key: "b-0",
      runId: 1,
      priority: [0, 1, 1],
      inputs: [{ key: "a-0", nbytes: 2000, whoHas: ["w0"] }],
    },
  ]);
});

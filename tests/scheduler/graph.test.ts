import { expect, test } from "vitest";
import { Play } from "./play.ts";

test("an earlier graph goes before a later one, unless both come within the fifo timeout", () => {
  const play = new Play();
  const submit = (key: string, time: number) => {
    const task = { key, dependencies: [] };
    play.s.handle({
      type: "update-graph",
      client: "me",
      tasks: [task],
      wanted: [key],
      fifoTimeout: 100_000,
      time,
      stimulusId: key,
    });
    return play.s.tasks.get(key)!.tier.generation;
  };
  expect([submit("a-0", 0), submit("b-0", 100_000), submit("c-0", 100_001), submit("d-0", 200_002)]).toEqual([
    1, 1, 2, 3,
  ]);
});

test("user priority goes before everything else", () => {
  const play = new Play({ workerSaturation: 1 }).workers(1);
  const tasks = [0, 1, 2, 3, 4].map((i) => ({
    key: `x-${i}`,
    dependencies: [],
    userPriority: i === 3 ? 1 : i === 1 ? -1 : 0,
  }));
  play.tell({ type: "update-graph", client: "me", tasks, wanted: tasks.map(({ key }) => key) });
  const order: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    const [key] = play.processing("w0");
    order.push(key!);
    play.finish(key!);
  }
  expect(order).toEqual(["x-3", "x-0", "x-2", "x-4", "x-1"]);
});

test("a result two clients hold stays until both let go", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [] });
  play.finish("a-0");
  const told = play.tell({ type: "update-graph", client: "you", tasks: [], wanted: ["a-0"] });
  expect(told).toEqual([{ op: "key-in-memory", client: "you", key: "a-0" }]);
  play.tell({ type: "client-releases-keys", client: "me", keys: ["a-0"] });
  expect(play.state("a-0")).toBe("memory");
  expect(play.tell({ type: "client-releases-keys", client: "you", keys: ["a-0"] })).toEqual([
    { op: "free-keys", worker: "w0", keys: ["a-0"] },
  ]);
  expect(play.s.tasks.size).toBe(0);
});

test("a released result that is wanted again is computed again", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [], "b-0": ["a-0"] });
  play.finish("a-0");
  play.finish("b-0");
  expect(play.state("a-0")).toBe("released");
  play.tell({ type: "update-graph", client: "me", tasks: [], wanted: ["a-0"] });
  expect(play.state("a-0")).toBe("processing");
});

test("a mistake in a graph is named", () => {
  expect(() => new Play().submit({ "b-0": ["a-0"] })).toThrow("There is no task a-0, but b-0 depends on it.");
  expect(() => new Play().submit({ "a-0": ["b-0"], "b-0": ["a-0"] })).toThrow(/The graph has a cycle: .-0 needs .-0\./);
  const tasks = [
    { key: "a-0", dependencies: [] },
    { key: "a-0", dependencies: [] },
  ];
  expect(() => new Play().tell({ type: "update-graph", client: "me", tasks, wanted: [] })).toThrow(
    "two tasks named a-0",
  );
});

test("a hub whose dependents go one after the other goes with the last", () => {
  const play = new Play();
  const users = Array.from({ length: 50 }, (_, i) => `use-${i}`);
  play.submit({ "hub-0": [], ...Object.fromEntries(users.map((key) => [key, ["hub-0"]])) });
  for (const key of users) {
    expect(play.s.tasks.has("hub-0")).toBe(true);
    play.tell({ type: "client-releases-keys", client: "me", keys: [key] });
  }
  expect(play.s.tasks.size).toBe(0);
});

import { describe, expect, test } from "vitest";
import { play } from "../../demos/workload/job.ts";
import { keyOf, recorded, type RecordedTask } from "../../demos/workload/recorded.ts";

const row = (key: string, dependencies: string[] = [], rest: Partial<RecordedTask> = {}): RecordedTask => ({
  key,
  dependencies,
  seconds: 0.25,
  nbytes: 100,
  ...rest,
});

describe("a recorded graph", () => {
  test("has the durations, sizes and inputs that were recorded, under names that tell the layer", () => {
    const tasks = recorded([row("('read', 3)", [], { seconds: 0.1234567, nbytes: 7 }), row("sum-0", ["('read', 3)"])]);
    expect(tasks).toEqual([
      { key: "read-3", dependencies: [], duration: 123_457, nbytes: 7 },
      { key: "sum-0", dependencies: ["read-3"], duration: 250_000, nbytes: 100 },
    ]);
    expect(["('pick', 0, 5)", '("x-y", 1)', "('one',  2,)", "nap-t3-0", "plain"].map(keyOf)).toEqual([
      "pick-0.5",
      "x-y-1",
      "one-2",
      "nap-t3-0",
      "plain",
    ]);
  });

  test("keeps the order of its rows, but for inputs that come after what needs them", () => {
    const rows = [row("c", ["b"]), row("z"), row("b", ["a", "z"]), row("a")];
    expect(recorded(rows).map(({ key }) => key)).toEqual(["a", "z", "b", "c"]);
    const chain = Array.from({ length: 50_000 }, (_, i) => row(`x-${i}`, i < 49_999 ? [`x-${i + 1}`] : []));
    expect(recorded(chain)[0]!.key).toBe("x-49999");
  });

  test("runs in the order that was recorded, if one was", () => {
    const order = (rows: RecordedTask[]) =>
      play({ tasks: recorded(rows) }, { workers: [{ name: "w", nthreads: 1 }] }).executed.map(({ key }) => key);
    expect(order(["a-0", "a-1", "a-2"].map((key) => row(key)))).toEqual(["a-0", "a-1", "a-2"]);
    expect(order(["a-0", "a-1", "a-2"].map((key, at) => row(key, [], { order: [2, 0, 1][at]! })))).toEqual([
      "a-1",
      "a-2",
      "a-0",
    ]);
  });

  test.each([
    ["has no task", [], "A recorded graph has a task, and this one has none."],
    ["has a task twice", [row("a"), row("a")], "The recorded graph has the task a twice."],
    ["has two tasks of one name", [row("('a', 1)"), row("a-1")], "The recorded graph has the task a-1 twice."],
    ["lacks an input", [row("a", ["b"])], "The recorded graph has no task b, but a needs it."],
    ["goes round", [row("a", ["b"]), row("b", ["c"]), row("c", ["a"])], "The recorded tasks a and c need one another."],
    ["needs itself", [row("a", ["a"])], "The recorded tasks a and a need one another."],
    ["runs backwards", [row("a", [], { seconds: -1 })], "The seconds of the recorded task a are a number from 0 on"],
    ["weighs nothing one can say", [row("a", [], { nbytes: NaN })], "The results of the recorded task a are"],
    ["is half in order", [row("a", [], { order: 0 }), row("b")], "says the order of a, but not of b."],
  ])("that %s is refused in one sentence", (_, rows, sentence) => {
    expect(() => recorded(rows)).toThrow(sentence);
  });
});

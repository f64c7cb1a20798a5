import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import demo from "../../demos/gil-vigilance/demo.ts";
import { speedupUntil, waitingAt } from "../../demos/gil-vigilance/demo-model.ts";
import { JSON_HELD } from "../../demos/gil-vigilance/demo-stories.ts";
import { handsOf, OPERATIONS, type OperationRow } from "../../demos/gil-vigilance/operations.ts";
import { drawn, model, params, said, tables, words, type State } from "./demo-playing.ts";

const rows = rowsOf<OperationRow>(tables, "gil-operations");
const rowOf = (name: keyof typeof OPERATIONS): OperationRow =>
  rows.find(({ operation }) => operation === OPERATIONS[name])!;

describe("the lock", () => {
  test.each([1, 2, 4, 16])("lets %i threads that need it all the time do the work of one", (threads) => {
    expect(model({ threads }).speedup).toBeCloseTo(1, 2);
  });

  test.each([2, 4, 16])(
    "is not in the way of %i threads that do not need it, nor of processes, nor where there is none",
    (n) => {
      for (const state of [{ hold: 0 }, { mode: "processes" }, { mode: "free" }] as const) {
        const { speedup, lanes } = model({ threads: n, ...state });
        expect(speedup).toBeCloseTo(n, 1);
        expect(lanes.flatMap(({ intervals }) => intervals.filter(({ state }) => state === "waiting"))).toEqual([]);
      }
    },
  );

  test("bounds what threads do that need it half of the time: two of them, however many there are", () => {
    for (const threads of [4, 8, 16]) expect(model({ threads, hold: 0.5 }).speedup).toBeCloseTo(2, 1);
    expect(model({ threads: 2, hold: 0.5 }).speedup).toBeLessThan(1.8);
  });

  test("is held by one thread at a time, by one in each process", () => {
    const holders = (state: State, at: number) =>
      model(state).lanes.filter(({ intervals }) =>
        intervals.some(({ state, start, stop }) => state === "holding" && start <= at && at < stop),
      ).length;
    for (let at = 1000; at < 320_000; at += 7000) {
      expect(holders({ threads: 16 }, at)).toBe(1);
      expect(holders({ threads: 16, mode: "processes" }, at)).toBe(16);
    }
  });

  test("makes the heartbeat the later the more threads are in line", () => {
    const late = [1, 2, 4, 8, 16].map((threads) => model({ threads }).late);
    for (const [index, each] of late.entries()) expect(each).toBeGreaterThan(late[index - 1] ?? 0);
    expect(late[4]!).toBeGreaterThan(0.07);
    expect(model({ threads: 16, mode: "processes" }).late).toBeLessThan(0.006);
    for (const state of [{ hold: 0 }, { mode: "free" }] as const)
      expect(model({ threads: 16, ...state }).latest).toBe(0);
  });

  test("is kept through a call whatever the switch interval", () => {
    const [asked, sooner] = [model(JSON_HELD), model({ ...JSON_HELD, interval: 0.001 })];
    expect(asked.late).toBeGreaterThan(0.05);
    expect(Math.abs(sooner.late / asked.late - 1)).toBeLessThan(0.3);
    expect(model({ ...JSON_HELD, call: 0, interval: 0.001 }).late).toBeLessThan(asked.late / 4);
  });

  test("is told by a gauge that counts holding, not waiting", () => {
    expect(model({ threads: 1 }).contention).toBeCloseTo(1, 2);
    expect(words({ mode: "processes" })).toContain("Dask’s gauge, the lock is held: 100 %");
    // It stands in the picture and in the table; the words say who waits.
    expect(said({})).toBe(
      "On average each waits for Python’s lock 75 % of the time. Dask’s own thread waits, too: typically 20 ms.",
    );
    expect(said({ mode: "processes" })).toMatch(
      /^Each has a lock of its own, and waits for nobody\. Dask’s own thread waits, t/,
    );
    expect(model({ mode: "free" }).contention).toBe(0);
    expect(model({ hold: 0.2, threads: 1 }).contention).toBeCloseTo(0.2, 1);
  });

  test("is waited for by all but one of the threads that need it all the time, by no process, by none that does not", () => {
    for (const threads of [1, 2, 4, 16]) {
      const run = model({ threads });
      expect(run.waiting).toBeCloseTo(1 - 1 / threads, 1);
      expect(waitingAt(run, run.until)).toBe(run.waiting);
      expect(waitingAt(run, 0)).toBe(0);
      for (const state of [{ mode: "processes" }, { mode: "free" }, { hold: 0 }] as const)
        expect(model({ threads, ...state }).waiting).toBe(0);
    }
    const four = model({});
    expect(waitingAt(four, four.until * 0.75)).toBeCloseTo(0.75, 1);
  });

  test("is played long enough to hear of the heartbeat, however long the calls", () => {
    const { wakeups, late, played } = model({ threads: 16, call: 0.2 });
    expect(wakeups).toBeGreaterThan(8);
    expect(late).toBeGreaterThan(1);
    expect(played).toBeGreaterThan(30);
  });
});

describe("the talk’s job", () => {
  test("takes four threads that need the lock as long as one, and four processes a quarter", () => {
    const [one, four, processes] = [{ threads: 1 }, {}, { mode: "processes" } as const].map(
      (state) => model(state).job,
    );
    expect(four! / one!).toBeGreaterThan(0.95);
    expect(processes! / one!).toBeLessThan(0.3);
    expect(said({})).not.toContain("240 tasks");
    expect(demo.rows(model({})).rows.flat()).toContain(Number(four!.toFixed(2)));
  });
});

describe("an operation", () => {
  test("hands over what the probe found, and only JSON parsing a long call", () => {
    for (const row of rows) {
      const handed = handsOf(row);
      expect(handed.hold).toBe(row.lateWakeups);
      expect(handed.call > 0).toBe(row.operation === "json_loads");
      expect(decode(demo.schema, encode(demo.schema, params(handed)))).toEqual({
        params: params(handed),
        problems: [],
      });
      expect(model(handed).operation).toEqual(row);
    }
    expect(handsOf(rowOf("json"))).toEqual(JSON_HELD);
    expect(handsOf({ operation: "new", lateWakeups: 0.5, medianLateMs: 1 }).operation).toBe("none");
  });

  test("is beside what was measured of two threads, or of two processes, and never of a Python without the lock", () => {
    expect(said(handsOf(rowOf("matmul")))).toContain("2.00 simulated, 1.99 measured.");
    expect(said({ ...handsOf(rowOf("json")), mode: "processes" })).toMatch(
      /Two processes of JSON parsing: 2\.00 .*1\.93/,
    );
    expect(said({ ...handsOf(rowOf("json")), mode: "free" })).toContain("No JSON parsing was measured");
  });

  test.each(["sum", "zlib", "json", "apply"] as const)("of name %s is said to be where the model fails", (name) => {
    expect(said(handsOf(rowOf(name)))).toMatch(/ measured: here the model fails\.$/);
  });

  test.each(["loop", "matmul", "sort", "strings", "sha", "sleep"] as const)(
    "of name %s is near what was measured",
    (name) => {
      const row = rowOf(name);
      expect(Math.abs(model(handsOf(row)).two - row.threads)).toBeLessThan(0.25);
      expect(said(handsOf(row))).not.toMatch(/fails/);
    },
  );

  test("is nobody’s once a knob it set is turned", () => {
    const turned = { ...handsOf(rowOf("json")), hold: 0.5 };
    expect(model(turned).operation).toBeNull();
    expect(said(turned)).not.toMatch(/JSON|measured/);
    expect(model({ operation: "sum", hold: 0, call: 0.01 }).operation).toBeNull();
  });
});

describe("the picture through time", () => {
  test("says the number that matters, who was there before, and how late Dask’s own thread came", () => {
    const shown = words({ threads: 16 }, { before: {} });
    expect(shown).toMatch(/16 threads do the work of 1(?![\d.])/);
    expect(shown).toMatch(/before, 4 threads: 1(?![\d.])/);
    expect(shown).toContain("80 ms late");
    expect(shown).toMatch(/time waiting for the lock; Dask’s gauge, the lock is held: 100 %.*94 %/);
    expect(words({ mode: "processes" }, { before: {} })).toMatch(/lock is held: 100 %.*0 %.*before, 4 threads/);
    expect(words({ hold: 0 })).toContain("on time");
    expect(said({})).toContain(
      "On average each waits for Python’s lock 75 % of the time. Dask’s own thread waits, too: typically 20 ms.",
    );
  });

  test.each([
    [{ mode: "free" }, {}, "no lock: 4"],
    [{}, { mode: "free" }, "with lock: 1"],
    [{ hold: 0.5 }, {}, "lock 50 %: 2"],
    [{ call: 0.03 }, {}, "calls of 30 ms: 1"],
    [{ interval: 0.02 }, {}, "patience 20 ms: 1"],
    [{ mode: "processes" }, {}, "4 processes: 4"],
  ] as const)("calls the run before by what differs: %o", (before, now, called) => {
    expect(words(now, { before })).toContain(`before, ${called}`);
  });

  test("names only what occurs in it", () => {
    expect(words({})).toMatch(/holds the lock.*waits for it/);
    expect(words({})).not.toContain("runs without it");
    expect(words({ mode: "free" })).toContain("runs; there is no lock");
    expect(words({ mode: "processes" })).not.toContain("waits for it");
  });

  test("tells as it goes what has been done so far, and in the end of all that was played", () => {
    const half = model({ hold: 0.5 });
    expect(speedupUntil(half, 0)).toBe(0);
    expect(speedupUntil(half, half.until / 2)).toBeGreaterThan(1);
    expect(speedupUntil(half, half.until)).toBe(half.speedup);
    expect(words({}, { part: 0.5 })).toMatch(/4 threads do the work of 1(?![\d.])/);
    expect(said({}, 0.75)).toMatch(
      /^Thread \d of 4 holds the lock, 3 wait\. .*75 %.*Dask’s own thread .* have passed\.$/,
    );
    expect(said({ mode: "processes" }, 0.5)).toMatch(/^4 of 4 processes hold a lock, each its own\./);
  });
});

test("is heavy only where there are very many turns", () => {
  expect(demo.weight!(params({}))).toBeLessThan(800);
  expect(demo.weight!(params({ picture: "curve", hold: 0.5 }))).toBeLessThan(1600);
  expect(demo.weight!(params({ picture: "curve", interval: 0.0005 }))).toBeGreaterThan(1600);
});

test("every story can be linked to, and no two are the same", () => {
  const states = demo.stories!.map(({ state }) => params(state as State));
  expect(new Set(states.map((state) => encode(demo.schema, state))).size).toBe(states.length);
  for (const state of states) {
    expect(decode(demo.schema, encode(demo.schema, state))).toEqual({ params: state, problems: [] });
    expect(drawn(state)).toBeTruthy();
  }
});

test("the facts are of the runs they are named after", () => {
  const facts = demo.facts!(model({}));
  expect(facts).toMatchObject({
    brokenSpeedup: "1",
    processesSpeedup: "4",
    sixteenCrew: "16\u00a0threads",
    sixteenSpeedup: "1",
  });
  expect(demo.facts!(model({ threads: 9, mode: "free" }))).toEqual(facts);
});

test("the outcome is what the evidence is told, the same knobs with two at once among it", () => {
  const outcome = demo.outcome!(model({ threads: 8, hold: 0.5, mode: "processes" }));
  expect(outcome).toMatchObject({ threads: 8, hold: 0.5, mode: 1 });
  expect(outcome["two"]).toBeCloseTo(2, 2);
  expect(outcome["jobSeconds"]).toBeGreaterThan(8);
});

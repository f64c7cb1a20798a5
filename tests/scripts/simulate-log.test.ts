import { describe, expect, test } from "vitest";
import { COLUMNS, csv } from "../../scripts/simulate/csv.ts";
import { chromeTrace } from "../../scripts/simulate/log.ts";
import { progress } from "../../scripts/simulate/progress.ts";
import { traceEvents, type TraceEvent } from "../../scripts/simulate/trace.ts";
import { happenings, run } from "./simulated.ts";

describe("the Chrome trace", () => {
  const events = [...traceEvents(run, { happenings })];
  const named = (ph: TraceEvent["ph"], name: string) =>
    events.filter((event) => event.ph === ph && event.name === name);
  const label = (kind: string, pid: number, tid: number) =>
    named("M", kind).find((event) => event.pid === pid && event.tid === tid)?.args?.["name"];
  const rowOf = ({ pid, tid }: TraceEvent) =>
    `${String(label("process_name", pid, tid))}: ${String(label("thread_name", pid, tid))}`;
  const stretches = (cat: string) => events.filter((event) => event.ph === "X" && event.cat?.startsWith(cat));

  test("is one JSON file of these events", () => {
    const file = JSON.parse([...chromeTrace(run, { happenings })].join("")) as { traceEvents: unknown };
    expect(file.traceEvents).toEqual(JSON.parse(JSON.stringify(events)));
    expect(JSON.parse([...chromeTrace({ ...run, workers: [], executed: [] }, {})].join(""))).toHaveProperty(
      "traceEvents",
    );
  });

  test("has every attempt once, with its time, on the row of its thread", () => {
    expect(
      stretches("task")
        .map(({ name, ts, dur = 0, args }) => [name, ts, ts + dur, args?.["end"]])
        .sort(),
    ).toEqual(run.executed.map(({ key, start, stop, end }) => [key, start, stop, end]).sort());
    const rows = stretches("task").map((event) => [event.name, rowOf(event)]);
    expect(rows).toContainEqual(["a-0", "worker-0: thread 0"]);
    expect(rows).toContainEqual(["a-1", "worker-0: thread 1"]);
    expect(rows).toContainEqual(["('b', 1)", "adaptive-0: thread 0"]);
  });

  test("puts what overlaps side by side: what has seceded, and inputs on their way", () => {
    const rows = [...stretches("task"), ...stretches("transfer")].map((event) => [event.name, rowOf(event)]);
    expect(rows).toContainEqual(["long-0", "worker-0: thread 0"]);
    expect(rows).toContainEqual(["a-2", "worker-0: seceded from thread 0"]);
    expect(rows.filter(([, row]) => row?.startsWith("adaptive-0: inputs"))).toEqual([
      ["a-0", "adaptive-0: inputs 0"],
      ["a-2", "adaptive-0: inputs 0"],
      ["a-1", "adaptive-0: inputs 1"],
    ]);
  });

  test("ascends within each row, where nothing overlaps, and nothing begins before the submission", () => {
    const rows = new Map<string, TraceEvent[]>();
    for (const event of events) {
      const row = `${event.pid}/${event.tid}`;
      if (event.ph !== "M") rows.set(row, [...(rows.get(row) ?? []), event]);
    }
    expect(rows.size).toBeGreaterThan(8);
    for (const [row, list] of rows) {
      for (const [at, { ts, dur = 0 }] of list.entries()) {
        expect(ts, row).toBeGreaterThanOrEqual(0);
        if (list[at + 1]) expect(list[at + 1]!.ts, row).toBeGreaterThanOrEqual(ts + dur);
      }
    }
  });

  test("gives each worker one process, however many lives it had, and each row a name", () => {
    const processes = new Map(named("M", "process_name").map(({ pid, args }) => [pid, args?.["name"]]));
    expect([...processes.values()].sort()).toEqual([
      "adaptive-0",
      "adaptive-1",
      "cluster",
      "scheduler",
      "worker-0",
      "worker-1",
    ]);
    for (const event of events)
      if (event.ph === "X" || event.ph === "i") expect(rowOf(event)).not.toContain("undefined");
  });

  test("shows the scheduler at work, without seams", () => {
    expect(stretches("scheduler").map(({ ts, dur }) => [ts, dur])).toEqual([
      [0, 300],
      [1_000_000, 400_000],
      [8_000_000, 400_000],
    ]);
  });

  test("marks when workers came and went, and how", () => {
    const moments = events
      .filter(({ cat }) => cat === "worker")
      .map((event) => `${rowOf(event)} ${event.name} ${event.ts}`);
    expect(moments).toEqual([
      "worker-0: events arrived 0",
      "worker-0: events retiring 8500000",
      "worker-0: events retired 9000000",
      "worker-1: events arrived 0",
      "worker-1: events killed 3000000",
      "worker-1: events arrived 4000000",
      "worker-1: events paused 5000000",
      "adaptive-0: events asked for 1000000",
      "adaptive-0: events arrived 2000000",
      "adaptive-1: events asked for 1000000",
      "adaptive-1: events cancelled 2500000",
    ]);
  });

  test("counts the workers, and tells what adaptive scaling wanted and decided", () => {
    expect(named("C", "workers").map(({ ts, args }) => [ts, args?.["there"]])).toEqual([
      [0, 1],
      [0, 2],
      [2_000_000, 3],
      [3_000_000, 2],
      [4_000_000, 3],
      [9_000_000, 2],
    ]);
    expect(named("C", "target").map(({ args }) => args?.["target"])).toEqual([4, 3, 0]);
    expect(events.filter(({ cat }) => cat === "adaptive").map(({ name }) => name)).toEqual(["up to 4", "down by 1"]);
  });
});

describe("the CSV", () => {
  test("has a header and a row for each attempt in the order they ended, with keys quoted that need it", () => {
    const [header, ...rows] = [...csv(run)].join("").split("\r\n");
    expect(header).toBe(COLUMNS.join(","));
    expect(rows.pop()).toBe("");
    expect(rows).toHaveLength(run.executed.length);
    expect(rows[0]).toBe("a-0,worker-0,0,0,1000000,finished");
    expect(rows[2]).toBe(`"('b', 1)",worker-1,0,2000000,3000000,killed`);
    const [quoted] = [...csv({ executed: [{ ...run.executed[0]!, key: 'say "hi"' }] })].slice(1);
    expect(quoted).toMatch(/^"say ""hi""",/);
  });
});

describe("progress", () => {
  const told = (isTTY: boolean, times: readonly number[], columns?: number) => {
    const said: string[] = [];
    let time = 0;
    const out = { isTTY, write: (text: string) => said.push(text), ...(columns !== undefined && { columns }) };
    const { watch, end } = progress(out, () => time);
    for (time of times) expect(watch(time / 100, 100)).toBe(true);
    end();
    return said;
  };

  test("says nothing about a run that is done within a second", () => {
    expect(told(true, [0, 500, 999])).toEqual([]);
    expect(told(false, [0, 500, 999])).toEqual([]);
  });

  test("is a bar on a terminal, redrawn ten times a second at most, and gone at the end", () => {
    const said = told(true, [1000, 1050, 1099, 1100, 5000]);
    expect(said).toHaveLength(4);
    expect(said[0]).toBe(`\r${"█".repeat(4)}${"░".repeat(36)}  10 %  10 of 100 tasks\u001b[K`);
    expect(said[2]).toMatch(/^\r█{20}░{20} {2}50 %/);
    expect(said[3]).toBe("\r\u001b[K");
  });

  test("never is as wide as the terminal", () => {
    for (const columns of [10, 30, 40, 80]) {
      const [first = ""] = told(true, [5000], columns);
      expect(first.replace("\r", "").replace("\u001b[K", "").length).toBeLessThan(columns);
      expect(first.length).toBeGreaterThan(8);
    }
  });

  test("takes a terminal that does not tell its width for one of 80", () => {
    expect(told(true, [1000], 0)).toEqual(told(true, [1000], 80));
  });

  test("elsewhere is a plain line every five seconds", () => {
    expect(told(false, [1000, 3000, 5999, 6000, 9000])).toEqual([
      "10 of 100 tasks after 1 s\n",
      "60 of 100 tasks after 6 s\n",
    ]);
  });
});

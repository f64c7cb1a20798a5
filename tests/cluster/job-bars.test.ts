import { describe, expect, test } from "vitest";
import { jobStream } from "../../demos/chart/job-stream.ts";
import { jobRows } from "../../demos/cluster/job-bars.ts";
import { knobNames, knobsOf } from "../../demos/cluster/knobs.ts";
import { stripBars } from "../../demos/cluster/strip-bars.ts";
import { strip } from "../../demos/cluster/strip.ts";
import { simulate, type Scenario } from "../../demos/scheduler/index.ts";
import { etl, kindOf } from "../../demos/workload/etl.ts";
import { frameOf } from "../demos/found.ts";
import { inputs } from "./strip-inputs.ts";

const workers = (count: number, nthreads = 1, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ name: `w${at}`, nthreads, ...more }));
const rowsOf = (scenario: Omit<Scenario, "tasks">) => jobRows(simulate({ tasks: etl(), ...scenario }), kindOf);

describe("a run as rows of bars", () => {
  test("has a row for each thread, and in it what that thread computed, never two tasks at once", () => {
    const { rows, bars, rowName, finished } = rowsOf({ workers: workers(4, 2) });
    expect(rows).toBe(8);
    expect(Array.from({ length: 8 }, (_, row) => rowName(row)).slice(0, 3)).toEqual(["w0, 1", "w0, 2", "w1, 1"]);
    const computed = bars.filter(({ role }) => role !== "transfer");
    expect(computed).toHaveLength(240);
    for (let row = 0; row < rows; row += 1) {
      const own = computed.filter((bar) => bar.row === row);
      expect(own.length).toBeGreaterThan(10);
      for (const [at, { start }] of own.entries()) expect(start).toBeGreaterThanOrEqual(own[at - 1]?.stop ?? 0);
    }
    expect(Math.max(...bars.map(({ stop }) => stop))).toBeLessThanOrEqual(finished);
    expect(bars.some(({ role }) => role === "transfer")).toBe(true);
  });

  test("shows what was lost with its worker, and that the worker was away meanwhile", () => {
    const kill = { at: 3_000_000, do: "kill-worker", worker: "w2" } as const;
    const { bars, there, finished } = rowsOf({ workers: workers(8), happenings: [kill] });
    const lost = bars.filter(({ role }) => role === "lost");
    expect(lost.map(({ row, stop }) => [row, stop])).toEqual([[2, 3]]);
    expect(there(2)[1]).toBe(3);
    expect(there(1)[1]).toBe(finished);
  });

  test("shows what goes to disk and comes back", () => {
    const { bars } = rowsOf({ workers: workers(2, 1, { memoryLimit: 120e6 }) });
    expect(bars.filter(({ role }) => role === "spilled").length).toBeGreaterThan(5);
  });
});

describe("the strip of the toy job shows", () => {
  const drawn = (number: number) => {
    const made = strip(knobsOf(number), inputs());
    const run = simulate(made.scenario);
    return { made, run, job: stripBars(made, run, kindOf) };
  };

  const every: [string, number][] = [
    ["no knob", 0],
    ["all ten", 1023],
  ];
  for (const [at, name] of knobNames.entries()) every.push([name, 1 << at]);

  test.each(every)("%s turned: every wait from the change to the result, then every task", (_, number) => {
    const { made, run, job } = drawn(number);
    expect(job.rows).toBeGreaterThanOrEqual(2);
    expect(job.finished).toBeCloseTo((made.beforehand + run.finished) / 1e6, 9);
    const first = Math.min(...job.bars.filter(({ role }) => role !== "starting").map(({ start }) => start));
    for (let row = 0; row < job.rows; row += 1) {
      const waits = job.bars.filter((bar) => bar.row === row && bar.role === "starting");
      expect(waits[0]!.start, `row ${row}`).toBe(0);
      expect(waits.some(({ stop }) => stop * 1e6 >= made.beforehand)).toBe(true);
    }
    expect(first * 1e6).toBeGreaterThan(made.beforehand);
    const tasks = job.bars.filter(({ role }) => ["read", "clean", "join", "reduce"].includes(role));
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(240);
    const node = jobStream(job, frameOf({ width: 1168, height: 420, still: true })).node;
    expect(node.querySelectorAll("path, rect").length).toBeGreaterThan(10);
    expect(node.textContent).toMatch(/done: /);
  });

  test("something else for each knob", () => {
    const pictures = new Set(
      [0, ...knobNames.map((_, at) => 1 << at)].map((number) => {
        const { job, made } = drawn(number);
        return JSON.stringify([job.bars, made.usdPerHour, made.egressUsd]);
      }),
    );
    expect(pictures.size).toBe(11);
  });
});

import { describe, expect, test } from "vitest";
import type { MemoryUse } from "../../demos/scheduler/scenario.ts";
import { memoryOf, memoryWords, pauses } from "../../scripts/simulate/memory.ts";
import { play } from "../../scripts/simulate/play.ts";
import { report } from "../../scripts/simulate/report.ts";
import { readSettings } from "../../scripts/simulate/settings.ts";
import { summarise } from "../../scripts/simulate/summary.ts";
import { traceEvents } from "../../scripts/simulate/trace.ts";
import { run as made } from "./simulated.ts";

const use = (worker: string, seconds: number, paused: boolean): MemoryUse => ({
  worker,
  time: seconds * 1e6,
  managed: 0,
  process: 0,
  spilled: 0,
  paused,
});

/** Worker-0 pauses twice, the second time until it is gone; worker-1 in its second life, to the end. */
const full = {
  ...made,
  memory: [
    use("worker-0", 0, false),
    use("worker-0", 1, true),
    use("worker-0", 2, true),
    use("worker-0", 3, false),
    use("worker-1", 3.5, false),
    use("worker-1", 7, true),
    use("worker-0", 7, true),
  ],
  disk: [
    { worker: "worker-0", key: "a-0", do: "write" as const, start: 1_000_000, stop: 1_500_000, nbytes: 1000 },
    { worker: "worker-0", key: "a-1", do: "write" as const, start: 1_500_000, stop: 2_000_000, nbytes: 500 },
    { worker: "worker-0", key: "a-0", do: "read" as const, start: 4_000_000, stop: 4_250_000, nbytes: 1000 },
  ],
  workers: made.workers.map((life) => (life.how === "killed" ? { ...life, how: "terminated" as const } : life)),
};

function told(line: string) {
  const asked = readSettings(line.split(" "));
  if (asked.kind !== "run") throw new Error(`expected a run, got ${JSON.stringify(asked)}`);
  const { scenario, run, submitted } = play(asked.settings);
  return { scenario, run, summary: summarise(asked.settings, scenario, run, submitted) };
}

describe("what memory did", () => {
  test("is nothing where nothing happened", () => {
    expect(memoryOf(made)).toBeNull();
    const { summary } = told("--tasks 8");
    expect(summary.memory).toBeNull();
    expect(report(summary)).not.toMatch(/^memory/m);
  });

  test("is counted, and told in words", () => {
    const memory = memoryOf(full)!;
    expect(memory).toEqual({
      written: { results: 2, bytes: 1500 },
      read: { results: 1, bytes: 1000 },
      disk: 1.25,
      paused: { times: 3, seconds: 5 },
      terminated: 1,
    });
    expect(memoryWords(memory).replaceAll("\u00a0", " ")).toBe(
      "2 results (1.5 kB) written to disk, 1 result (1 kB) read back, 1.25 s at disks, paused 3 times for 5 s, 1 worker terminated",
    );
  });

  test("has pauses that end with going on, with the worker's life, or with the run", () => {
    expect(pauses(full)).toEqual([
      { worker: "worker-0", start: 1_000_000, stop: 3_000_000, over: true },
      { worker: "worker-0", start: 7_000_000, stop: 9_000_000, over: false },
      { worker: "worker-1", start: 7_000_000, stop: 8_000_000, over: false },
    ]);
  });

  test("shows in the trace: reads and writes on a row of their own, pauses among what became of the worker", () => {
    const events = [...traceEvents(full, {})];
    const disk = events.filter(({ cat }) => cat?.startsWith("disk"));
    expect(disk.map(({ name, ts, dur }) => [name, ts, dur])).toEqual([
      ["write a-0", 1_000_000, 500_000],
      ["write a-1", 1_500_000, 500_000],
      ["read a-0", 4_000_000, 250_000],
    ]);
    const row = events.find(({ name, tid }) => name === "thread_name" && tid === disk[0]!.tid);
    expect([row?.args?.["name"], new Set(disk.map(({ tid }) => tid)).size]).toEqual(["disk 0", 1]);
    const moments = events.filter(({ cat, pid }) => cat === "worker" && pid === disk[0]!.pid);
    expect(moments.map(({ name, ts }) => `${name} ${ts / 1e6}`)).toEqual([
      "arrived 0",
      "paused for its memory 1",
      "resumed 3",
      "paused for its memory 7",
      "retiring 8.5",
      "retired 9",
    ]);
    expect(events.filter(({ name }) => name === "terminated")).toHaveLength(1);
  });
});

describe("a run with a memory limit", () => {
  test("writes results to disk that its workers cannot hold, and says so", () => {
    const { summary, run } = told("--tasks 40 --workers 2 --nbytes 100MB --memory 1GB");
    expect(summary.missing).toBeNull();
    expect(summary.memory!.written.results).toBeGreaterThan(10);
    expect(summary.memory!.written.results).toBe(run.disk.length);
    expect(report(summary)).toMatch(/^memory +\d+ results \([\d.]+ GB\) written to disk, /m);
    expect(told("--tasks 40 --workers 2 --nbytes 100MB --memory 0").summary.memory).toBeNull();
  });

  test("pauses workers that leaks fill, and says why nothing came", () => {
    const { summary } = told("--tasks 8 --workers 2 --memory 1GB --unmanaged 850MB");
    expect(summary.missing?.why).toBe("every worker left was paused for its memory");
    expect(summary.memory!.paused.times).toBe(2);
  });

  test("loses workers to their nannies above 95 %, and has them back", () => {
    const { summary, run } = told("--tasks 8 --seconds 1 --workers 2 --memory 1GB --unmanaged 960MB --nanny 2");
    expect(summary.workers.terminated).toBeGreaterThan(2);
    expect(summary.memory!.terminated).toBe(summary.workers.terminated);
    expect(report(summary)).toMatch(/^workers .* terminated for their memory$/m);
    const lives = run.workers.filter(({ worker }) => worker === "worker-0");
    expect(lives[1]!.asked - lives[0]!.left!).toBeLessThanOrEqual(2_000_000);
    expect(lives[1]!.arrived! - lives[0]!.left!).toBe(2_000_000);
  });

  test("gives the same to workers that adaptive scaling asks for", () => {
    const { scenario } = told("--tasks 4 --adaptive 0..2 --memory 1GB --unmanaged 10MB --nanny 3");
    expect(scenario.adaptive!.worker).toEqual({ nthreads: 1, memoryLimit: 1e9, unmanaged: 1e7, nanny: 3_000_000 });
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test as plain } from "vitest";
import { contention, latenessAt, lateShare } from "../../demos/cluster/gil-readings.ts";
import { gilModes, playGil, slowdown } from "../../demos/cluster/gil.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { map } from "../../demos/workload/map.ts";
import { fc, test } from "../contract/property.ts";
import { raw, rows } from "../data/tables.ts";

const measured = rows<{
  operation: string;
  threads: number;
  threadsMin: number;
  threadsMax: number;
  medianLateMs: number;
  lateWakeups: number;
  oneCallSeconds: number;
}>("gil-operations");
const operation = (name: string) => measured.find((row) => row.operation === name)!;
const ms = (micros: number) => micros / 1000;

describe("beside the recorded operations, two threads and a probe of 5 ms", () => {
  plain("bytecode: two threads are one, and every wake-up is a switch interval late", () => {
    const alone = playGil({ threads: 1, hold: 1 });
    expect(playGil({ threads: 2, hold: 1 }).speedup).toBe(1);
    for (const name of ["python_loop", "pandas_str_object"]) {
      expect(Math.abs(ms(latenessAt(alone, 0.5)) - operation(name).medianLateMs), name).toBeLessThan(0.2);
      expect(Math.abs(lateShare(alone, 1000) - operation(name).lateWakeups), name).toBeLessThan(0.11);
      expect(Math.abs(1 - operation(name).threads), name).toBeLessThan(0.13);
    }
  });

  plain("NumPy: two threads are two, and the probe notices nothing", () => {
    for (const name of ["numpy_matmul", "numpy_sort", "sha256", "time_sleep"]) {
      const { threads, medianLateMs } = operation(name);
      const free = { hold: 0.01, cycle: 24_000 };
      expect(Math.abs(playGil({ threads: 2, ...free }).speedup - threads), name).toBeLessThan(0.15);
      expect(ms(latenessAt(playGil({ threads: 1, ...free }), 0.5))).toBeCloseTo(medianLateMs, 1);
    }
  });

  plain("JSON: one C call of 41 ms is not interrupted, so the probe waits for its end, not for 5 ms", () => {
    const { oneCallSeconds, medianLateMs } = operation("json_loads");
    // Five calls of json.loads are one recorded call.
    const alone = playGil({ threads: 1, hold: 1, call: Math.round((oneCallSeconds / 5) * 1e6) });
    const late = ms(latenessAt(alone, 0.5));
    // The five runs' medians lie between 24 and 37 ms.
    expect(Math.abs(late - medianLateMs)).toBeLessThan(8);
    expect(late).toBeGreaterThan(20);
    expect(playGil({ threads: 2, hold: 1, call: 41_000 }).speedup).toBe(1);
  });

  plain("fails where its words say it does: groupby-sum loses half a core that the probe does not see", () => {
    const { threads, lateWakeups } = operation("pandas_groupby_sum");
    expect(playGil({ threads: 2, hold: lateWakeups }).speedup - threads).toBeGreaterThan(0.4);
    expect(operation("json_loads").threads).toBeLessThan(0.9);
  });

  const recorded = `${raw}dask/3-gil-v2022.12.1-quiet.json`;
  plain.skipIf(!existsSync(recorded))("the recording itself says the same of the lateness", () => {
    const { rows } = JSON.parse(readFileSync(recorded, "utf8")) as {
      rows: { workload: string; probe: { repeats: { median_late_ms: number }[] } }[];
    };
    const repeats = (name: string) =>
      rows.find(({ workload }) => workload === name)!.probe.repeats.map(({ median_late_ms }) => median_late_ms);
    const json = ms(latenessAt(playGil({ threads: 1, hold: 1, call: 41_000 }), 0.5));
    expect(json).toBeGreaterThan(Math.min(...repeats("json_loads")));
    expect(json).toBeLessThan(Math.max(...repeats("json_loads")));
    for (const late of repeats("python_loop")) expect(Math.abs(late - 5)).toBeLessThan(0.3);
  });
});

describe("threads that share the lock", () => {
  const options = {
    threads: fc.integer({ min: 1, max: 16 }),
    hold: fc.double({ min: 0, max: 1, noNaN: true }),
    call: fc.constantFrom(0, 0, 30_000),
    mode: fc.constantFrom(...gilModes),
    seed: fc.nat(1000),
  };

  test.prop(options)("never hold it two at a time in one process, and every lane is whole", ({ ...asked }) => {
    const run = playGil({ ...asked, duration: 300_000 });
    const holders = [...run.tasks, ...run.heartbeats].flatMap(({ intervals }) =>
      intervals.filter(({ state }) => state === "holding"),
    );
    if (asked.mode === "free-threaded")
      expect(run.tasks.flatMap(({ intervals }) => intervals.map(({ state }) => state))).not.toContain("waiting");
    if (asked.mode === "threads") {
      const inOrder = holders.sort((a, b) => a.start - b.start);
      for (const [at, { start }] of inOrder.entries())
        if (at > 0) expect(start).toBeGreaterThanOrEqual(inOrder[at - 1]!.stop);
    }
    for (const { intervals } of run.tasks) {
      expect(intervals[0]!.start).toBe(0);
      expect(intervals.at(-1)!.stop).toBe(run.duration);
      for (const [at, { start, state }] of intervals.entries()) {
        if (at === 0) continue;
        expect(start).toBe(intervals[at - 1]!.stop);
        expect(state).not.toBe(intervals[at - 1]!.state);
      }
    }
  });

  test.prop(options)(
    "do together the work that their lanes show, at least one thread's and at most one each",
    ({ ...asked }) => {
      const run = playGil({ ...asked, heartbeat: null, duration: 300_000 });
      const worked = run.tasks.flatMap(({ intervals }) => intervals.filter(({ state }) => state !== "waiting"));
      expect(run.speedup).toBeCloseTo(worked.reduce((sum, { start, stop }) => sum + stop - start, 0) / run.duration, 6);
      expect(run.speedup).toBeGreaterThan(0.999);
      expect(run.speedup).toBeLessThanOrEqual(asked.threads);
    },
  );

  plain("get no faster than the lock allows, however many there are; processes and free threads do", () => {
    for (const hold of [0.25, 0.5, 0.9]) {
      const speedups = [1, 2, 4, 8, 16].map(
        (threads) => playGil({ threads, hold, heartbeat: null, duration: 4_000_000 }).speedup,
      );
      expect(speedups.at(-1)!).toBeLessThan(1.06 / hold);
      expect(speedups.at(-1)!).toBeGreaterThan(0.94 / hold);
      for (const mode of ["processes", "free-threaded"] as const)
        expect(playGil({ threads: 16, hold, mode, heartbeat: null }).speedup).toBe(16);
    }
    expect(playGil({ threads: 4, hold: 0.5, mode: "free-threaded", penalty: 1.25 }).speedup).toBe(3.2);
  });

  plain("starve the worker's heartbeat as they hold more and are more, but not in processes of their own", () => {
    const late = (threads: number, hold: number, mode: "threads" | "processes" = "threads") =>
      latenessAt(playGil({ threads, hold, mode, heartbeat: { every: 497_000 }, duration: 60_000_000 }), 0.9);
    const lates = [0, 0.1, 0.3, 1].map((hold) => late(4, hold));
    expect(lates).toEqual([...new Set(lates)].sort((a, b) => a - b));
    expect(late(4, 0)).toBe(0);
    expect(late(16, 1)).toBeGreaterThan(3 * late(4, 1));
    // Each of sixteen has its turn of 5 ms first.
    expect(late(16, 1)).toBeGreaterThan(70_000);
    expect(late(16, 1, "processes")).toBeLessThanOrEqual(5_000);
  });

  plain("show on a gauge what they hold", () => {
    const at = (mode: "threads" | "processes" | "free-threaded", hold: number) => {
      const run = playGil({ threads: 4, hold, mode, heartbeat: null });
      return contention(run, mode, run.duration, run.duration);
    };
    expect(at("threads", 1)).toBe(1);
    expect(at("threads", 0)).toBe(0);
    expect(at("threads", 0.5)).toBeGreaterThan(0.9);
    expect(at("processes", 0.5)).toBeCloseTo(0.5, 1);
    expect(at("free-threaded", 1)).toBe(0);
  });

  plain("slow a worker's tasks in a run by as much", () => {
    const seconds = (slowness: number) =>
      simulate({ tasks: map({ tasks: 80, seconds: 5 }), workers: [{ name: "vm-0", nthreads: 4, slowness }] }).finished /
      1e6;
    const slow = slowdown({ threads: 4, hold: 0.8 });
    expect(slow).toBeGreaterThan(3);
    expect(seconds(slow) / seconds(1)).toBeCloseTo(slow, 1);
    expect(slowdown({ threads: 1, hold: 1 })).toBe(1);
    expect(slowdown({ threads: 4, hold: 1, mode: "processes" })).toBe(1);
  });

  plain("are refused where they make no sense", () => {
    expect(() => playGil({ threads: 0, hold: 1 })).toThrow("at least one thread, not 0");
    expect(() => playGil({ threads: 1, hold: 1.5 })).toThrow("0 to 1 of its time, not 1.5");
  });
});

import { describe, expect, test } from "vitest";
import { killed, replaced, withNotice } from "../../demos/cluster/stops.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { etl } from "../../demos/workload/etl.ts";

const SECOND = 1_000_000;
const workers = Array.from({ length: 4 }, (_, at) => ({ name: `vm-${at}`, nthreads: 2 }));
const tasks = etl({ seed: 7 });
const twice = (run: ReturnType<typeof simulate>) =>
  run.executed.filter(({ end }) => end === "finished").length - tasks.length;

describe("a machine that goes", () => {
  const calm = simulate({ tasks, workers });
  const hard = simulate({ tasks, workers, happenings: killed(["vm-0"], 5 * SECOND) });
  const warned = simulate({ tasks, workers, happenings: withNotice(["vm-0"], 5 * SECOND, 120 * SECOND) });

  test("all at once takes its results with it: they are computed again", () => {
    expect(twice(calm)).toBe(0);
    expect(twice(hard)).toBeGreaterThan(0);
    expect(hard.finished).toBeGreaterThan(calm.finished);
    expect(hard.workers.find(({ worker }) => worker === "vm-0")).toMatchObject({ how: "killed", left: 5 * SECOND });
    expect([hard.missing, hard.erred]).toEqual([[], []]);
  });

  test("with a notice hands its results over, and nothing is computed again", () => {
    expect(twice(warned)).toBe(0);
    expect(warned.workers.find(({ worker }) => worker === "vm-0")).toMatchObject({ how: "retired" });
    expect(warned.finished).toBeLessThan(hard.finished);
  });

  test("with a notice too short for its tasks is as bad as all at once", () => {
    const short = simulate({ tasks, workers, happenings: withNotice(["vm-0"], 5 * SECOND, 1_000) });
    expect(short.workers.find(({ worker }) => worker === "vm-0")!.how).toBe("killed");
    expect(twice(short)).toBeGreaterThan(0);
  });

  test("is replaced by another, so much later, which works", () => {
    const all = workers.map(({ name }) => name);
    const instead = replaced(["od-0", "od-1"], { nthreads: 2 }, 5 * SECOND, [3 * SECOND, 4 * SECOND]);
    const run = simulate({ tasks, workers, happenings: [...killed(all, 5 * SECOND), ...instead] });
    expect(run.missing).toEqual([]);
    expect(run.workers.filter(({ worker }) => worker.startsWith("od-")).map(({ arrived }) => arrived)).toEqual([
      8 * SECOND,
      9 * SECOND,
    ]);
    expect(run.executed.some(({ worker, end }) => worker === "od-1" && end === "finished")).toBe(true);
    expect(() => replaced(["od-0"], { nthreads: 1 }, 0, [])).toThrow("needs a time to start up");
  });
});

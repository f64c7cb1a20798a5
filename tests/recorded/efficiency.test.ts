import { describe, expect, test } from "vitest";
import { compareEfficiency } from "../../scripts/compare/efficiency.ts";
import { compareThroughput } from "../../scripts/compare/throughput.ts";
import { madeEfficiency, read } from "./made.ts";

const compared = (made: Parameters<typeof madeEfficiency>[0] = {}) =>
  compareEfficiency(read("efficiency", madeEfficiency(made)));

describe("efficiency", () => {
  test("is judged for each task length, with the recorded number of tasks and workers", () => {
    for (const workers of [2, 5]) {
      const all = compared({ workers });
      expect(all.map(({ what, verdict }) => [what, verdict])).toEqual([
        ["sleep 10 ms x 40", "ok"],
        ["sleep 100 ms x 40", "ok"],
      ]);
      for (const { value } of all) expect(value).toBeCloseTo(0, 9);
    }
    const wrong = { ...madeEfficiency({ workers: 2, lengths: [0.01] }), method: "20 workers x 1 thread" };
    expect(compareEfficiency(read("efficiency", wrong))[0]!.verdict).toBe("MISS");
  });

  test("is a miss eleven points off, on either side, and not nine", () => {
    const verdicts = [-0.11, -0.09, 0.09, 0.11].map((off) => compared({ off, lengths: [0.01] })[0]!.verdict);
    expect(verdicts).toEqual(["MISS", "ok", "ok", "MISS"]);
    expect(compared({ off: 0.11, lengths: [0.01] })[0]!.remark).toMatch(
      /^a task added .* ms recorded, .* ms simulated$/,
    );
  });

  test("of spinning tasks, or beside other work, measures the machine: it is shown, however far off", () => {
    const [busy] = compared({ kind: "busy", off: -0.3 });
    expect([busy!.verdict, busy!.limits, busy!.remark]).toEqual(["shown", null, expect.stringMatching(/spinning/)]);
    const [loaded] = compared({ clean: false, off: -0.3 });
    expect([loaded!.verdict, loaded!.remark]).toEqual(["shown", expect.stringMatching(/took 0\.7 cores/)]);
  });
});

test("throughput is shown, with its own graph, threads and saturation", () => {
  const row = (graph: string, worker_saturation: string, n_tasks: number) => ({
    graph,
    n_tasks,
    workers: 2,
    threads_per_worker: 1,
    worker_saturation,
    us_per_task: { median: 1000 },
  });
  const rows = [row("map", "1.1", 400), row("map", "inf", 400), row("tree", "1.1", 399)];
  const made = { versions: { dask: "2022.12.1" }, rows };
  const all = compareThroughput(read("throughput", made));
  expect(all.map(({ verdict }) => verdict)).toEqual(["shown", "shown", "shown"]);
  const [queued, free, tree] = all.map(({ value }) => value!);
  expect(free).toBeLessThan(0.8 * queued!);
  expect(tree).toBeGreaterThan(0);
});

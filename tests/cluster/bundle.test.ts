import { describe, expect, test } from "vitest";
import { bundle } from "../../demos/cluster/bundle.ts";
import { COSTS, simulate } from "../../demos/scheduler/index.ts";
import { map } from "../../demos/workload/map.ts";

describe("a bundle", () => {
  test.each([
    [5, 2, 1],
    [5, 8, 1],
    [10, 2, 1],
    [10, 8, 1],
    [10, 2, 4],
    [10, 8, 4],
    [10, 32, 1],
    [20, 4, 8],
    [100, 8, 1],
  ])(
    "of pieces of %d ms on %d workers of %d threads ends when its pieces do, within a tenth before and a quarter after",
    (ms, count, threads) => {
      const workers = Array.from({ length: count }, (_, at) => ({ name: `w${at}`, nthreads: threads }));
      const bundles = count * threads * 8;
      const seconds = 0.4;
      const drawn = map({ tasks: bundles, seconds });
      const { tasks, costs, pieces } = bundle(drawn, { length: ms * 1000, threads });
      expect(pieces).toBe((bundles * seconds * 1000) / ms);
      const real = simulate({ tasks: map({ tasks: pieces, seconds: ms / 1000 }), workers }).finished;
      const played = simulate({ tasks, costs, workers }).finished;
      expect(played / real).toBeGreaterThan(0.89);
      expect(played / real).toBeLessThan(1.25);
      // Without their overhead they would be done well before, where it matters at all.
      if (ms <= 10) expect(simulate({ tasks: drawn, workers }).finished / real).toBeLessThan(0.89);
    },
  );

  test("of one piece is its task, at the usual costs", () => {
    const drawn = map({ tasks: 10, seconds: 0.1 });
    const { tasks, costs, pieces } = bundle(drawn, { length: 1_000_000, threads: 1 });
    expect([tasks, pieces]).toEqual([drawn, 10]);
    expect({ ...COSTS, ...costs }).toEqual(COSTS);
    expect(() => bundle(drawn, { length: 0, threads: 1 })).toThrow("takes some time, not 0");
  });
});

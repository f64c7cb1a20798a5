import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test as plain } from "vitest";
import { PREDICTION_ERROR, predictSpeedup } from "../../demos/cluster/gil-predict.ts";
import { fc, test } from "../contract/property.ts";
import { raw, rows } from "../data/tables.ts";

interface Measured {
  readonly operation: string;
  readonly late: number;
  readonly speedup: number;
}

const recorded = `${raw}dask/3-gil-v2022.12.1-quiet.json`;

/** The recorded file if it is there, else the table built from it. */
function operations(): Measured[] {
  if (!existsSync(recorded))
    return rows<{ operation: string; lateWakeups: number; threads: number }>("gil-operations").map((row) => ({
      operation: row.operation,
      late: row.lateWakeups,
      speedup: row.threads,
    }));
  const file = JSON.parse(readFileSync(recorded, "utf8")) as {
    rows: { workload: string; probe: { frac_late_gt_1ms: number }; speedup_threads: { median: number } }[];
  };
  return file.rows.map(({ workload, probe, speedup_threads }) => ({
    operation: workload,
    late: probe.frac_late_gt_1ms,
    speedup: speedup_threads.median,
  }));
}

describe("the speed-up from the probe alone", () => {
  const errors = operations().map(({ operation, late, speedup }) => ({
    operation,
    error: predictSpeedup({ lateShare: late }, 2) - speedup,
  }));
  const off = (operation: string) => errors.find((each) => each.operation === operation)!.error;

  plain("is as far off over the ten operations as its words say, furthest for groupby-sum", () => {
    expect(errors).toHaveLength(10);
    const sizes = errors.map(({ error }) => Math.abs(error));
    expect(sizes.reduce((sum, size) => sum + size, 0) / 10).toBeCloseTo(PREDICTION_ERROR.mean, 3);
    expect(Math.max(...sizes)).toBeCloseTo(PREDICTION_ERROR.most, 3);
    expect(Math.abs(off(PREDICTION_ERROR.worst))).toBe(Math.max(...sizes));
  });

  plain("tells those that gain from those that do not: seven within 0.15, three beyond that are named", () => {
    const far = errors.filter(({ error }) => Math.abs(error) > 0.15).map(({ operation }) => operation);
    expect(far.sort()).toEqual(["json_loads", "pandas_groupby_sum", "zlib_compress"]);
  });

  test.prop({ lateShare: fc.double({ min: 0, max: 1, noNaN: true }), threads: fc.integer({ min: 1, max: 64 }) })(
    "lies between one thread and all, and falls as the lock is taken more",
    ({ lateShare, threads }) => {
      const speedup = predictSpeedup({ lateShare }, threads);
      expect(speedup).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(speedup).toBeLessThanOrEqual(threads + 1e-9);
      expect(predictSpeedup({ lateShare: lateShare / 2 }, threads)).toBeGreaterThanOrEqual(speedup);
    },
  );
});

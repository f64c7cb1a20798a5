import { describe, expect, test as plain } from "vitest";
import { startStages, stopPolicy, type LatencyRow } from "../../demos/cluster/latencies.ts";
import { arriving, fixed, further, lengthOf, startUp, startUps } from "../../demos/cluster/start-up.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { map } from "../../demos/workload/map.ts";
import { fc, test } from "../contract/property.ts";
import { rows } from "../data/tables.ts";

const SECOND = 1_000_000;
const boot = { stage: "boot", least: 60 * SECOND, most: 120 * SECOND };
const pull = { stage: "pull", quantiles: [1 * SECOND, 2 * SECOND, 10 * SECOND] };
const names = ["vm-0", "vm-1", "vm-2", "vm-3"];

describe("a start-up", () => {
  test.prop({ seed: fc.integer(), asked: fc.nat(1e9), count: fc.integer({ min: 1, max: 20 }) })(
    "is its stages one after the other without a gap, each within its bounds, in whole microseconds",
    ({ seed, asked, count }) => {
      const workers = Array.from({ length: count }, (_, at) => `vm-${at}`);
      for (const { intervals, ready, asked: from } of startUps([boot, pull], workers, seed, asked)) {
        expect(intervals.map(({ stage }) => stage)).toEqual(["boot", "pull"]);
        expect([from, intervals[0]!.start, intervals[1]!.start]).toEqual([asked, asked, intervals[0]!.stop]);
        expect(ready).toBe(intervals[1]!.stop);
        const [first, second] = intervals.map(({ start, stop }) => stop - start) as [number, number];
        expect(first >= boot.least && first <= boot.most && second >= SECOND && second <= 10 * SECOND).toBe(true);
        for (const { start, stop } of intervals) expect(Number.isInteger(start) && Number.isInteger(stop)).toBe(true);
      }
    },
  );

  plain("is drawn by name: more workers, another order or one more stage change no draw", () => {
    const all = startUps([boot, pull], names, 7);
    expect(startUps([boot, pull], names.toReversed(), 7).toReversed()).toEqual(all);
    expect(startUps([boot, pull], names.slice(0, 2), 7)).toEqual(all.slice(0, 2));
    const bootOf = startUps([fixed("wait", 5), boot], names, 7).map(({ intervals }) => intervals[1]!);
    expect(bootOf.map(({ start, stop }) => stop - start)).toEqual(all.map(({ intervals }) => intervals[0]!.stop));
    expect(new Set(all.map(({ ready }) => ready)).size).toBe(names.length);
    expect(startUps([boot, pull], names, 8)).not.toEqual(all);
  });

  plain("goes on with further stages from where it was", () => {
    const whole = startUp([boot, pull], "vm-0", 7, 100);
    expect(further(startUp([boot], "vm-0", 7, 100), [pull], 7)).toEqual(whole);
  });

  plain("draws between quantiles along straight lines, and refuses a stage without any", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((u) => lengthOf(pull, u) / SECOND)).toEqual([1, 1.5, 2, 6, 10]);
    expect([0, 0.5, 1].map((u) => lengthOf(boot, u) / SECOND)).toEqual([60, 90, 120]);
    expect(() => lengthOf({ stage: "pull", quantiles: [] }, 0.5)).toThrow('Stage "pull" has no quantile');
  });

  plain("is when its worker arrives in a run", () => {
    const all = startUps([boot], names, 7);
    const run = simulate({ tasks: map({ tasks: 40, seconds: 10 }), workers: arriving(all, { nthreads: 1 }) });
    const arrived = new Map(run.workers.map(({ worker, arrived }) => [worker, arrived]));
    expect(arrived).toEqual(new Map(all.map(({ worker, ready }) => [worker, ready])));
    expect(run.missing).toEqual([]);
  });
});

describe("documented steps", () => {
  const latencies = rows<LatencyRow>("kubernetes-latencies");
  const bounds = (way: string) =>
    [0, 1].map((u) => startStages(latencies, way).reduce((sum, stage) => sum + lengthOf(stage, u), 0) / SECOND);

  plain("add up to what their documents say, from the least to the most", () => {
    expect(bounds("ca-small")).toEqual([180, 270]);
    expect(bounds("ca-large")).toEqual([180, 300]);
    expect(bounds("vms")).toEqual([60, 120]);
    expect(startStages(latencies, "ca-small").map(({ stage }) => stage)).toEqual([
      "decide to add nodes",
      "start the node",
    ]);
  });

  plain("say how Cluster Autoscaler lets nodes go, and nothing where no document does", () => {
    expect(stopPolicy(latencies, "ca-small")).toEqual({ after: 600 * SECOND, atOnce: 10, every: 10 * SECOND });
    expect(stopPolicy(latencies, "vms")).toBeNull();
    expect(() => startStages(latencies, "fargate")).toThrow('No start of "fargate" is documented; there are ca-small');
  });
});

import { describe, expect, test as plain } from "vitest";
import { leasesOf } from "../../demos/cluster/leases.ts";
import { billed, billedTime, costAt, lastBilled, spotPrice, type Lease } from "../../demos/cluster/meter.ts";
import { spentOf } from "../../demos/cluster/spent.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { map } from "../../demos/workload/map.ts";
import { fc, test } from "../contract/property.ts";

const SECOND = 1_000_000;
const hour: Lease = { machine: "vm-0", from: 0, until: 3_600 * SECOND, usdPerHour: 0.2 };

describe("the meter", () => {
  plain("costs a machine's price for its hour, half of that in the middle, nothing before", () => {
    expect([0, 1800, 3600, 7200].map((at) => costAt([hour], at * SECOND))).toEqual([0, 0.1, 0.2, 0.2]);
    expect(costAt([hour, { ...hour, from: 1800 * SECOND }])).toBeCloseTo(0.3);
    expect(spotPrice(0.2, 0.5)).toBe(0.1);
    expect(lastBilled([hour])).toBe(3_600 * SECOND);
  });

  plain("bills started seconds, and a minimum as soon as a machine is there", () => {
    const short = { ...hour, until: 2.5 * SECOND };
    expect(billed(short)).toBe(3 * SECOND);
    expect(billed(short, { minimum: 60 * SECOND })).toBe(60 * SECOND);
    expect(billed(short, { minimum: 60 * SECOND }, 1)).toBe(60 * SECOND);
    expect(billed(short, { minimum: 60 * SECOND }, 0)).toBe(0);
    expect(billed({ ...short, until: 0 }, { minimum: 60 * SECOND })).toBe(0);
  });

  const lease = fc
    .record({ from: fc.nat(1e8), long: fc.nat(1e9), usdPerHour: fc.double({ min: 0.01, max: 30, noNaN: true }) })
    .map(({ from, long, usdPerHour }) => ({ machine: "vm", from, until: from + long, usdPerHour }));
  test.prop({ leases: fc.array(lease, { maxLength: 8 }), minimum: fc.nat(1e8), a: fc.nat(2e9), b: fc.nat(2e9) })(
    "never runs backwards, and ends at the whole cost",
    ({ leases, minimum, a, b }) => {
      const at = (time: number) => costAt(leases, time, { minimum });
      expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      expect(at(lastBilled(leases))).toBe(costAt(leases, Infinity, { minimum }));
    },
  );
});

describe("a run's machines", () => {
  const workers = [
    { name: "a-0", nthreads: 1 },
    { name: "a-1", nthreads: 1 },
    { name: "b-0", nthreads: 1, arrives: 20 * SECOND },
  ];
  const machineOf = ({ worker }: { worker: string }) => worker.slice(0, 1);
  const happenings = [{ at: 30 * SECOND, do: "kill-worker" as const, worker: "a-1" }];
  const run = simulate({ tasks: map({ tasks: 24, seconds: 5 }), workers, happenings });

  plain(
    "are billed once each, from when they were given until their last worker is gone and the pool has let go",
    () => {
      const billedFrom = new Map([["b", 5 * SECOND]]);
      const leases = leasesOf(run, { usdPerHour: 1, machineOf, billedFrom, after: 7 * SECOND });
      expect(leases).toEqual([
        { machine: "a", from: 0, until: run.finished + 7 * SECOND, usdPerHour: 1 },
        { machine: "b", from: 5 * SECOND, until: run.finished + 7 * SECOND, usdPerHour: 1 },
      ]);
    },
  );

  plain("end early where a worker was killed, if it had its machine for itself", () => {
    const own = leasesOf(run, { usdPerHour: 1 });
    expect(own.map(({ machine }) => machine)).toEqual(["a-0", "a-1", "b-0"]);
    expect(own[1]!.until).toBe(30 * SECOND);
  });

  plain("go into useful work, work done again, starting and idling, and into nothing else", () => {
    const leases = leasesOf(run, { usdPerHour: 1, machineOf, billedFrom: new Map([["b", 5 * SECOND]]) });
    const arrived = new Map([
      ["a", 0],
      ["b", 20 * SECOND],
    ]);
    const spent = spentOf(run, leases, { threads: 2, arrived });
    expect(spent.paid).toBe(2 * billedTime(leases));
    expect(spent.useful).toBe(24 * 5 * SECOND);
    expect(spent.repeated).toBeGreaterThan(0);
    expect(spent.starting).toBe(2 * 15 * SECOND);
    expect(spent.useful + spent.repeated + spent.starting + spent.idle).toBe(spent.paid);
    expect(spent.idle).toBeGreaterThan(0);
  });
});

import { describe, expect, test as plain } from "vitest";
import type { LatencyRow } from "../../demos/cluster/latencies.ts";
import { dayOf, hoursUntil, type Demand } from "../../demos/kubernetes/day.ts";
import { poolOf, policyNames, startNames, startOf } from "../../demos/kubernetes/policies.ts";
import { fc, test } from "../contract/property.ts";
import { rows } from "../data/tables.ts";

const latencies = rows<LatencyRow>("kubernetes-latencies");
const story = rows<{ name: string; jobMinutes: number | null; value: number }>("kubernetes-story");
const told = (name: string, minutes: number | null = null) =>
  story.find((row) => row.name === name && row.jobMinutes === minutes)!.value;
const removalMinutes = told("removalMinutes");

type Policy = (typeof policyNames)[number];
type Start = (typeof startNames)[number];
const day = (policy: Policy, startup: Start, demand: Demand) =>
  dayOf(demand, poolOf({ policy, startup, nodes: demand.nodes }, latencies, { removalMinutes }));
const asTold = (minutes: number): Demand => ({ nodes: told("nodes"), minutes, every: told("everyHours") });

describe("a day of the pool", () => {
  plain.each([10, 20])("by the story’s rules is what the story’s table says, for a job of %d minutes", (minutes) => {
    for (const startup of ["own", "none"] as const) {
      const played = day("story", startup, asTold(minutes));
      expect(played.billed).toBeCloseTo(told("billedPerDay", minutes), -0.5);
      expect(played.wanted).toBeCloseTo(told("usefulPerDay", minutes), 1);
      expect(played.billed / played.wanted).toBeCloseTo(told("billedPerUseful", minutes), 2);
      expect(played.wait).toBe(0);
    }
  });

  plain("with Cluster Autoscaler’s default has each node for its ten minutes more, and ten go at a scan", () => {
    const played = day("idle", "none", asTold(10));
    // A thousand nodes in tens: a hundred rounds, ten seconds apart, so 8.25 minutes more on average.
    expect(played.billed / played.wanted).toBeCloseTo((10 + 10 + 8.25) / 10, 6);
    const bulk = day("bulk", "none", asTold(10));
    expect(bulk.billed / bulk.wanted).toBeCloseTo(2, 6);
  });

  plain("of raw VMs without a start-up bills the work and no more", () => {
    const played = day("vms", "none", asTold(10));
    expect(played.billed).toBeCloseTo(played.wanted, 6);
    expect(played.idle.every((count) => count === 0)).toBe(true);
  });

  plain("waits as long as documents say, and pays for it", () => {
    for (const [startup, least, most] of [
      ["vms", 60, 120],
      ["ca", 180, 300],
      ["karpenter", 78, 78],
      ["nap", 83, 83],
      ["caaks", 348, 348],
      ["emr", 480, 600],
    ] as const) {
      const played = day("vms", startup, asTold(10));
      expect(played.wait, startup).toBeGreaterThanOrEqual(least);
      expect(played.wait, startup).toBeLessThanOrEqual(most);
      expect(played.billed - played.wanted, startup).toBeCloseTo((played.wait * 4000) / 3600, 3);
    }
  });

  plain("with jobs back to back waits for no machine: each job finds the nodes of the last", () => {
    const played = day("idle", "own", { nodes: 100, minutes: 54, every: 1 });
    expect(played.wait).toBe(0);
    expect(played.billed).toBeCloseTo(2400, 6);
  });

  plain("knows each way of the table by a name of its knob", () => {
    expect([...new Set(latencies.map(({ way }) => way))].map(startOf)).toEqual([
      "ca",
      "ca",
      "caaks",
      "nap",
      "karpenter",
      "emr",
      "vms",
    ]);
  });

  test.prop({
    policy: fc.constantFrom(...policyNames),
    startup: fc.constantFrom(...startNames),
    nodes: fc.integer({ min: 10, max: 60 }),
    minutes: fc.integer({ min: 1, max: 60 }),
    every: fc.integer({ min: 1, max: 24 }),
  })("parts what is billed into work, start and idling, and never bills less than the work", (drawn) => {
    const played = day(drawn.policy, drawn.startup, drawn);
    const [work, start, idle] = [played.working, played.starting, played.idle].map((counts) =>
      hoursUntil(counts, 86_400),
    ) as [number, number, number];
    expect(work + start + idle).toBeCloseTo(played.billed, 2);
    // Jobs so close that one makes the next late cross midnight a little later each day.
    expect(Math.abs(work / played.wanted - 1)).toBeLessThan(1e-3);
    expect(played.billed).toBeGreaterThanOrEqual(played.wanted - 1e-6);
    for (const [minute, count] of played.working.entries()) {
      expect(count + played.starting[minute]! + played.idle[minute]!).toBeLessThanOrEqual(drawn.nodes + 1e-3);
    }
  });
});

import { describe, expect, test } from "vitest";
import { knobsOf } from "../../demos/cluster/knobs.ts";
import { bill } from "../../demos/cluster/strip-bill.ts";
import { strip } from "../../demos/cluster/strip.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { inputs } from "./strip-inputs.ts";

/** Knobs by their numbers: none, adaptive alone. */
const [NONE, ADAPTIVE] = [0, 32];
const played = (number: number, moment: number) => {
  const made = strip(knobsOf(number), { ...inputs(), moment });
  const run = simulate(made.scenario);
  return { made, run, ...bill(made, run) };
};

describe("the bill", () => {
  // Bucket 1700: the pinned zone comes after 52 min, stays for 52, and goes.
  test("ends for a machine when the cloud takes it, whatever timeout and pool would have it wait for", () => {
    const { made, run, leases, done } = played(NONE, 1700);
    expect(done).toBe(true);
    const taken = made.grants.filter(({ granted, gone }) => granted < run.finished && gone !== null);
    expect(taken.length).toBeGreaterThan(0);
    for (const { machine, gone } of taken) {
      const lease = leases.find((each) => each.machine === machine)!;
      expect(lease.until).toBe(Math.min(gone!, run.finished + made.tail + made.removal!.after));
    }
    expect(taken.some(({ gone }) => gone! < run.finished + made.tail + made.removal!.after)).toBe(true);
  });

  // Bucket 1122: two buckets, one without, then for long.
  test("of adaptive scaling ends with the worker that the cloud killed", () => {
    const { run, leases } = played(ADAPTIVE, 1122);
    const lost = run.workers.flatMap(({ how, left }) => (how === "killed" ? [left!] : []));
    expect(lost.length).toBeGreaterThan(0);
    for (const at of lost) expect(leases.some(({ until }) => until === at)).toBe(true);
    // Its replacement is another machine: all of both lives is paid for, and nothing between them.
    const [first, second] = [leases[0]!, leases[run.workers.findIndex(({ asked }) => asked > lost[0]!)]!];
    expect(first).toMatchObject({ until: lost[0], from: run.workers[0]!.asked });
    expect(second.from).toBeGreaterThan(lost[0]!);
  });

  test("of a job that never gets its machines for long enough says that it is not done", () => {
    // Bucket 1000: one bucket of the pinned zone, then nothing for longer than anybody looks.
    const { done, usd } = played(NONE, 1000);
    expect(done).toBe(false);
    expect(usd).toBeGreaterThan(0);
  });

  test("counts a pool's idle nodes after the cluster's own timeout", () => {
    const { made, run, leases } = played(NONE, 579);
    for (const { until } of leases) expect(until).toBe(run.finished + made.tail + made.removal!.after);
  });
});

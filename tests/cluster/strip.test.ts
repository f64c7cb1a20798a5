import { describe, expect, test } from "vitest";
import { knobNames, knobsOf, turns, type Knob } from "../../demos/cluster/knobs.ts";
import { lastBilled } from "../../demos/cluster/meter.ts";
import { bill } from "../../demos/cluster/strip-bill.ts";
import { rowsOf, strip } from "../../demos/cluster/strip.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { inputs } from "./strip-inputs.ts";

const all = Array.from({ length: 1024 }, (_, number) => number);
const drawn = new Map([7, 8].map((seed) => [seed, inputs(seed)]));
const of = (number: number, seed = 7) => strip(knobsOf(number), drawn.get(seed)!);
const played = (number: number) => {
  const made = of(number);
  const run = simulate(made.scenario);
  return { made, run, ...bill(made, run) };
};
const bit = (knob: Knob): number => 1 << knobNames.indexOf(knob);
const EVERY = 1023;

describe("the ten knobs", () => {
  test("are ten, each with its lesson, and any subset has a number", () => {
    expect(new Set(knobNames).size).toBe(10);
    expect(Object.keys(turns)).toEqual([...knobNames]);
    for (const knob of knobNames) {
      expect(all.filter((number) => knobsOf(number)[knob])).toEqual(all.filter((number) => number & bit(knob)));
    }
  });

  test("in all 1,024 subsets make a scenario that holds together", () => {
    for (const number of all) {
      const { scenario, before, beforehand, grants, startUps, usdPerHour, row, processes } = of(number);
      const { tasks, workers, adaptive, happenings = [] } = scenario;
      expect(tasks).toHaveLength(240);
      for (const { duration } of tasks) expect(Number.isInteger(duration) && duration > 0).toBe(true);
      expect(before.at(-1)!.stop).toBe(beforehand);
      expect(new Set(workers.map(({ name }) => name)).size).toBe(workers.length);
      const sizes = adaptive ? [adaptive.worker] : workers;
      expect(sizes.length).toBeGreaterThan(0);
      for (const { nthreads, slowness } of sizes) {
        expect(nthreads * processes).toBe(4);
        expect(slowness! > 0 && slowness! < 5).toBe(true);
      }
      if (adaptive) for (const time of adaptive.startUp) expect(Number.isInteger(time) && time > 0).toBe(true);
      else for (const { arrives } of workers) expect(arrives! > 0).toBe(true);
      for (const { at } of happenings) expect(Number.isInteger(at) && at > 0).toBe(true);
      expect(usdPerHour).toBe(row.usdPerHour / 2);
      expect(startUps.map(({ worker }) => worker)).toEqual(grants.map(({ machine }) => machine));
      if (!adaptive) for (const { name } of workers) expect(rowsOf({ grants, processes })).toContain(name);
    }
  });

  test("turned one way or another, the job is done, and billed from the first machine to the last", () => {
    for (const number of [0, EVERY, ...Array.from({ length: 14 }, (_, at) => (at * 397 + 101) % 1024)]) {
      const { done, finished, made, run, usd, machineUsd, egressUsd, leases } = played(number);
      expect(done, `subset ${number}`).toBe(true);
      expect(finished).toBe(made.beforehand + run.finished);
      expect(machineUsd).toBeGreaterThan(0);
      expect(usd).toBe(machineUsd + egressUsd);
      expect(lastBilled(leases)).toBeGreaterThanOrEqual(run.finished);
      for (const { from, until } of leases) expect(from >= 0 && from <= until).toBe(true);
    }
  });

  test("give the same strip, to the byte, for the same seed, and another for another", () => {
    for (const number of [0, 341, 682, EVERY]) {
      expect(JSON.stringify(of(number))).toBe(JSON.stringify(of(number)));
      expect(JSON.stringify(of(number, 8).scenario)).not.toBe(JSON.stringify(of(number).scenario));
    }
    expect(JSON.stringify(simulate(of(EVERY).scenario))).toBe(JSON.stringify(simulate(of(EVERY).scenario)));
  });
});

describe("each knob alone, as its lesson says", () => {
  const base = played(0);
  const change = (knob: Knob) => {
    const turned = played(bit(knob));
    return { seconds: (turned.finished - base.finished) / 1e6, usd: turned.usd - base.usd, turned };
  };

  test.each(["gil-vigilance", "kubernetes", "arm", "docker", "zones", "fast", "scale-up"] as const)(
    "%s: sooner",
    (knob) => {
      expect(change(knob).seconds).toBeLessThan(-30);
    },
  );

  test.each(["gil-vigilance", "kubernetes", "arm", "adaptive", "small", "costs"] as const)("%s: cheaper", (knob) => {
    expect(change(knob).usd).toBeLessThan(-0.1);
  });

  test("docker: only the waiting is other, not the work", () => {
    const { turned } = change("docker");
    const worked = (run: typeof base.run) => run.executed.reduce((sum, { start, stop }) => sum + stop - start, 0);
    expect(worked(turned.run)).toBe(worked(base.run));
    expect(turned.made.beforehand).toBeLessThan(base.made.beforehand);
  });

  test("small and costs: the same run, to the microsecond, for less", () => {
    expect(change("small").seconds).toBe(0);
    expect(change("costs").seconds).toBe(0);
    expect(change("costs").turned.machineUsd).toBe(base.machineUsd);
  });

  test("adaptive: nobody idles at the end, but it is not sooner", () => {
    const { seconds, turned } = change("adaptive");
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(turned.made.tail).toBeLessThan(base.made.tail);
  });

  test("scale up: four times the machines cost much more while each is paid for idling, and less than double once it is not", () => {
    expect(change("scale-up").usd).toBeGreaterThan(0.5);
    const few = played(EVERY - bit("scale-up"));
    const more = played(EVERY);
    expect(more.finished).toBeLessThan(few.finished);
    expect((more.usd - few.usd) / few.usd).toBeLessThan(1);
  });

  test("fast: batching spares overhead only, and its 240 tasks stand for as much work", () => {
    const { turned } = change("fast");
    expect([base.made.handled > 100_000, turned.made.handled]).toEqual([true, 240]);
  });

  test("zones: the pinned zone was waited for, any zone was there", () => {
    expect(base.made.grants[0]!.granted).toBe(2 * 780e6);
    expect(change("zones").turned.made.grants[0]!.granted).toBe(0);
  });
});

describe("all ten together", () => {
  test("are sooner and cheaper than none, and no knob turned back is both sooner and cheaper", () => {
    const [none, ten] = [played(0), played(EVERY)];
    expect(none.finished / ten.finished).toBeGreaterThan(5);
    expect(none.usd / ten.usd).toBeGreaterThan(10);
    for (const knob of knobNames) {
      const back = played(EVERY - bit(knob));
      expect(back.finished < ten.finished && back.usd < ten.usd, knob).toBe(false);
    }
  });
});

import { describe, expect, test } from "vitest";
import { billsOf, owedAt, PLACE, play, tookOf } from "../../demos/all-ten/job.ts";
import { EVERY, flags, flagsOf, knobs, numberOf, SUBSETS, turnedOf } from "../../demos/all-ten/knobs.ts";
import { modelOf } from "../../demos/all-ten/model.ts";
import { strip } from "../../demos/cluster/strip.ts";
import { knobNames, knobsOf, turns } from "../../demos/cluster/knobs.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { etl } from "../../demos/workload/etl.ts";
import { knobs as zoneKnobs } from "../../demos/zones/demo-knobs.ts";
import { inputs, setting, tables } from "./tables.ts";

const bit = (flag: (typeof flags)[number]): number => 1 << flags.indexOf(flag);

describe("the ten knobs", () => {
  test("are the ten of the parts, in their order, each off by default and named by its two ends", () => {
    expect(flags).toHaveLength(knobNames.length);
    for (let number = 0; number < SUBSETS; number += 37) {
      expect(numberOf(setting(number))).toBe(number);
      expect(turnedOf(setting(number))).toEqual(knobsOf(number));
    }
    for (const [index, flag] of flags.entries()) {
      expect(knobs[flag]).toMatchObject({ kind: "flag", default: false });
      expect(knobs[flag].effect).toContain(turns[knobNames[index]!].to);
    }
    expect(flagsOf(EVERY)).toEqual(Object.fromEntries(flags.map((flag) => [flag, true])));
  });

  test("begin where and when lesson 5 does, whose zone then has none, or when it next has", () => {
    expect(PLACE).toEqual({ zone: zoneKnobs.zone.default, moment: zoneKnobs.moment.default });
    const digits = inputs.zones.find(({ zone }) => zone === PLACE.zone)!.shares;
    expect(Number(digits[PLACE.moment])).toBeLessThan(2);
    const later = modelOf(setting(0, { start: "some" }), tables).inputs.moment;
    expect(later).toBeGreaterThan(PLACE.moment);
    expect(Number(digits[later])).toBeGreaterThanOrEqual(2);
    for (const digit of digits.slice(PLACE.moment, later)) expect(Number(digit)).toBeLessThan(2);
  });
});

describe("one run", () => {
  // None; adaptive scaling that asks twice; all but any zone; all.
  test.each([0, 257, 289, EVERY - bit("zones"), EVERY])(
    "subset %i is the same to the microsecond, whether its empty wait is played or not",
    { timeout: 60_000 },
    (number) => {
      const { made, run } = play(setting(number), inputs);
      const whole = simulate(strip(knobsOf(number), { ...inputs, tasks: etl({ seed: 7 }), seed: 7 }).scenario);
      expect(run.finished).toBe(whole.finished);
      expect(run.executed).toEqual(whole.executed);
      expect(run.transferred).toEqual(whole.transferred);
      expect(run.workers).toEqual(whole.workers);
      expect(made.scenario.tasks).toHaveLength(240);
    },
  );

  test("skips most of what it can", () => {
    const { made, run } = play(setting(0), inputs);
    expect(run.stimuli).toBeLessThan(simulate(made.scenario).stimuli / 2);
  });

  test.each([0, 321, EVERY])("the bill of subset %i adds up, and runs up to it", { timeout: 60_000 }, (number) => {
    const { shown, took } = modelOf(setting(number), tables);
    expect(took.done).toBe(true);
    expect(owedAt(shown!, 0)).toBe(0);
    let before = 0;
    for (let at = 0; at <= 1; at += 0.1) {
      const owed = owedAt(shown!, at * took.seconds);
      expect(owed).toBeGreaterThanOrEqual(before);
      before = owed;
    }
    expect(before).toBeLessThanOrEqual(took.dollars);
    expect(owedAt(shown!, Infinity)).toBeCloseTo(took.dollars, 10);
    expect(shown!.leases.length).toBeGreaterThan(0);
    expect(Math.max(...shown!.bars.map(({ stop }) => stop))).toBeLessThanOrEqual(took.seconds);
  });

  test("comes to four bills, each that of the subset played by itself", { timeout: 60_000 }, () => {
    for (const { small, costs, took } of billsOf(setting(bit("zones")), inputs))
      expect(took).toEqual(tookOf(play({ ...setting(bit("zones")), small, costs }, inputs)));
  });
});

describe("each knob alone", () => {
  const none = tookOf(play(setting(0), inputs));
  const alone = (flag: (typeof flags)[number]) => tookOf(play(setting(bit(flag)), inputs));

  test.each(["gil", "kubernetes", "arm", "docker", "zones", "fast", "scale"] as const)("%s is sooner", (flag) => {
    expect(alone(flag).seconds).toBeLessThan(none.seconds - 60);
  });

  test.each(["gil", "kubernetes", "arm", "adaptive", "small", "fast", "costs"] as const)("%s is cheaper", (flag) => {
    expect(alone(flag).dollars).toBeLessThan(none.dollars - 0.01);
  });

  test("scale costs more, adaptive takes no less, and two change nothing but the bill", { timeout: 60_000 }, () => {
    expect(alone("scale").dollars).toBeGreaterThan(none.dollars * 1.5);
    expect(alone("adaptive").seconds).toBeGreaterThan(none.seconds);
    for (const flag of ["small", "costs"] as const) expect(alone(flag).seconds).toBe(none.seconds);
  });
});

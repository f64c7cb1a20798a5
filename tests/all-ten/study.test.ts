import { describe, expect, test } from "vitest";
import { EVERY, flags, isOn, numberOf, SUBSETS, turnedIn } from "../../demos/all-ten/knobs.ts";
import { modelOf, outcomeOf } from "../../demos/all-ten/model.ts";
import { agrees, cases, rank, reduce, RUNS } from "../../demos/all-ten/study.ts";
import type { Outcome } from "../../demos/contract/outcome.ts";
import { setting, tables } from "./tables.ts";

const all = cases(setting(0));

/** A made-up world: each knob multiplies time and bill by its own factor. */
const TIMES = [0.8, 0.9, 0.95, 0.85, 0.2, 1.1, 1, 0.9, 0.5, 1];
const BILLS = [0.8, 0.7, 0.8, 1, 1, 0.6, 0.4, 0.95, 2, 0.3];
const product = (number: number, factors: readonly number[]): number =>
  factors.reduce((value, factor, knob) => value * (isOn(number, knob) ? factor : 1), 1);
const outcome = (number: number): Outcome => {
  const four = [0, 512, 64, 576].flatMap((bits, index) => [
    [`s${index}`, 1000 * product(number | bits, TIMES)],
    [`d${index}`, product(number | bits, BILLS)],
    [`f${index}`, 1],
  ]);
  return { number, ...Object.fromEntries(four) };
};
const world = all.map((each) => outcome(numberOf(each)));
const whole = reduce(world, all.length);

describe("the study", () => {
  test("plays 256 runs, each once, none and nearly all first, then few knobs before many", () => {
    expect(all).toHaveLength(RUNS);
    expect(new Set(all.map(numberOf)).size).toBe(RUNS);
    expect(all.every(({ small, costs, picture }) => !small && !costs && picture === "all")).toBe(true);
    const turned = all.map((each) => turnedIn(numberOf(each)));
    expect(turned.slice(0, 2)).toEqual([0, 8]);
    expect(turned.slice(2)).toEqual(turned.slice(2).toSorted((a, b) => a - b));
  });

  test("is the same study whatever is turned, and however it is ranked", () => {
    expect(cases(setting(777, { by: "dollars", picture: "all" }))).toEqual(all);
    expect(cases(setting(0, { seed: 8 }))).not.toEqual(all);
  });

  test("comes to 1,024 subsets, and keeps count while it is under way", () => {
    expect(new Set(whole.rows.map(({ number }) => number)).size).toBe(SUBSETS);
    expect(whole).toMatchObject({ done: RUNS, of: RUNS });
    expect(reduce(world.slice(0, 3), RUNS)).toMatchObject({ done: 3, of: RUNS });
    expect(reduce(world.slice(0, 3), RUNS).rows).toHaveLength(12);
    expect(rank(reduce([], RUNS), "time")).toMatchObject({ points: [], effects: [], best: undefined });
    expect(rank(undefined, "time").none).toBeUndefined();
  });

  test("finds each knob's factor again, over 512 pairs, and the best pair of each kind", () => {
    for (const [by, factors] of [
      ["time", TIMES],
      ["dollars", BILLS],
    ] as const) {
      const ranking = rank(whole, by);
      expect(ranking.effects).toHaveLength(flags.length);
      for (const { knob, factor, pairs, worse } of ranking.effects) {
        expect(factor).toBeCloseTo(factors[knob]!, 9);
        expect(pairs).toBe(SUBSETS / 2);
        expect(worse).toBe(factors[knob]! > 1 ? pairs : 0);
      }
      expect(ranking.effects.map(({ factor }) => factor)).toEqual(
        ranking.effects.map(({ factor }) => factor).toSorted((a, b) => a - b),
      );
      expect(agrees(ranking)).toBe(true);
      expect(ranking.every!.number).toBe(EVERY);
    }
    expect(rank(whole, "time").best!.knobs).toEqual([4, 8]);
    expect(rank(whole, "dollars").best!.knobs).toEqual([6, 9]);
  });

  test("names no pair before all pairs are known, and says so when the mean disagrees", () => {
    const singles = world.filter(({ number = 0 }) => turnedIn(number) <= 1);
    expect(rank(reduce(singles, RUNS), "time").best).toBeUndefined();
    const twisted = world.map((each) => (each["number"] === ((1 << 4) | (1 << 8)) ? { ...each, s0: 5000 } : each));
    const ranking = rank(reduce(twisted, RUNS), "time");
    expect(ranking.best!.knobs).not.toEqual([4, 8]);
    expect(agrees(ranking)).toBe(false);
  });

  test("leaves out what was never done, and counts it", () => {
    const broken = world.map((each, index) => (index === 5 ? { ...each, f0: 0, f1: 0, f2: 0, f3: 0 } : each));
    expect(rank(reduce(broken, RUNS), "time")).toMatchObject({ undone: 4 });
  });

  test("reads what real runs hand it", { timeout: 60_000 }, () => {
    const real = [0, 16].map((number) => outcomeOf(modelOf(setting(number, { picture: "all" }), tables)));
    const { points, effects } = rank(reduce(real, RUNS), "time");
    expect(points).toHaveLength(8);
    expect(effects.find(({ knob }) => knob === 4)!.factor).toBeLessThan(0.7);
    expect(effects.find(({ knob }) => knob === 6)!.factor).toBe(1);
  });
});

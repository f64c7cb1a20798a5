/** All 1,024 subsets: which runs it takes, what they come to, and which knobs matter most. */
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { EVERY, flags, flagsOf, isOn, SUBSETS, turnedIn, type Setting } from "./knobs.ts";

/** Knobs that change a run's bill but not the run: a run is played once for all four ways to turn them. */
export const BILL_ONLY = ["small", "costs"] as const;
const [SMALL, COSTS] = BILL_ONLY.map((flag) => 1 << flags.indexOf(flag)) as [number, number];
const FOUR = [0, COSTS, SMALL, SMALL | COSTS];

/** Subsets that are played. */
export const RUNS = SUBSETS / FOUR.length;

/** The most and the least turned first, then one, two, three at a time: what matters is known before all are. */
export function cases(setting: Setting): Setting[] {
  const rank = (number: number): number => (number === (EVERY & ~SMALL & ~COSTS) ? 0.5 : turnedIn(number));
  return Array.from({ length: SUBSETS }, (_, number) => number)
    .filter((number) => !(number & (SMALL | COSTS)))
    .toSorted((a, b) => rank(a) - rank(b) || a - b)
    .map((number) => ({ ...setting, ...flagsOf(number), picture: "all", by: "time" }));
}

/** A row a subset. */
export function reduce(outcomes: readonly Outcome[], of: number): StudyResult {
  const rows = outcomes.flatMap((outcome) =>
    FOUR.map((bits, index) => ({
      number: (outcome["number"] ?? 0) | bits,
      seconds: outcome[`s${index}`] ?? 0,
      dollars: outcome[`d${index}`] ?? 0,
      done: outcome[`f${index}`] ?? 0,
    })),
  );
  return { rows, done: outcomes.length, of };
}

/** A subset that was done. */
export interface Point {
  readonly number: number;
  readonly seconds: number;
  readonly dollars: number;
}

/** What is ranked. */
export type By = Setting["by"];

/** That of a subset. */
export const amountOf = (point: Point, by: By): number => (by === "time" ? point.seconds : point.dollars);

/** What one knob does over all pairs of subsets that differ only in it. */
export interface Effect {
  readonly knob: number;
  /** How many times as long, or as dear, with it as without: the geometric mean over the pairs. */
  readonly factor: number;
  /** How many pairs there are so far, and in how many of them it made it longer or dearer by more than a hundredth. */
  readonly pairs: number;
  readonly worse: number;
}

/** Two knobs turned alone. */
export interface Pair {
  readonly knobs: readonly [number, number];
  readonly point: Point;
}

/** What a study comes to so far. */
export interface Ranking {
  readonly points: readonly Point[];
  /** Subsets whose job was never done. */
  readonly undone: number;
  readonly none: Point | undefined;
  readonly every: Point | undefined;
  /** The strongest first; knobs of which there is no pair yet are left out. */
  readonly effects: readonly Effect[];
  /** Of all pairs known, the one that alone brings it down furthest; undefined until all pairs are known. */
  readonly best: Pair | undefined;
}

/** Whether every subset was played, be it to no end. */
export const isWhole = ({ points, undone }: Pick<Ranking, "points" | "undone">): boolean =>
  points.length + undone === SUBSETS;

const WORSE = 1.01;

/** Ranks what is known. */
export function rank(study: StudyResult | undefined, by: By): Ranking {
  const at = new Map<number, Point>();
  let undone = 0;
  for (const { number = 0, seconds = 0, dollars = 0, done = 0 } of study?.rows ?? []) {
    if (done) at.set(number, { number, seconds, dollars });
    else undone += 1;
  }
  const points = [...at.values()];
  return {
    points,
    undone,
    none: at.get(0),
    every: at.get(EVERY),
    effects: effectsOf(at, by),
    best: bestOf(at, by),
  };
}

function effectsOf(at: ReadonlyMap<number, Point>, by: By): Effect[] {
  const effects = flags.flatMap((_, knob) => {
    let [sum, pairs, worse] = [0, 0, 0];
    for (const point of at.values()) {
      const turned = isOn(point.number, knob) ? undefined : at.get(point.number | (1 << knob));
      if (!turned) continue;
      const times = amountOf(turned, by) / amountOf(point, by);
      sum += Math.log(times);
      pairs += 1;
      if (times > WORSE) worse += 1;
    }
    return pairs ? [{ knob, factor: Math.exp(sum / pairs), pairs, worse }] : [];
  });
  return effects.sort((a, b) => a.factor - b.factor);
}

function bestOf(at: ReadonlyMap<number, Point>, by: By): Pair | undefined {
  const pairs: Pair[] = [];
  for (let one = 0; one < flags.length; one += 1) {
    for (let two = one + 1; two < flags.length; two += 1) {
      const point = at.get((1 << one) | (1 << two));
      if (!point) return undefined;
      pairs.push({ knobs: [one, two], point });
    }
  }
  return pairs.reduce((a, b) => (amountOf(b.point, by) < amountOf(a.point, by) ? b : a));
}

/** Whether the two strongest by their mean effect are the pair that does most alone. */
export const agrees = ({ best, effects }: Ranking): boolean =>
  best !== undefined && effects.slice(0, 2).every(({ knob }) => best.knobs.includes(knob));

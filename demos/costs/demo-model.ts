/** What lesson 10's demo shows: the waterfall of a terabyte's price, and the toy job under the same switches. */
import type { Outcome } from "../contract/outcome.ts";
import type { Tables } from "../contract/table.ts";
import { ALL_OFF } from "./demo-knobs.ts";
import { pricesOf, stepsOf, terabyteOf, type Prices, type Setting, type Step, type Terabyte } from "./demo-price.ts";
import { owedAt, toyOf, type Toy } from "./demo-toy.ts";

/** The table it needs. */
export const tables = ["cost-factors"] as const;

/** Plain data. */
export interface Model {
  readonly setting: Setting;
  readonly prices: Prices;
  readonly steps: readonly Step[];
  /** A terabyte with every switch off, as the switches stand, and with every switch on. */
  readonly worst: Terabyte;
  readonly now: Terabyte;
  readonly best: Terabyte;
  readonly toy: Toy;
}

/** Reckons and plays. */
export const modelOf = (setting: Setting, given: Tables): Model => modelWith(setting, pricesOf(given));

/** The same with what it needs of the table: for the numbers of the prose, which come from several states. */
export const modelWith = (setting: Setting, prices: Prices): Model => ({
  setting,
  prices,
  steps: stepsOf(setting, prices),
  worst: terabyteOf({ ...setting, ...ALL_OFF }, prices),
  now: terabyteOf(setting, prices),
  best: terabyteOf({ ...setting, region: true, vectorised: true, rightsized: true, arm: true, spot: true }, prices),
  toy: toyOf(setting, prices),
});

/** Where it lands on the lesson's evidence: a terabyte by the waterfall, and the whole toy job by its meter. */
export const outcomeOf = ({ now, toy }: Model): Outcome => ({
  dollarsPerTb: now.usd,
  dollars: owedAt(toy),
  seconds: toy.finished,
});

/** What lesson 3's demo shows: the same job on x86 and on ARM, and where the race lands on the evidence. */
import type { Outcome } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import type { Knobs } from "./demo-knobs.ts";
import { inputsOf, vcpuOf, whoseIs, type Inputs, type Pair } from "./demo-pairs.ts";
import { owedAt, sideOf, type Side } from "./demo-run.ts";

/** How the knobs stand. */
export type Setting = Params<Knobs>;

/** Plain data. */
export interface Model {
  readonly setting: Setting;
  readonly inputs: Inputs;
  readonly pair: Pair;
  /** How many times faster a task is on ARM, and who measured that; null: nobody. */
  readonly speed: number;
  readonly whose: string | null;
  readonly x86: Side;
  readonly arm: Side;
}

/** Plays both. */
export const modelOf = (setting: Setting, given: Tables): Model => modelWith(setting, inputsOf(given));

/** The same with what it needs of the tables: for the numbers of the prose, which come from several races. */
export function modelWith(setting: Setting, inputs: Inputs): Model {
  const { needs, remedy } = setting;
  const pair = inputs.pairs.find(({ name }) => name === setting.pair)!;
  const speed = setting.speed ?? pair.speed;
  const [x86, arm] = [vcpuOf(pair.x86, "x86_64"), vcpuOf(pair.arm, "arm64")];
  const picky = needs === "mkl" && remedy !== "built";
  return {
    setting,
    inputs,
    pair,
    speed,
    whose: whoseIs(inputs, pair.name, speed) ?? null,
    x86: sideOf({ row: x86, speed: 1, picky: false }),
    arm: sideOf({ row: arm, speed, picky, ...(remedy === "worker" ? { first: x86 } : {}) }),
  };
}

/** When the picture ends. */
export const untilOf = ({ x86, arm }: Pick<Model, "x86" | "arm">): number => Math.max(x86.until, arm.until);

/** ARM against x86; null as long as one has no end. */
export function comparedOf({ x86, arm }: Model): { readonly speed: number; readonly work: number } | null {
  if (x86.finished === null || arm.finished === null) return null;
  return { speed: x86.finished / arm.finished, work: owedAt(x86) / owedAt(arm) };
}

/** Where it lands on the lesson's evidence: nowhere, if the ARM job never ends. */
export function outcomeOf(model: Model): Outcome {
  const { x86, arm, pair, speed } = model;
  const compared = comparedOf(model);
  return {
    x86Seconds: x86.finished!,
    x86Dollars: owedAt(x86),
    chipSpeed: speed,
    priceRatio: pair.x86.usdPerHour / pair.arm.usdPerHour,
    armPair: pair.name === "genoa" ? 0 : Number(pair.name.slice(3)),
    done: compared ? 1 : 0,
    ...(compared
      ? {
          armSeconds: arm.finished!,
          armDollars: owedAt(arm),
          speed: compared.speed,
          workPerDollar: compared.work,
        }
      : {}),
  };
}

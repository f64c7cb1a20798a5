/** What pictures, words and table need of one subset: its run as rows of bars and its bill, or only what it comes to. Plain data. */
import { stripBars } from "../cluster/strip-bars.ts";
import { bill } from "../cluster/strip-bill.ts";
import type { JobBar } from "../cluster/job-bars.ts";
import type { Lease } from "../cluster/meter.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Tables } from "../contract/table.ts";
import { kindOf } from "../workload/etl.ts";
import { billsOf, inputsOf, momentOf, play, tookOf, type Inputs, type Took } from "./job.ts";
import { numberOf, type Setting } from "./knobs.ts";

/** A run ready to be drawn. Times in seconds from the change that was made. */
export interface Shown {
  readonly rows: number;
  readonly bars: readonly JobBar[];
  /** From when to when each row was there. */
  readonly there: readonly (readonly [from: number, to: number])[];
  /** When the first task began. */
  readonly began: number;
  readonly machines: number;
  readonly leases: readonly Lease[];
  /** US dollars for data from another region. */
  readonly egress: number;
  /** How long is waited for before the cluster is asked for. */
  readonly beforehand: number;
  /** How long the first machine was looked for after that. */
  readonly looked: number;
  /** Results that were computed again, or attempts cut off. */
  readonly lost: number;
}

/** One subset. */
export interface Model {
  readonly setting: Setting;
  readonly number: number;
  readonly took: Took;
  /** The run; of one of a thousand nobody sees more than what it came to. */
  readonly shown: Shown | null;
  /** What the run comes to with both knobs that only change its bill turned either way: neither, region, size, both. */
  readonly bills: readonly Took[];
  /** What it was played with, so that other subsets can be played beside it. */
  readonly inputs: Inputs;
}

/** Plays and reads it. */
export const modelOf = (setting: Setting, tables: Tables): Model => modelWith(setting, inputsOf(tables, setting.start));

/** The same on what another was played with. */
export function modelWith(setting: Setting, given: Inputs): Model {
  const inputs = { ...given, moment: momentOf(given.zones, setting.start) };
  const number = numberOf(setting);
  if (setting.picture === "all") {
    const bills = knownBills(setting, inputs);
    const mine = bills.find(({ small, costs }) => small === setting.small && costs === setting.costs)!;
    return { setting, number, took: mine.took, shown: null, bills: bills.map(({ took }) => took), inputs };
  }
  const played = play(setting, inputs);
  return { setting, number, took: tookOf(played), shown: shownOf(played), bills: [], inputs };
}

/** Four bills of each run, by the table they were reckoned from: the prose and the pictures of a build ask for the same. */
const known = new WeakMap<object, Map<string, ReturnType<typeof billsOf>>>();

function knownBills(setting: Setting, inputs: Inputs): ReturnType<typeof billsOf> {
  const own = known.get(inputs.x86.fits) ?? new Map<string, ReturnType<typeof billsOf>>();
  known.set(inputs.x86.fits, own);
  const run = numberOf({ ...setting, small: false, costs: false });
  const name = `${run} ${setting.seed} ${inputs.moment}`;
  const bills = own.get(name) ?? billsOf(setting, inputs);
  own.set(name, bills);
  return bills;
}

function shownOf({ made, run }: ReturnType<typeof play>): Shown {
  const { rows, bars, there } = stripBars(made, run, kindOf);
  const { leases, egressUsd } = bill(made, run);
  return {
    rows,
    bars,
    there: Array.from({ length: rows }, (_, row) => there(row)),
    began: Math.min(...run.executed.map(({ start }) => start)) / 1e6 + made.beforehand / 1e6,
    machines: new Set(leases.map(({ machine }) => machine)).size,
    leases,
    egress: egressUsd,
    beforehand: made.beforehand / 1e6,
    looked: Math.min(...made.grants.map(({ granted }) => granted)) / 1e6,
    lost: run.executed.filter(({ end }) => end === "killed").length,
  };
}

/** What a subset came to; of a case of the study, under all four bills. */
export function outcomeOf({ number, took, bills }: Model): Outcome {
  const four = bills.flatMap(({ seconds, dollars, done }, index) => [
    [`s${index}`, seconds] as const,
    [`d${index}`, dollars] as const,
    [`f${index}`, done ? 1 : 0] as const,
  ]);
  return { number, seconds: took.seconds, dollars: took.dollars, ...Object.fromEntries(four) };
}

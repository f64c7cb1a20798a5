/** The same job begun at many moments of the record: which ones, and what came of them. */
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { STARTS } from "./demo-knobs.ts";
import { POLICY_ORDER } from "./demo-model.ts";
import { HORIZON, type Setting } from "./demo-run.ts";
import { BUCKET, BUCKETS } from "./record.ts";

/** Starts of each policy beside the one shown, from the first moments on: all four can be compared before the thousand are done. */
export const BESIDE = 60;

/** Moments that leave room for two days of record, evenly spread from its first to its last. */
export function momentOf(index: number, of = STARTS): number {
  return Math.floor(((index + 0.5) * (BUCKETS - 1 - Math.ceil(HORIZON / BUCKET))) / of);
}

/** Coprime to `STARTS`: what is drawn while they come is an even sample, too. */
const STRIDE = 389;

/** The runs, in such an order that any first part of them is spread evenly over the record. */
export function starts(setting: Setting): Setting[] {
  return Array.from({ length: STARTS }, (_, turn) => turn).flatMap((turn) => {
    const at: Setting = { ...setting, moment: momentOf((turn * STRIDE) % STARTS), picture: "starts" };
    const others = turn < BESIDE ? POLICY_ORDER.filter((policy) => policy !== setting.policy) : [];
    return [at, ...others.map((policy): Setting => ({ ...at, policy }))];
  });
}

/** What is kept of each run. */
const KEPT = ["policy", "seconds", "finished", "givenUp", "dollars"] as const;

/** Keeps it. */
export function reduce(outcomes: readonly Outcome[], of: number): StudyResult {
  const rows = outcomes.map((outcome) => Object.fromEntries(KEPT.map((name) => [name, outcome[name] ?? 0])));
  return { rows, done: rows.length, of };
}

/** With fewer runs than this nothing is said of shares or luck. */
const ENOUGH = 200;

/** Whether a study that is under way is too young to say more than how far it is. */
export const few = ({ done, of }: Pick<StudyResult, "done" | "of">): boolean => done < Math.min(ENOUGH, of);

/** What came of the starts of one policy. */
export interface Came {
  readonly policy: Setting["policy"];
  readonly starts: number;
  readonly done: number;
  readonly givenUp: number;
  /** Seconds of those that were done, the shortest first. */
  readonly seconds: readonly number[];
  /** US dollars, on average over all starts, done or not. */
  readonly dollars: number;
}

/** Each policy of which there are starts so far. */
export function cameOf(study: StudyResult | undefined): Came[] {
  return POLICY_ORDER.flatMap((policy, index) => {
    const rows = (study?.rows ?? []).filter((row) => row["policy"] === index);
    if (!rows.length) return [];
    const done = rows.filter(({ finished }) => finished === 1);
    const sum = (name: string): number => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
    return [
      {
        policy,
        starts: rows.length,
        done: done.length,
        givenUp: sum("givenUp"),
        seconds: done.map(({ seconds = 0 }) => seconds).sort((one, other) => one - other),
        dollars: sum("dollars") / rows.length,
      },
    ];
  });
}

/** The share of starts that took longer than this run, or were not done where it was. */
export const luckOf = (
  came: Came,
  { ending, seconds }: { readonly ending: string; readonly seconds: number },
): number => (ending === "done" ? 1 - came.seconds.filter((each) => each <= seconds).length / came.starts : 0);

/** The share of starts that were done before a time. */
export const before = ({ seconds, starts: all }: Came, time: number): number =>
  seconds.filter((each) => each < time).length / all;

/** The time within which this share of all starts was done; undefined: not so many were. */
export const within = ({ seconds, starts: all }: Came, share: number): number | undefined =>
  seconds[Math.max(0, Math.ceil(share * all) - 1)];

/** The knobs: one flag a lesson, and what is shown of them. The flags are switches on the picture; the form has them too. */
import { knobNames, turns, type Knob, type Knobs as Turned } from "../cluster/knobs.ts";
import { schema, type Params } from "../contract/params.ts";

/** A flag, off as the job is often done. */
const flag = <const N extends string>(label: N, knob: Knob) =>
  ({
    kind: "flag",
    label,
    effect: `From “${turns[knob].from}” to “${turns[knob].to}”.`,
    default: false,
    more: true,
  }) as const;

/** In the order of the lessons, then what is shown. */
export const knobs = schema({
  gil: flag("Lesson 1: GIL", "gil-vigilance"),
  kubernetes: flag("Lesson 2: raw VMs", "kubernetes"),
  arm: flag("Lesson 3: ARM", "arm"),
  docker: flag("Lesson 4: no image", "docker"),
  zones: flag("Lesson 5: any zone", "zones"),
  adaptive: flag("Lesson 6: adaptive", "adaptive"),
  small: flag("Lesson 7: machines that fit", "small"),
  fast: flag("Lesson 8: batches", "fast"),
  scale: flag("Lesson 9: more machines", "scale-up"),
  costs: flag("Lesson 10: right region", "costs"),
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows one run of the job, or what all 1,024 ways to turn ten knobs come to.",
    default: "run",
    options: { run: "one run", all: "all 1,024" },
  },
  by: {
    kind: "choice",
    label: "Rank by",
    effect: "Ranks the knobs, and chooses the two that matter most, by the time to the result or by the bill.",
    default: "time",
    options: { time: "time", dollars: "dollars" },
  },
  start: {
    kind: "choice",
    label: "Its zone has",
    effect: "Begins when the one zone has no spot machine, at the moment of lesson 5, or when it next has some.",
    default: "none",
    options: { none: "no machine", some: "machines" },
  },
  seed: {
    kind: "number",
    label: "Seed",
    effect: "Draws anew how long tasks and start-ups take; all 1,024 are then played again.",
    default: 7,
    min: 1,
    max: 99,
    unit: "count",
    integer: true,
    more: true,
  },
});
/** Their record. */
export type Knobs = typeof knobs;
/** Where they stand. */
export type Setting = Params<Knobs>;

/** The flags in the order of the lessons. */
export const flags = [
  "gil",
  "kubernetes",
  "arm",
  "docker",
  "zones",
  "adaptive",
  "small",
  "fast",
  "scale",
  "costs",
] as const;

/** How many ways there are to turn them. */
export const SUBSETS = 1 << flags.length;
/** The last one: every knob turned. */
export const EVERY = SUBSETS - 1;

/** The number of a subset: bit k is the k-th knob. */
export const numberOf = (setting: Setting): number =>
  flags.reduce((number, flag, bit) => number + (setting[flag] ? 1 << bit : 0), 0);

/** The flags of a subset's number. */
export const flagsOf = (number: number): Pick<Setting, (typeof flags)[number]> =>
  Object.fromEntries(flags.map((flag, bit) => [flag, isOn(number, bit)])) as Pick<Setting, (typeof flags)[number]>;

/** Whether a knob, from 0, is turned in a subset. */
export const isOn = (number: number, knob: number): boolean => ((number >> knob) & 1) === 1;

/** How many knobs are turned. */
export const turnedIn = (number: number): number => flags.filter((_, knob) => isOn(number, knob)).length;

/** The knobs of a setting as the parts of the job name them. */
export const turnedOf = (setting: Setting): Turned =>
  Object.fromEntries(knobNames.map((name, bit) => [name, setting[flags[bit]!]])) as unknown as Turned;

/** What a knob, from 0, is called in a sentence: what it is turned to. */
export const nameOf = (knob: number): string => SHORT[knob]!;

const SHORT: readonly string[] = [
  "a process per core",
  "raw VMs",
  "ARM",
  "no image",
  "any zone",
  "adaptive scaling",
  "machines that fit",
  "batches",
  "more machines",
  "the data’s region",
];

/** What stands beside its switch, in several lengths. */
export function besideOf(knob: number, on: boolean): readonly string[] {
  const { from, to } = turns[knobNames[knob]!];
  return [on ? to : from, on ? nameOf(knob) : (BRIEF[knob] ?? from)];
}

/** Where a knob is turned from, in few words. */
const BRIEF: readonly string[] = [
  "one process",
  "a node pool",
  "x86",
  "an image",
  "one zone",
  "a fixed cluster",
  "too large",
  "small calls",
  "few machines",
  "other region",
];

/** The sentences of a run. The first one leads. */
import { count, dollars, duration, plural } from "../contract/format.ts";
import { defaults } from "../contract/params.ts";
import { DASK_FORGIVES, knobs } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import { HORIZON, PLACES, START_UP } from "./demo-run.ts";
import { MIDDLE, momentWords } from "./record.ts";

/** A policy in a few words, for the key and the name of a ghost. */
export function policyName({ setting: { policy, zone } }: Pick<Model, "setting">): string {
  if (policy === "any") return "any zone";
  if (policy === "best") return `best of ${regionOf(zone)}`;
  return policy === "fallback" ? `full price if ${zone} has none` : `only ${zone}`;
}

/** The same in a word or two, beside the others. */
export const shortName = (policy: Model["setting"]["policy"]): string =>
  ({ pinned: "one zone", best: "region’s best", any: "any zone", fallback: "full price if none" })[policy];

/** us-east-1d → us-east-1. */
export const regionOf = (zone: string): string => zone.slice(0, -1);

/** A bill: from $10 on nobody counts cents. */
export const bill = (usd: number): string => dollars(usd >= 10 ? Math.round(usd) : usd);

/** "done after 7 h 7 min", or how it ended instead. */
export function endWords({ ending, seconds }: Pick<Model, "ending" | "seconds">): string {
  if (ending === "done") return `done after ${duration(seconds)}`;
  return ending === "late" ? `not done within ${duration(HORIZON)}` : `Dask gave up after ${duration(seconds)}`;
}

/** Machines that a place has at a moment, and how many of those have checked in. */
export function machinesAt({ grants }: Pick<Model, "grants">, at: number): { given: number; ready: number } {
  const there = grants.filter(({ granted, gone }) => granted <= at * 1e6 && (gone ?? Infinity) > at * 1e6);
  return { given: there.length, ready: there.filter(({ arrives }) => arrives !== null && arrives <= at * 1e6).length };
}

/** Machines taken away up to a moment. */
export const takenAt = ({ grants }: Pick<Model, "grants">, at: number): number =>
  grants.filter(({ gone }) => gone !== null && gone <= at * 1e6).length;

/** In the middle of the run. */
export function running(model: Model, at: number): string {
  if (at < START_UP.least) return assumed(model);
  const { given, ready } = machinesAt(model, at);
  const taken = takenAt(model, at);
  const gone = model.vain.filter((each) => each.at <= at).length;
  const now =
    given === 0
      ? `No machine to be had ${whereWords(model)}`
      : ready === PLACES
        ? `All ${count(PLACES)} machines at work`
        : `${count(ready)} of ${count(PLACES)} machines at work`;
  return [
    `${now}, ${duration(Math.round(at / 60) * 60)} after the start.`,
    taken
      ? `${plural(taken, "machine")} taken away so far${gone ? `, and ${plural(gone, "finished task")} with them` : ""}.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** At the start: whose machines, and what is taken for granted. */
const assumed = ({ setting }: Pick<Model, "setting">): string =>
  `${capital(policyName({ setting }))}: ${count(PLACES)} machines are asked for. ` +
  `Assumed: a machine starts in ${duration(START_UP.least)} to ${duration(START_UP.most)}. ${forgiving(setting)}`;

const whereWords = ({ setting: { policy, zone } }: Model): string =>
  policy === "any" ? "in any of the nine zones" : policy === "best" ? `in ${regionOf(zone)}` : `in ${zone}`;

/** What it came to. */
export function ended(model: Model): string {
  const { setting, taken, lost, without, dollars: price, ending } = model;
  const losses = [
    taken ? `${plural(taken, "machine")} taken away` : "No machine taken away",
    taken ? `${machineHours(lost)} of work lost` : "",
    without > DRY ? `${duration(without)} without any machine` : "",
  ];
  const full = fullPrice(model);
  return [
    `${capital(policyName(model))}: ${endWords(model)}, for ${bill(price)}.`,
    ending === "given-up"
      ? `A task was on more than ${plural(setting.forgiven, "lost machine")}, and Dask blames the task.`
      : "",
    `${losses.filter(Boolean).join(", ")}.`,
    full ? `${full === PLACES ? "All" : count(full)} places went over to full price.` : "",
    setting.policy === "any" ? "Traffic between three regions, which no one Coiled cluster spans, is left out." : "",
    isStandard(setting) ? "Of nine zones, this is the middle one." : "",
    setting.moment === MIDDLE ? "" : `It began on ${momentWords(setting.moment)} of the record.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What nobody has turned a knob of: the rule by which its zone was chosen is about this run alone. */
const isStandard = (setting: Model["setting"]): boolean =>
  Object.entries(defaults(knobs)).every(([name, value]) => setting[name as keyof typeof setting] === value);

/** How many lost machines a task may have been on: what comes of it hangs on that. */
export const forgiving = ({ forgiven }: Pick<Model["setting"], "forgiven">): string =>
  forgiven === DASK_FORGIVES
    ? `Dask as it comes forgives a task ${plural(forgiven, "lost machine")}.`
    : `Here Dask forgives a task ${plural(forgiven, "lost machine")}; as it comes, ${count(DASK_FORGIVES)}.`;

/** Seconds without a machine that are more than starting up. */
const DRY = 600;

/** Machine-hours, as people say them. */
export const machineHours = (seconds: number): string => plural(Math.round(seconds / 3600), "machine-hour");

/** Places that fell back on a machine at full price. */
export const fullPrice = ({ grants }: Pick<Model, "grants">): number =>
  new Set(grants.filter(({ spot }) => !spot).map(({ slot }) => slot)).size;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the demo shows: a day of a pool and its bill, or the toy job on a pool and on raw VMs. */
import type { InstanceRow } from "../cluster/instances.ts";
import type { LatencyRow } from "../cluster/latencies.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { dayOf, hoursUntil, type Day } from "./day.ts";
import type { Knobs } from "./demo-knobs.ts";
import { MACHINE, stripsOf, type Strips } from "./demo-strip.ts";
import { policyNames, poolOf, type PolicyName } from "./policies.ts";
import { DAYS, storyOf, type Story } from "./story.ts";

/** The knobs as they stand. */
export type Setting = Params<Knobs>;

/** What is read from the tables. */
export interface Inputs {
  readonly story: Story;
  readonly latencies: readonly LatencyRow[];
  readonly machine: InstanceRow;
}

/** Plain data. */
export interface Model {
  readonly setting: Setting;
  readonly inputs: Inputs;
  readonly day: Day;
  /** US dollars a node-hour; of the story, unless it was set. */
  readonly price: number;
  readonly inferred: boolean;
  /** The same day under each worse policy, the worst first: what this one spares. */
  readonly worse: readonly { readonly policy: PolicyName; readonly billed: number }[];
  /** Only where they are shown. */
  readonly strips?: Strips;
}

/** Reads the tables. */
export const inputsOf = (tables: Tables): Inputs => ({
  story: storyOf(tables),
  latencies: rowsOf<LatencyRow>(tables, "kubernetes-latencies"),
  machine: rowsOf<InstanceRow>(tables, "prices").find(({ type }) => type === MACHINE)!,
});

/** Plays the setting. */
export function modelOf(setting: Setting, inputs: Inputs): Model {
  const { story, latencies, machine } = inputs;
  const play = (policy: PolicyName): Day => dayOf(setting, poolOf({ ...setting, policy }, latencies, story));
  const worse = setting.picture === "day" ? policyNames.slice(0, policyNames.indexOf(setting.policy)) : [];
  return {
    setting,
    inputs,
    day: play(setting.policy),
    worse: worse.map((policy) => ({ policy, billed: play(policy).billed })),
    price: setting.price ?? story.worked[10].usdPerNodeHour,
    inferred: setting.price === null,
    ...(setting.picture === "strip" ? { strips: stripsOf(setting.minutes, machine, latencies) } : {}),
  };
}

/** Seconds of a day. */
export const DAY_SECONDS = 86_400;

/** Node-hours billed until a moment of the day. */
export const billedUntil = ({ day }: Model, at: number): number =>
  at >= DAY_SECONDS
    ? day.billed
    : hoursUntil(day.working, at) + hoursUntil(day.starting, at) + hoursUntil(day.idle, at);

/** The month's bill if each of its days is this one; until a moment, as much of each. */
export const monthUntil = (model: Model, at: number = Infinity): number => billedUntil(model, at) * model.price * DAYS;

/** What of it pays for work. */
export const workMonth = (model: Model): number => model.day.wanted * model.price * DAYS;

/** How many node-hours are billed for each that is wanted. */
export const overBilled = ({ day }: Model): number => day.billed / day.wanted;

/** Where it lands. */
export const outcomeOf = (model: Model): Outcome => ({
  overBilling: overBilled(model),
  nodeHours: model.day.billed,
  dollars: monthUntil(model),
  wait: model.day.wait,
  day: model.strips ? 0 : 1,
  ...(model.strips ? { unbilled: model.strips.pool.unbilled, rawUnbilled: model.strips.raw.unbilled } : {}),
});

/** The demo's sentences. The first one leads. */
import { count, dollars, duration, plural } from "../contract/format.ts";
import { hoursUntil } from "./day.ts";
import { billedUntil, DAY_SECONDS, monthUntil, overBilled, type Model } from "./demo-model.ts";
import type { Stripped } from "./demo-strip.ts";
import { knobs } from "./demo-knobs.ts";
import { nodeHours, times } from "./said.ts";

/** A policy in a word or two, as its knob calls it. */
export const policyName = ({ setting }: Model): string => knobs.policy.options[setting.policy];

/** What the run before is called beside this one: by what differs; "" if nothing does that the day shows. */
export function nameOf(ghost: Model, now: Model): string {
  const [then, here] = [ghost.setting, now.setting];
  const names = [
    then.policy === here.policy ? "" : policyName(ghost),
    then.nodes === here.nodes ? "" : plural(then.nodes, "node"),
    then.minutes === here.minutes ? "" : plural(then.minutes, "minute"),
    then.every === here.every ? "" : `every ${plural(then.every, "hour")}`,
    then.startup === here.startup ? "" : "another start",
    ghost.price === now.price ? "" : `${dollars(ghost.price)} an hour`,
  ].filter(Boolean);
  return names.length > 1 ? "before" : (names[0] ?? "");
}

const rough = (seconds: number): string =>
  duration(seconds < 60 ? Number(seconds.toPrecision(2)) : Math.round(seconds));

/** The day's policies, in words. */
const WAYS = {
  story: (removal: string) => `Idle nodes leave one per ${removal}`,
  idle: () => "Nodes idle for ten minutes leave, ten at a scan",
  bulk: () => "Nodes idle for ten minutes leave together",
  vms: () => "Machines go as their job ends, which is assumed",
} as const;

/** In the middle of the day. */
export function running(model: Model, at: number): string {
  const { day } = model;
  if (at <= 0) {
    const { nodes, minutes, every } = model.setting;
    return `Midnight: the first job wants ${plural(nodes, "node")} for ${plural(minutes, "minute")}. There is one ${every === 1 ? "every hour" : `every ${plural(every, "hour")}`}.`;
  }
  const [billed, work] = [billedUntil(model, at), hoursUntil(day.working, at)];
  const clock = duration(Math.max(60, Math.round(at / 60) * 60));
  return `${nodeHours(billed)} billed after ${clock}, ${nodeHours(work)} of them at work. The month’s bill, with all its days as far: ${dollars(monthUntil(model, at))}.`;
}

/** What the day came to. */
export function ended(model: Model): string {
  const { day, inputs, setting } = model;
  const lead = `${times(overBilled(model))} what was wanted: ${nodeHours(day.billed)} for ${count(Number(day.wanted.toPrecision(3)))}.`;
  const come = day.wait >= 1 ? `; they come in ${rough(day.wait)}` : "";
  const how = `${WAYS[setting.policy](duration(inputs.story.removalMinutes * 60))}${come}.`;
  const price = model.inferred ? "price inferred" : `at ${dollars(model.price)} a node-hour`;
  return `${lead} ${how} ${dollars(monthUntil(model))} a month, ${price}.`;
}

/** The toy job, part way: where each of the two is. */
export function stripRunning({ strips }: Model, at: number): string {
  const { pool, raw } = strips!;
  if (at <= 0)
    return `Both wait: the toy job of ${plural(pool.tasks, "task")} wants ${plural(pool.machines, "machine")} now.`;
  const state = ({ up, finished, unbilled }: Stripped): string =>
    at < up
      ? "waits for machines"
      : at < finished
        ? "works"
        : at < unbilled
          ? "is done, and still billed"
          : "is done, and no longer billed";
  return `After ${rough(at)}, the job on raw VMs ${state(raw)}. The one on the pool ${state(pool)}.`;
}

/** The toy job when nothing is billed any more. */
export function stripEnded({ strips }: Model): string {
  const { pool, raw } = strips!;
  return (
    `${rough(pool.unbilled)} billed on the pool, ${rough(raw.unbilled)} on raw VMs. ` +
    `The same job starts after ${rough(pool.up)} or ${rough(raw.up)} and costs ${dollars(pool.usd)} or ${dollars(raw.usd)}, ` +
    `on ${plural(pool.machines, "machine")}. Assumed: nothing to install, raw VMs go at once.`
  );
}

/** A clock for a moment of the run's span. */
export const spanOf = ({ strips }: Model): number =>
  strips ? Math.max(strips.pool.unbilled, strips.raw.unbilled) : DAY_SECONDS;

/** Nodes a job, in words. */
export const nodesOf = ({ setting }: Model): string => count(setting.nodes);

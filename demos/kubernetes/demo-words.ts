/** The demo's sentences. The first one leads. */
import { dollars, duration, plural } from "../contract/format.ts";
import { hoursUntil } from "./day.ts";
import { billedUntil, DAY_SECONDS, monthUntil, overBilled, workMonth, type Model } from "./demo-model.ts";
import type { Stripped } from "./demo-strip.ts";
import type { PolicyName } from "./policies.ts";
import { nodeHours, rough, times } from "./said.ts";

/** A policy by what it is, the longer form first. Ten minutes idle are Cluster Autoscaler’s only while its nodes also start that way. */
export function poolNames({ setting: { policy, startup } }: Model): readonly string[] {
  if (policy === "story") return ["the story’s pool"];
  if (policy === "vms") return ["a VM for each job"];
  if (policy === "bulk") return ["ten minutes idle, then all together"];
  const own = startup === "own" || startup === "ca";
  return own
    ? ["Cluster Autoscaler’s default: ten minutes idle", "Cluster Autoscaler’s default"]
    : ["ten minutes idle"];
}

/** The shortest of them. */
export const poolName = (model: Model): string => poolNames(model).at(-1)!;

/** When idle nodes leave under a policy, in few words. */
export const policyWords = (policy: PolicyName, minutes: number): string =>
  ({
    story: `one every ${minutes}\u00a0min`,
    idle: "after ten minutes",
    bulk: "after ten, together",
    vms: "with their job",
  })[policy];

/** What the run before is called beside this one: by what differs; "" if nothing does that the day shows. */
export function nameOf(ghost: Model, now: Model): string {
  const [then, here] = [ghost.setting, now.setting];
  const names = [
    then.policy === here.policy ? "" : poolName(ghost),
    then.nodes === here.nodes ? "" : plural(then.nodes, "node"),
    then.minutes === here.minutes ? "" : plural(then.minutes, "minute"),
    then.every === here.every ? "" : `every ${plural(then.every, "hour")}`,
    then.startup === here.startup ? "" : "another start",
    ghost.price === now.price ? "" : `${dollars(ghost.price)} an hour`,
  ].filter(Boolean);
  return names.length > 1 ? "before" : (names[0] ?? "");
}

/** The day's policies, in words. */
const WAYS = {
  story: (removal: string) => `leave one per ${removal} once idle`,
  idle: () => "leave after ten idle minutes",
  bulk: () => "leave together after ten idle minutes",
  vms: () => "leave with their job",
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
  const name = `${poolNames(model).length > 1 ? "Kubernetes with " : ""}${poolName(model)}`;
  const lead = `${name[0]!.toUpperCase()}${name.slice(1)} bills ${times(overBilled(model))} the work.`;
  const come = day.wait >= 1 ? `come in ${rough(day.wait)} and ` : "";
  const leave = WAYS[setting.policy](duration(inputs.story.removalMinutes * 60));
  const how = `${setting.policy === "vms" ? "VMs" : "Nodes"} ${come}${leave}`;
  const price = model.inferred ? "an inferred price" : `${dollars(model.price)} a node-hour`;
  return `${lead} ${how}: ${dollars(monthUntil(model))} a month at ${price}, ${dollars(workMonth(model))} of it work.`;
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
  return `After ${rough(at)}, the job on VMs of its own ${state(raw)}. The one on the pool ${state(pool)}.`;
}

/** The toy job when nothing is billed any more. */
export function stripEnded({ strips }: Model): string {
  const { pool, raw } = strips!;
  return (
    `${rough(pool.unbilled)} billed on the pool, ${rough(raw.unbilled)} on VMs of its own. ` +
    `Its ${plural(pool.machines, "machine")} come after ${rough(pool.up)}, not ${rough(raw.up)}, and idle ${rough(pool.unbilled - pool.finished)}. VMs go with the job.`
  );
}

/** A clock for a moment of the run's span. */
export const spanOf = ({ strips }: Model): number =>
  strips ? Math.max(strips.pool.unbilled, strips.raw.unbilled) : DAY_SECONDS;

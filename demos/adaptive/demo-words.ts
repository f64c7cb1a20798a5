/** The sentences of a run. The first one leads. */
import { count, duration, plural } from "../contract/format.ts";
import { demands } from "./demo-demand.ts";
import { paid, scoreOf, valueAt, waited, type Model } from "./demo-model.ts";

const POLICIES = {
  static: "A fixed cluster",
  idle: "A cluster with an idle timeout",
  adaptive: "Adaptive",
  yours: "Your cluster",
} as const;

/** A whole number as people say it. */
export const whole = (number: number): string => count(Math.round(number));

/** In the middle of the run. */
export function running(model: Model, at: number): string {
  const { wanted, arriving, running: there, retiring, queue, done, tasks } = model;
  const now = (steps: Model["wanted"]): number => valueAt(steps, at);
  const others = [
    now(arriving) ? `${count(now(arriving))} arriving` : "",
    now(retiring) ? `${count(now(retiring))} retiring` : "",
  ].filter(Boolean);
  return (
    `${plural(now(there), "worker")} running${others.length ? `, ${others.join(" and ")}` : ""}, ${count(now(wanted))} wanted. ` +
    `At ${duration(at)}, ${count(Math.max(0, now(queue)))} tasks wait, ${count(now(done))} of ${count(tasks)} are done.`
  );
}

/** What it came to. */
export function ended(model: Model): string {
  const { setting, missing, recordings } = model;
  const who = POLICIES[setting.policy];
  const did = missing
    ? `${who} left ${plural(missing, "result")} undone.`
    : `${who}: ${duration(waited(model))} of waiting, ${whole(paid(model))} worker-seconds paid.`;
  const score = `Score ${whole(scoreOf(model))}, lower is better.`;
  return [did, score, why(model), ofDask(recordings)].filter(Boolean).join(" ");
}

/** The one thing to see in it, if there is one. */
function why(model: Model): string {
  const { setting, unused, again, ups } = model;
  if (again > 1)
    return `${plural(again, "run")} of tasks ${again === 1 ? "was" : "were"} lost with a worker and done again.`;
  if (unused > 0) return `${plural(unused, "worker was", "workers were")} paid for and never ran a task.`;
  if (setting.policy === "yours" && setting.workers.length === 0)
    return "Nobody was asked for: say under “Your workers” how many there are to be, and when.";
  if (setting.policy === "adaptive" && setting.startup >= 5 && ups > 1)
    return `${ups === 2 ? "Twice" : `${count(ups)} times`} it asked, and workers took ${duration(setting.startup)}.`;
  return "";
}

function ofDask(recordings: Model["recordings"]): string {
  if (recordings.length === 0) return "";
  const spans = recordings.map(({ makespanSeconds }) => makespanSeconds).toSorted((a, b) => a - b);
  const range =
    spans.length > 1
      ? `${duration(spans[0]!)} to ${duration(spans.at(-1)!)} in ${plural(spans.length, "run")}`
      : duration(spans[0]!);
  return `Real Dask ${recordings[0]!.daskVersion}, set up the same, took ${range}.`;
}

/** What was asked of it. */
export const asked = ({ setting }: Model): string => demands[setting.demand];

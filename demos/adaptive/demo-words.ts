/** The sentences of a run. The first one leads. */
import { count, duration, plural, share } from "../contract/format.ts";
import { demands } from "./demo-demand.ts";
import { paid, scoreOf, valueAt, waited, WAITING_WEIGHS, type Model } from "./demo-model.ts";
import { patienceOf, pausesOf, roughly } from "./demo-pauses.ts";
import { waitWords } from "./demo-waits.ts";

const POLICIES = {
  static: "A fixed cluster",
  idle: "A cluster with an idle timeout",
  adaptive: "Adaptive",
  yours: "Your cluster",
} as const;

/** A number of worker-seconds, or of points, as people say it: three figures, and nothing after the point. */
export const whole = (number: number): string => count(Number(Math.round(number).toPrecision(3)));

/** In the middle of the run. */
export function running(model: Model, at: number): string {
  const { wanted, arriving, running: there, retiring, queue, done, tasks } = model;
  const now = (steps: Model["wanted"]): number => valueAt(steps, at);
  const others = [
    now(arriving) ? `${count(now(arriving))} starting` : "",
    now(retiring) ? `${count(now(retiring))} retiring` : "",
  ].filter(Boolean);
  return (
    `${plural(now(there), "worker")} running${others.length ? `, ${others.join(" and ")}` : ""}, ${count(now(wanted))} wanted. ` +
    `At ${duration(at)}, ${count(Math.max(0, now(queue)))} tasks wait, ${count(now(done))} of ${count(tasks)} are done.`
  );
}

/** What it came to. */
export function ended(model: Model): string {
  const { setting, missing, recordings, fixed } = model;
  const who = POLICIES[setting.policy];
  // Only a game has points.
  const score =
    setting.policy === "yours"
      ? `Score ${whole(scoreOf(model))}: what is paid + ${WAITING_WEIGHS} × the waiting; lower is better.`
      : "";
  const [did, bill] = missing
    ? [`${who} left ${plural(missing, "result")} undone.`, ""]
    : fixed
      ? [
          `${who} pays ${besideFixed(model, fixed)}.`,
          `${whole(paid(model))} worker-seconds instead of ${whole(fixed.paid)}.`,
        ]
      : [lead(model), `Paid for: ${whole(paid(model))} worker-seconds.`];
  return [did, fixed ? bill : score, why(model), fixed ? "" : bill, ofDask(recordings)].filter(Boolean).join(" ");
}

/** What whoever waits for results sees of it. */
function lead(model: Model): string {
  const waiting = waitWords(waited(model));
  const after = pauseOf(model)?.after;
  if (after === "gone") return `Everybody waits twice: ${waiting}.`;
  return after === "there"
    ? "The second burst starts at once."
    : `${POLICIES[model.setting.policy]}: you wait ${waiting}.`;
}

/** Both sides of the bargain: what is saved, and who waits for it. */
function besideFixed(model: Model, fixed: NonNullable<Model["fixed"]>): string {
  const longer = Math.round(waited(model) - fixed.waited);
  const wait =
    longer === 0 ? "nobody waiting longer" : `${duration(Math.abs(longer))} ${longer > 0 ? "more" : "less"} waiting`;
  const part = paid(model) / fixed.paid - 1;
  return `${share(Math.abs(part))} ${part < 0 ? "less" : "more"} than a fixed cluster, ${longer > 0 && part < 0 ? "for" : "with"} ${wait}`;
}

/** The one pause, if workers were to go by themselves, and whether they were there after it. */
function pauseOf(
  model: Model,
): { readonly lasts: string; readonly waits: string; readonly after: "gone" | "there" } | undefined {
  const patience = patienceOf(model.setting);
  const pauses = pausesOf(model);
  // Workers that come at once are no loss.
  if (patience === undefined || pauses.length !== 1 || model.setting.startup < 5) return undefined;
  const [from, to] = pauses[0]!;
  const there = model.running.filter(([at]) => at > from && at < to).map(([, value]) => value);
  const before = valueAt(model.running, from);
  const [waits, lasts] = [roughly(patience), roughly(to - from)];
  if (before > 0 && patience < to - from && valueAt(model.running, to) === 0) return { lasts, waits, after: "gone" };
  if (before > 0 && patience > to - from && there.every((value) => value === before))
    return { lasts, waits, after: "there" };
  return undefined;
}

/** What became of the workers in it. */
function inPause(model: Model): string {
  const pause = pauseOf(model);
  if (!pause) return "";
  const { lasts, waits, after } = pause;
  return after === "gone"
    ? `The pause of ${lasts} outlasts the patience of ${waits}: nobody is left for the next burst.`
    : `The patience of ${waits} outlasts the pause of ${lasts}: everybody stays.`;
}

/** The one thing to see in it, if there is one. */
function why(model: Model): string {
  const { setting, unused, again, ups } = model;
  if (again > 1)
    return `${plural(again, "run")} of tasks ${again === 1 ? "was" : "were"} lost with a worker and done again.`;
  if (unused > 0) return `${plural(unused, "worker was", "workers were")} paid for and never ran a task.`;
  if (setting.policy === "yours" && setting.workers.length === 0)
    return "Nobody was asked for: say under “Your workers” how many there are to be, and when.";
  const paused = model.fixed ? "" : inPause(model);
  if (paused) return paused;
  if (setting.policy === "adaptive" && setting.startup >= 5 && ups > 1)
    return `New workers were asked for ${ups === 2 ? "twice" : `${count(ups)} times`}, and took ${duration(setting.startup)} to come.`;
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

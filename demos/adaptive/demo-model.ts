/** What the cockpit shows of a run: plain steps over time, what it cost and who waited, and real Dask where it was recorded. */
import type { Outcome } from "../contract/outcome.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { leasesOf } from "../cluster/leases.ts";
import { billedTime, costAt, type Lease } from "../cluster/meter.ts";
import type { WorkerLife } from "../scheduler/index.ts";
import { demands } from "./demo-demand.ts";
import type { Step } from "./demo-manual.ts";
import { recordingsOf } from "./demo-recorded.ts";
import type { RunRow } from "./recordings.ts";
import { gapsOf, run, type Result, type Setting } from "./demo-run.ts";

/** Plain data; times in seconds since the first submission. */
export interface Model {
  readonly setting: Setting;
  readonly tasks: number;
  /** How many there were from each moment on. */
  readonly wanted: readonly Step[];
  readonly arriving: readonly Step[];
  readonly running: readonly Step[];
  readonly retiring: readonly Step[];
  /** Tasks that were submitted and do not run yet: on the scheduler, on a worker's list, or waiting for inputs. */
  readonly queue: readonly Step[];
  readonly done: readonly Step[];
  /** 1 while the client waits for something, else 0. */
  readonly unfinished: readonly Step[];
  readonly leases: readonly Lease[];
  /** When the client had everything; where it never had: when nothing moved any more. */
  readonly finished: number;
  /** The whole picture: until nothing is paid for any more. */
  readonly ends: number;
  readonly missing: number;
  /** Runs of tasks that were in vain: ended with their worker, or whose result was lost and computed again. */
  readonly again: number;
  readonly ups: number;
  /** Workers that were paid for and never ran a task. */
  readonly unused: number;
  /** Of those running, how many had a task, and how many had none. */
  readonly busy: readonly Step[];
  readonly idle: readonly Step[];
  /** Seconds of workers in which they had one. */
  readonly worked: number;
  readonly recordings: readonly RunRow[];
  /** When nothing was to do between two submissions. */
  readonly pauses: readonly (readonly [from: number, to: number])[];
  /** What the same work comes to on as many workers that stay; where there is a break, that is the question. */
  readonly fixed?: { readonly paid: number; readonly waited: number };
}

/** US dollars of a core for an hour on demand: an assumption, the upper price of “Ten Cents Per Terabyte” (facts.md, lesson 10). */
export const USD_PER_CORE_HOUR = 0.04;

/** A second in which somebody waits for results counts as so many seconds of a worker: an assumption, the score's only one. */
export const WAITING_WEIGHS = 5;

/** Plays a run and reads it. */
export function modelOf(setting: Setting, tables: Tables): Model {
  const result = run(setting);
  const { played, lives, wanted, demand } = result;
  const { ends } = result;
  const rows = rowsOf<RunRow>(tables, "adaptive-runs");
  const [queue, done, unfinished] = progress(result);
  const stop = (life: WorkerLife): number => (life.left === null ? ends : life.left / 1e6);
  const spans = busySpans(played.executed);
  const running = counted(
    lives.flatMap((life) =>
      life.arrived === null ? [] : [[life.arrived / 1e6, life.retiring === null ? stop(life) : life.retiring / 1e6]],
    ),
  );
  const busy = least(running, counted(spans));
  const ran = new Set(played.executed.map(({ worker }) => worker));
  const finishes = played.executed.filter(({ end }) => end === "finished").length;
  const tasks = demand.submissions.reduce((sum, [, many]) => sum + many, 0);
  const steps = wanted.map(([, value]) => value);
  return {
    setting,
    tasks,
    wanted: stepped(wanted),
    arriving: counted(lives.map((life) => [life.asked / 1e6, life.arrived === null ? stop(life) : life.arrived / 1e6])),
    running,
    retiring: counted(lives.flatMap((life) => (life.retiring === null ? [] : [[life.retiring / 1e6, stop(life)]]))),
    queue,
    done,
    unfinished,
    leases: leasesOf(
      { workers: lives, finished: played.finished },
      {
        usdPerHour: USD_PER_CORE_HOUR * setting.threads,
        until: Math.round(ends * 1e6),
        machineOf: (_, index) => `m${index}`,
      },
    ),
    finished: played.finished / 1e6,
    ends,
    missing: tasks - valueAt(done, ends),
    again: played.executed.length - finishes + Math.max(0, finishes - tasks),
    ups: steps.filter((value, index) => index > 0 && value > steps[index - 1]!).length,
    unused: lives.filter(({ worker }) => !ran.has(worker)).length,
    busy,
    idle: less(running, busy),
    worked: spans.reduce((sum, [from, to]) => sum + to - from, 0),
    recordings: recordingsOf(rows, setting),
    pauses: gapsOf(result),
    ...(setting.demand === "break" && setting.policy === "adaptive" ? { fixed: fixedOf(setting, tables) } : {}),
  };
}

function fixedOf(setting: Setting, tables: Tables): NonNullable<Model["fixed"]> {
  const model = modelOf({ ...setting, policy: "static" }, tables);
  return { paid: paid(model), waited: waited(model) };
}

/** Worker-seconds paid for until a moment. */
export const paid = ({ leases }: Model, at = Infinity): number => billedTime(leases, at * 1e6, { step: 1 }) / 1e6;

/** US dollars owed at a moment. */
export const owed = ({ leases }: Model, at = Infinity): number => costAt(leases, at * 1e6, { step: 1 });

/** Seconds in which the client waited for something, until a moment. */
export function waited({ unfinished, ends }: Model, at = Infinity): number {
  return unfinished.reduce((sum, [from, value], index) => {
    const to = Math.min(at, unfinished[index + 1]?.[0] ?? ends);
    return value > 0 && to > from ? sum + to - from : sum;
  }, 0);
}

/** The score, in worker-seconds; lower is better. */
export const scoreOf = (model: Model, at = Infinity): number => paid(model, at) + WAITING_WEIGHS * waited(model, at);

/** The value at a moment. */
export function valueAt(steps: readonly Step[], at: number): number {
  let value = 0;
  for (const [from, next] of steps) {
    if (from > at) break;
    value = next;
  }
  return value;
}

/** Where the run lands: its numbers, and its running workers as `at0, workers0, at1, …` for a curve among recorded ones. */
export function outcomeOf(model: Model): Outcome {
  const { setting, running } = model;
  const steps = running.slice(0, 40);
  return {
    workload: Object.keys(demands).indexOf(setting.demand),
    seconds: model.finished,
    workerSeconds: paid(model),
    dollars: owed(model),
    waiting: waited(model),
    score: scoreOf(model),
    used: usedOf(model.worked, paid(model)),
    ...(model.fixed ? { usedFixed: usedOf(model.worked, model.fixed.paid) } : {}),
    startup: setting.startup,
    rules: Number.parseInt(setting.rules, 10),
    adaptive: setting.policy === "adaptive" ? 1 : 0,
    // One whose knobs are those of the recordings may be laid over them.
    recorded: model.recordings.length,
    ends: model.ends,
    steps: steps.length,
    ...Object.fromEntries(
      steps.flatMap(([at, value], index) => [
        [`at${index}`, at],
        [`workers${index}`, value],
      ]),
    ),
  };
}

/** The share of what was paid for in which workers had a task, 0 to 1. */
const usedOf = (worked: number, paid: number): number => (paid > 0 ? Math.min(1, worked / paid) : 0);

/** Shorter pauses than this between two tasks are the scheduler's and nobody's idleness, in seconds. */
const BREATH = 0.1;

/** When workers had a task: each one's stretches, with the breaths between tasks. */
function busySpans(executed: Result["played"]["executed"]): Step[] {
  const open = new Map<string, { from: number; to: number }>();
  const spans: { from: number; to: number }[] = [];
  for (const { worker, start, stop } of executed.toSorted((one, other) => one.start - other.start)) {
    const last = open.get(worker);
    if (last && start / 1e6 - last.to < BREATH) last.to = Math.max(last.to, stop / 1e6);
    else {
      const span = { from: start / 1e6, to: stop / 1e6 };
      open.set(worker, span);
      spans.push(span);
    }
  }
  return spans.map(({ from, to }) => [from, to]);
}

/** The smaller of both at every moment: a worker on its way out may still compute. */
const least = (one: readonly Step[], other: readonly Step[]): Step[] => less(one, less(one, other));

/** One less the other, at every moment; never below nothing. */
function less(all: readonly Step[], some: readonly Step[]): Step[] {
  const moments = [...new Set([...all, ...some].map(([at]) => at))].sort((one, other) => one - other);
  return stepped(moments.map((at): Step => [at, Math.max(0, valueAt(all, at) - valueAt(some, at))]));
}

/** How many of the spans cover each moment. */
function counted(spans: readonly (readonly number[])[]): Step[] {
  const edges = spans.flatMap(([from, to]) => (to! > from! ? [[from!, 1] as const, [to!, -1] as const] : []));
  return summed(edges);
}

function summed(edges: readonly Step[]): Step[] {
  let value = 0;
  return stepped([[0, 0], ...edges.toSorted(([a], [b]) => a - b).map(([at, change]): Step => [at, (value += change)])]);
}

/** The last of several at one moment; without those that change nothing. */
function stepped(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    if (kept.at(-1)?.[0] === step[0]) kept.pop();
    if (kept.at(-1)?.[1] !== step[1]) kept.push(step);
  }
  return kept;
}

/** What waits, what is done, and whether anything is not. */
function progress({ played, demand }: Result): [Step[], Step[], Step[]] {
  const submitted = demand.submissions.map(([at, tasks]): Step => [at, tasks]);
  const [queue, done]: [Step[], Step[]] = [[...submitted], []];
  const known = new Map<string, { finished: boolean }>();
  for (const { key, start, stop, end } of played.executed.toSorted((a, b) => a.start - b.start)) {
    // What is computed once more after it was done came to no queue that anybody saw.
    if (!known.get(key)?.finished) queue.push([start / 1e6, -1]);
    if (end === "finished" && !known.get(key)?.finished) done.push([stop / 1e6, 1]);
    else if (end !== "finished" && !known.get(key)?.finished) queue.push([stop / 1e6, 1]);
    known.set(key, { finished: known.get(key)?.finished === true || end === "finished" });
  }
  const open = summed([...submitted, ...done.map(([at]): Step => [at, -1])]);
  // Results lost after they were there leave the client waiting until the very end.
  const last = open.at(-1)!;
  const end = played.finished / 1e6;
  const unfinished: Step[] = stepped(open.map(([at, value]): Step => [at, value > 0 ? 1 : 0]));
  if (last[1] === 0 && end > last[0]) unfinished.splice(-1, 1, [end, 0]);
  return [summed(queue), summed(done), unfinished];
}

/**
 * A run as a Chrome trace (the JSON form of the Trace Event Format), which ui.perfetto.dev opens: a process for the
 * scheduler, one for each worker with a row for each thread, one for the number of workers. Times in whole microseconds.
 */
import type { WorkerName } from "../../demos/scheduler/index.ts";
import type { DiskAccess, Happening, Run, Scenario, Transferred } from "../../demos/scheduler/scenario.ts";
import { pauses, type Pause } from "./memory.ts";

/** One entry of `traceEvents`. `ph`: X a stretch of time, i a moment, C a number, M a name. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: "X" | "i" | "C" | "M";
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly cat?: string;
  /** How far a moment's line reaches: its process. */
  readonly s?: "p";
  readonly args?: Readonly<Record<string, unknown>>;
}

const CLUSTER = 0;
const SCHEDULER = 1;
const FIRST_WORKER = 2;
/** Rows of a worker: its threads from 0, what has seceded from here, inputs on their way to it from there, then its disk. */
const SECEDED = 10_000;
const INPUTS = 20_000;
const DISK = 25_000;
const MOMENTS = 30_000;

interface Stretch {
  readonly start: number;
  readonly stop: number;
}

/** Row by row; within a row ascending in time, and side by side rather than on top of each other. */
export function* traceEvents(run: Run, scenario: Pick<Scenario, "happenings">): Generator<TraceEvent> {
  yield* row(SCHEDULER, 0, "scheduler", "event loop");
  for (const { start, stop } of joined(run.scheduling)) {
    yield { name: "working", cat: "scheduler", ph: "X", pid: SCHEDULER, tid: 0, ts: start, dur: stop - start };
  }
  yield* cluster(run);
  const executed = by(run.executed, ({ worker }) => worker);
  const inputs = by(run.transferred, ({ to }) => to);
  const disk = by(run.disk, ({ worker }) => worker);
  const paused = by(pauses(run), ({ worker }) => worker);
  const end = run.workers.reduce((last, { left }) => Math.max(last, left ?? 0), run.finished);
  const happenings = (scenario.happenings ?? []).filter(({ at }) => at <= end);
  let pid = FIRST_WORKER;
  for (const [name, lives] of by(run.workers, ({ worker }) => worker)) {
    yield* moments(lives, happenings, paused.get(name) ?? [], pid, name);
    yield* tasks(executed.get(name) ?? [], pid, name);
    yield* transfers(inputs.get(name) ?? [], pid, name);
    yield* accesses(disk.get(name) ?? [], pid, name);
    pid += 1;
  }
}

function* tasks(executed: Run["executed"], pid: number, name: string): Generator<TraceEvent> {
  for (const [thread, attempts] of by(executed, (attempt) => attempt.thread)) {
    for (const [lane, list] of lanes(attempts).entries()) {
      // What has seceded computes on beside its thread, which has something else to do.
      const tid = lane === 0 ? thread : SECEDED + 100 * thread + lane;
      yield* row(pid, tid, name, lane === 0 ? `thread ${thread}` : `seceded from thread ${thread}`);
      for (const { key, start, stop, end } of list) {
        const [ts, dur] = [start, stop - start];
        yield { name: key, cat: `task,${end}`, ph: "X", pid, tid, ts, dur, args: { end } };
      }
    }
  }
}

function* transfers(transferred: readonly Transferred[], pid: number, name: string): Generator<TraceEvent> {
  for (const [lane, list] of lanes(transferred).entries()) {
    const tid = INPUTS + lane;
    yield* row(pid, tid, name, `inputs ${lane}`);
    for (const { key, from, start, stop, nbytes } of list) {
      const args = { from, nbytes };
      yield { name: key, cat: "transfer", ph: "X", pid, tid, ts: start, dur: stop - start, args };
    }
  }
}

function* accesses(accessed: readonly DiskAccess[], pid: number, name: string): Generator<TraceEvent> {
  for (const [lane, list] of lanes(accessed).entries()) {
    const tid = DISK + lane;
    yield* row(pid, tid, name, `disk ${lane}`);
    for (const { key, do: what, start, stop, nbytes } of list) {
      const args = { key, nbytes };
      yield { name: `${what} ${key}`, cat: `disk,${what}`, ph: "X", pid, tid, ts: start, dur: stop - start, args };
    }
  }
}

const WORDS: Partial<Record<Happening["do"], string>> = { "pause-worker": "paused", "resume-worker": "resumed" };

/** What became of a worker, in the order in which it did. */
function* moments(
  lives: Run["workers"],
  happenings: readonly Happening[],
  paused: readonly Pause[],
  pid: number,
  name: string,
): Generator<TraceEvent> {
  const found: { readonly at: number; readonly what: string }[] = [];
  for (const { asked, arrived, retiring, left, how } of lives) {
    if (asked !== arrived) found.push({ at: asked, what: "asked for" });
    if (arrived !== null) found.push({ at: arrived, what: "arrived" });
    if (retiring !== null) found.push({ at: retiring, what: "retiring" });
    if (left !== null) found.push({ at: left, what: how ?? "gone" });
  }
  for (const happening of happenings) {
    const what = WORDS[happening.do];
    if (what && "worker" in happening && happening.worker === name) found.push({ at: happening.at, what });
  }
  for (const { start, stop, over } of paused) {
    found.push({ at: start, what: "paused for its memory" });
    if (over) found.push({ at: stop, what: "resumed" });
  }
  yield* row(pid, MOMENTS, name, "events");
  for (const { at, what } of found.sort((a, b) => a.at - b.at)) {
    yield { name: what, cat: "worker", ph: "i", pid, tid: MOMENTS, ts: Math.max(0, at), s: "p" };
  }
}

/** How many workers there were; with adaptive scaling also how many it wanted, and what it decided. */
function* cluster({ workers, adapted }: Run): Generator<TraceEvent> {
  const [pid, tid] = [CLUSTER, 0];
  yield* row(pid, tid, "cluster", "adaptive");
  const changes = workers.flatMap(({ arrived, left }) =>
    arrived === null ? [] : [{ at: arrived, by: 1 }, ...(left === null ? [] : [{ at: left, by: -1 }])],
  );
  let there = 0;
  for (const { at, by: change } of changes.sort((a, b) => a.at - b.at)) {
    there += change;
    yield { name: "workers", ph: "C", pid, tid: 1, ts: Math.max(0, at), args: { there } };
  }
  for (const { time: ts, target } of adapted) yield { name: "target", ph: "C", pid, tid: 2, ts, args: { target } };
  for (const { time: ts, target, plan, requested, observed, advice } of adapted) {
    if (advice.status === "same") continue;
    const name = advice.status === "up" ? `up to ${advice.n}` : `down by ${advice.workers.length}`;
    yield { name, cat: "adaptive", ph: "i", pid, tid, ts, s: "p", args: { target, plan, requested, observed } };
  }
}

function* row(pid: number, tid: number, process: string, name: string): Generator<TraceEvent> {
  yield { name: "process_name", ph: "M", pid, tid, ts: 0, args: { name: process } };
  yield { name: "process_sort_index", ph: "M", pid, tid, ts: 0, args: { sort_index: pid } };
  yield { name: "thread_name", ph: "M", pid, tid, ts: 0, args: { name } };
  yield { name: "thread_sort_index", ph: "M", pid, tid, ts: 0, args: { sort_index: tid } };
}

/** Each in the first row that is free when it starts. */
function lanes<T extends Stretch>(stretches: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || a.stop - b.stop)) {
    const free = rows.find((list) => list.at(-1)!.stop <= stretch.start);
    if (free) free.push(stretch);
    else rows.push([stretch]);
  }
  return rows;
}

/** Stretches that touch as one: it matters when the scheduler worked, not how often it looked up. */
function* joined(stretches: readonly Stretch[]): Generator<Stretch> {
  let last: { start: number; stop: number } | undefined;
  for (const { start, stop } of stretches) {
    if (last && start <= last.stop) last.stop = Math.max(last.stop, stop);
    else {
      if (last) yield last;
      last = { start, stop };
    }
  }
  if (last) yield last;
}

function by<K extends WorkerName | number, T>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

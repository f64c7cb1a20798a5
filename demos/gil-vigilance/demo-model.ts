/** What the demo of lesson 1 shows: tasks of one Dask worker and its one lock, and how long a job takes on such a worker. */
import { playGil, slowdown, type GilLane, type GilMode, type GilOptions, type GilRun } from "../cluster/gil.ts";
import { contention, latenessAt, lateShare } from "../cluster/gil-readings.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import { simulate, type WorkerSpec } from "../scheduler/index.ts";
import { etl } from "../workload/etl.ts";
import type { Knobs } from "./demo-knobs.ts";
import { operationOf, type OperationRow } from "./operations.ts";

/** The most that can be at work at once. */
export const MOST = 16;
const COUNTS = Array.from({ length: MOST }, (_, index) => index + 1);

/** One wake-up of the heartbeat: when it woke and when it had the lock, virtual seconds. */
export interface Beat {
  readonly woke: number;
  readonly had: number;
}

/** Plain data: it crosses workers. Times in virtual seconds. */
export interface Model {
  readonly params: Params<Knobs>;
  /** What each task's lane looks like for the first `until` seconds; its intervals in microseconds. */
  readonly lanes: readonly GilLane[];
  /** The same of the heartbeat; of processes, the first one's. */
  readonly beats: readonly Beat[];
  readonly until: number;
  /** How long was played for the figures below. */
  readonly played: number;
  /** Work done at a time, beside one task alone. */
  readonly speedup: number;
  /** The same with two at once. */
  readonly two: number;
  /** How late half of the wake-ups came at least, and the latest. */
  readonly late: number;
  readonly latest: number;
  readonly wakeups: number;
  /** Share of wake-ups over `LATE` late. */
  readonly lateShare: number;
  /** Share of the time in which some task held the lock. */
  readonly contention: number;
  /** Share of their time that the tasks waited for the lock. */
  readonly waiting: number;
  /** How many times longer a task takes there, and the talk's job of 240 tasks on it, played by the scheduler. */
  readonly slowness: number;
  readonly job: number;
  /** Speed-ups for 1, 2 … `MOST` at once; empty for the other picture. */
  readonly curve: readonly number[];
  readonly operation: OperationRow | null;
}

/** A wake-up counts as late from here on, seconds: as the recorded probe's did. */
export const LATE = 0.001;

/** Seconds the heartbeat sleeps: the recorded probe's, an assumption for Dask's own thread. */
export const EVERY = 0.005;

/** Turns of everybody that are shown, and the least that is, seconds. */
const ROUNDS = 4;
const LEAST = 0.16;

/** What is played for the figures: seconds, and turns of everybody at least. */
const PLAYED = 2;
const MANY = 12;

const SEED = 7;
const MODES = { threads: "threads", processes: "processes", free: "free-threaded" } as const;
const micros = (seconds: number): number => Math.round(seconds * 1e6);

/** The name of a mode as `cluster/gil.ts` has it. */
const modeOf = ({ mode }: Pick<Params<Knobs>, "mode">): GilMode => MODES[mode];

/** Seconds until everybody who stands in one line for the lock has had it once; in a process of its own a task is alone. */
const round = ({ threads, mode, interval, call }: Params<Knobs>): number =>
  (mode === "threads" ? threads : 1) * Math.max(interval, call);

/** Seconds that are shown: some rounds of as many threads, and of processes no more than a second, so that both are alike. */
function shownOf(params: Params<Knobs>): number {
  const seconds = ROUNDS * round({ ...params, mode: "threads" });
  return Number(Math.max(LEAST, params.mode === "threads" ? seconds : Math.min(1, seconds)).toPrecision(2));
}

function optionsOf(params: Params<Knobs>): GilOptions {
  const { threads, hold, interval, call, beat } = params;
  return {
    threads,
    hold,
    mode: modeOf(params),
    call: micros(call),
    switchInterval: micros(interval),
    duration: micros(Math.max(PLAYED, MANY * round(params))),
    heartbeat: { every: micros(EVERY), beat: micros(beat) },
    seed: SEED,
  };
}

/** Plays the lock, and the job on a worker so slow. */
export function modelOf(params: Params<Knobs>, tables: Tables): Model {
  const options = optionsOf(params);
  const run = playGil(options);
  const until = shownOf(params);
  const counts = params.picture === "curve" ? COUNTS : [];
  const slowness = slowdown(options);
  return {
    params,
    lanes: run.tasks.map((lane) => ({ ...lane, intervals: cut(lane, micros(until)) })),
    beats: beatsOf(run, micros(until), micros(params.beat)),
    until,
    played: run.duration / 1e6,
    speedup: run.speedup,
    two: params.threads === 2 ? run.speedup : speedupAt(params, 2),
    late: latenessAt(run, 0.5) / 1e6,
    latest: (run.lateness.at(-1) ?? 0) / 1e6,
    wakeups: run.lateness.length,
    lateShare: lateShare(run, micros(LATE)),
    contention: contention(run, modeOf(params), run.duration, run.duration),
    waiting: waitingOf(run.tasks, 0, run.duration),
    slowness,
    job: jobSeconds(params, slowness),
    curve: counts.map((threads) => (threads === params.threads ? run.speedup : speedupAt(params, threads))),
    operation: operationOf(params, tables),
  };
}

const speedupAt = (params: Params<Knobs>, threads: number): number =>
  playGil(optionsOf({ ...params, threads })).speedup;

/** Events at the lock that take as long to play as one task of the scheduler, and seconds from one stretch to the next. */
const EVENTS = 10;
const CYCLE = 0.02;

/** About how many tasks a model is worth: the job's, and what happens at the lock. */
export function weightOf(params: Params<Knobs>): number {
  const others = params.picture === "curve" ? COUNTS : [2];
  const more = others.reduce((sum, threads) => sum + eventsOf({ ...params, threads }), 0);
  return 240 + (2 * eventsOf(params) + more) / EVENTS;
}

/** Somebody's patience ends, or a stretch with the lock does; of processes, in each, but there is hardly a line. */
function eventsOf(params: Params<Knobs>): number {
  const { threads, hold, interval, mode } = params;
  const seconds = Math.max(PLAYED, MANY * round(params));
  if (mode === "free") return (seconds * threads) / CYCLE;
  return (seconds / Math.min(interval, Math.max(hold, LITTLE) * CYCLE)) * (mode === "processes" ? threads / 2 : 1);
}

/** A stretch with the lock is not taken to be shorter than this share of a cycle. */
const LITTLE = 0.1;

/** The talk's job on this one worker, or on as many processes of one thread. A task is as slow as if all were busy. */
function jobSeconds({ threads, mode }: Params<Knobs>, slowness: number): number {
  const workers: WorkerSpec[] =
    mode === "processes"
      ? Array.from({ length: threads }, (_, index) => ({ name: `process-${index}`, nthreads: 1, slowness }))
      : [{ name: "worker", nthreads: threads, slowness }];
  return simulate({ tasks: etl({ seed: SEED }), workers }).finished / 1e6;
}

const cut = ({ intervals }: GilLane, until: number) =>
  intervals
    .filter(({ start }) => start < until)
    .map(({ state, start, stop }) => ({ state, start, stop: Math.min(stop, until) }));

/** A lane of a heartbeat has only what it waits; that it was on time stands nowhere, and is added up. */
function beatsOf({ heartbeats, duration }: GilRun, until: number, beat: number): Beat[] {
  const waits = new Map(
    heartbeats[0]?.intervals.flatMap(({ state, start, stop }) => (state === "waiting" ? [[start, stop] as const] : [])),
  );
  const beats: Beat[] = [];
  for (let woke = micros(EVERY); woke < until && woke < duration;) {
    const had = waits.get(woke) ?? woke;
    beats.push({ woke: woke / 1e6, had: had / 1e6 });
    woke = had + beat + micros(EVERY);
  }
  return beats;
}

/** The share of their time that tasks waited: of the last tenth of a second; when all is shown, of all that was played. */
export function waitingAt({ lanes, until, waiting: whole }: Model, at: number): number {
  return at >= until ? whole : waitingOf(lanes, Math.max(0, micros(at) - 100_000), micros(at));
}

function waitingOf(lanes: readonly GilLane[], from: number, to: number): number {
  if (to <= from) return 0;
  let waited = 0;
  for (const { intervals } of lanes)
    for (const { state, start, stop } of intervals)
      if (state === "waiting") waited += Math.max(0, Math.min(stop, to) - Math.max(start, from));
  return waited / (to - from) / lanes.length;
}

/** Work done at a time up to a moment, beside one task alone; when all is shown, of all that was played. */
export function speedupUntil({ lanes, until, speedup }: Model, at: number): number {
  if (at >= until) return speedup;
  if (at <= 0) return 0;
  let done = 0;
  for (const { intervals } of lanes)
    for (const { state, start, stop } of intervals)
      if (state !== "waiting") done += Math.max(0, Math.min(stop, micros(at)) - start);
  return done / micros(at);
}

/** Where it lands on the lesson's evidence. `two` is simulated as well: the same knobs with two at once. */
export function outcomeOf({ params, speedup, two, late, lateShare, contention, job }: Model): Outcome {
  const { threads, hold, mode } = params;
  return {
    threads,
    hold,
    mode: ["threads", "processes", "free"].indexOf(mode),
    speedup,
    two,
    late,
    lateShare,
    contention,
    jobSeconds: job,
  };
}

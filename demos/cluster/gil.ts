/**
 * Threads of one Python worker sharing the GIL, moment by moment: a small event loop of its own in whole microseconds, apart
 * from the scheduler's runs, which take from it only how much slower tasks are (`slowdown`).
 *
 * Each thread is taken to have a core of its own, so what it shows is the lock alone; and every stretch with the lock is
 * followed by one without, where a real task may hold it all through its first half.
 *
 * Beside the recorded operations (table `gil-operations`, two threads): bytecode, NumPy and JSON come out as measured.
 * Groupby-sum does not, and why is not known: two processes, with a lock each, gain little more (1.67). Nor does JSON become
 * slower on two threads than on one, as measured (0.89).
 */
import type { Micros } from "../scheduler/index.ts";
import { GilToken } from "./gil-token.ts";
import { HeartbeatThread, TaskThread, type Lane, type LaneInterval } from "./gil-threads.ts";

/** Threads of one process with one lock; as many processes of one thread each; threads of a Python without the lock. */
export const gilModes = ["threads", "processes", "free-threaded"] as const;
/** One of them. */
export type GilMode = (typeof gilModes)[number];

/** CPython's default switch interval. */
export const SWITCH_INTERVAL: Micros = 5_000;

/** What is played. */
export interface GilOptions {
  /** Tasks at the same time. */
  readonly threads: number;
  /** Share of a task's time that needs the lock, 0 to 1. */
  readonly hold: number;
  readonly mode?: GilMode;
  /** Mean of a stretch with and one without the lock, together. Default 20 ms: an assumption, of the order of a chunk's work. */
  readonly cycle?: Micros;
  /** C calls that keep the lock, so long each. Default 0: bytecode. */
  readonly call?: Micros;
  /** How long is played. Default 2 s. */
  readonly duration?: Micros;
  /** Default `SWITCH_INTERVAL`. */
  readonly switchInterval?: Micros;
  /** The event loop's thread: how long it sleeps (default 5 ms, as the recorded probe) and needs the lock (default 0); null: none. */
  readonly heartbeat?: { readonly every?: Micros; readonly beat?: Micros } | null;
  /** How many times longer a task takes without the lock in the interpreter, in mode free-threaded. Default 1: not in our sources. */
  readonly penalty?: number;
  readonly seed?: number;
}

/** One thread's life in the picture. */
export interface GilLane {
  /** `thread-0` …, `heartbeat-0` …: one heartbeat for each process. */
  readonly thread: string;
  readonly intervals: readonly LaneInterval[];
}

/** What came of it. */
export interface GilRun {
  readonly duration: Micros;
  readonly tasks: readonly GilLane[];
  readonly heartbeats: readonly GilLane[];
  /** Work done, beside what one thread alone does in the time. */
  readonly speedup: number;
  /** From waking to having the lock: of every wake-up of every heartbeat, the least first. */
  readonly lateness: readonly Micros[];
}

/** Play it. The same options always give the same run. */
export function playGil(options: GilOptions): GilRun {
  const { threads, hold, mode = "threads", cycle = 20_000, call = 0, duration = 2_000_000, seed = 7 } = options;
  const { switchInterval = SWITCH_INTERVAL, heartbeat = {}, penalty = 1 } = options;
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new Error(`A worker has at least one thread, not ${threads}.`);
  if (!(hold >= 0 && hold <= 1))
    throw new Error(`A task holds the lock for a share of 0 to 1 of its time, not ${hold}.`);
  const tokens =
    mode === "free-threaded" ? [] : numbers(mode === "threads" ? 1 : threads).map(() => new GilToken(switchInterval));
  const tokenOf = (thread: number): GilToken | null => tokens[mode === "threads" ? 0 : thread] ?? null;
  const tasks = numbers(threads).map(
    (thread) => new TaskThread(`thread-${thread}`, seed, { hold, cycle, call }, tokenOf(thread)),
  );
  const { every = 5_000, beat = 0 } = heartbeat ?? {};
  const heartbeats =
    heartbeat === null
      ? []
      : numbers(Math.max(1, tokens.length)).map((at) => new HeartbeatThread(every, beat, tokens[at] ?? null));
  play([...tasks, ...heartbeats], tokens, duration);
  const done = tasks.reduce((sum, task) => sum + task.done, 0);
  return {
    duration,
    tasks: tasks.map(({ intervals }, at) => ({ thread: `thread-${at}`, intervals })),
    heartbeats: heartbeats.map(({ intervals }, at) => ({ thread: `heartbeat-${at}`, intervals })),
    speedup: done / duration / (mode === "free-threaded" ? penalty : 1),
    lateness: heartbeats.flatMap(({ lateness }) => lateness).sort((a, b) => a - b),
  };
}

/**
 * How many times longer a task takes when as many run at the same time as the worker has threads: `WorkerSize.slowness`. A
 * worker whose threads are not all busy is faster than that.
 */
export const slowdown = (options: GilOptions): number =>
  options.threads / playGil({ ...options, heartbeat: null }).speedup;

function play(lanes: readonly Lane[], tokens: readonly GilToken[], duration: Micros): void {
  for (;;) {
    const first = lanes.reduce((soonest, lane) => (lane.due < soonest.due ? lane : soonest));
    const asking = tokens.find((token) => token.due < first.due && tokens.every((other) => token.due <= other.due));
    const now = asking?.due ?? first.due;
    if (now >= duration) break;
    if (asking) asking.expire(now);
    else first.step(now);
  }
  for (const lane of lanes) lane.end(duration);
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

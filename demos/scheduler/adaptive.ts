/**
 * Adaptive scaling: how many workers there should be, which to close, and how long to hesitate. Nothing here changes the
 * scheduler: it is asked once per interval, and what it advises is done by whoever starts and retires workers.
 */
import type { TaskState, WorkerState } from "./entities.ts";
import { prefixDuration, totalOccupancy } from "./estimate.ts";
import type { Seconds, WorkerName } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** Queued tasks are looked at one by one up to this many; the rest count like these on average. */
const SAMPLE = 100;

/**
 * The number of workers that would finish the work known now within `targetDuration` (`SchedulerState.adaptive_target`).
 * Only tasks that could run count: what waits for inputs is invisible. Downwards it goes only as far as workers are
 * idle and their memory is spare. Leaves out hosts and resources.
 */
export function adaptiveTarget(s: SchedulerState, targetDuration: Seconds = 5): number {
  const count = s.workers.size;
  const waiting = s.queued.size + (s.rules.adaptiveQueue === "guesses" ? 0 : s.unrunnable.size);
  let ready = waiting;
  let [limit, stored] = [0, 0];
  for (const worker of s.workers.values()) {
    ready += worker.processing.size;
    limit += worker.memoryLimit;
    stored += worker.nbytes;
  }
  let cpu = Math.min(Math.ceil((totalOccupancy(s) + queuedWork(s, waiting)) / targetDuration), ready);
  if (count > 0 && s.rules.adaptivePerThread) cpu = Math.ceil((cpu / s.totalNthreads) * count);
  if (count === 0 && s.queued.size + s.unrunnable.size > 0) cpu = Math.max(1, cpu);
  const memory = limit > 0 && stored > 0.6 * limit ? 2 * count : 0;
  const target = Math.max(memory, cpu);
  return target >= count ? target : count - workersToClose(s).length;
}

/** Seconds of work that no worker has yet, as well as the release knows them. */
function queuedWork(s: SchedulerState, waiting: number): Seconds {
  if (s.rules.adaptiveQueue === "guesses") return waiting * s.config.unknownTaskDuration;
  const sample: TaskState[] = s.queued.first(SAMPLE);
  for (const task of s.unrunnable) {
    if (sample.length === SAMPLE) break;
    sample.push(task);
  }
  let seconds = 0;
  for (const { group } of sample) {
    const known = s.rules.adaptiveQueue === "estimates" || group.prefix.durationAverage >= 0;
    seconds += known ? prefixDuration(s, group.prefix) : s.config.unknownTaskDuration;
  }
  return waiting > SAMPLE ? (seconds * waiting) / SAMPLE : seconds;
}

/** What limits how many workers are closed. All of it may be left out. */
export interface Closing {
  /** Keep this many times the stored bytes as memory. Default 2, unless `n` or `target` is given. */
  readonly memoryRatio?: number;
  /** Close this many, busy ones if need be. */
  readonly n?: number;
  /** Close so many that this many are left; `n` goes first. */
  readonly target?: number;
  /** Leave at least this many. */
  readonly minimum?: number;
  /** Workers of one group are closed together or not at all. Default: each is its own. */
  readonly group?: (worker: WorkerState) => string;
}

/**
 * The workers that may go, the idle ones with the least data first (`Scheduler.workers_to_close`). A worker with a
 * seceded task does not, except in 2022. Leaves out naming workers by another attribute.
 */
export function workersToClose(s: SchedulerState, closing: Closing = {}): WorkerName[] {
  const { minimum = 0, group = (worker: WorkerState) => worker.name } = closing;
  const all = [...s.workers.values()];
  const n = closing.n ?? (closing.target === undefined ? undefined : Math.max(0, all.length - closing.target));
  const ratio = closing.memoryRatio ?? (n === undefined ? 2 : undefined);
  if (!n && all.every((worker) => worker.processing.size > 0)) return [];

  const groups = gather(
    s.rules.adaptiveKeepsLongRunning ? all.filter((worker) => worker.longRunning.size === 0) : all,
    group,
  );
  const stored = ratio === undefined ? 0 : ratio * sum(groups, "nbytes");
  let limit = sum(groups, "memoryLimit");
  let left = all.length;
  const close: WorkerName[] = [];
  for (const { workers, busy, memoryLimit } of groups) {
    if ((n === undefined && busy) || left - workers.length < minimum) break;
    limit -= memoryLimit;
    const wanted = n !== undefined && left - workers.length >= all.length - n;
    if (!wanted && !(ratio !== undefined && limit >= stored)) break;
    left -= workers.length;
    close.push(...workers.map(({ name }) => name));
  }
  return close;
}

interface WorkerGroup {
  readonly workers: WorkerState[];
  busy: boolean;
  nbytes: number;
  memoryLimit: number;
}

/** In the order in which they would be closed; of equals the last first. */
function gather(workers: readonly WorkerState[], group: (worker: WorkerState) => string): WorkerGroup[] {
  const groups = new Map<string, WorkerGroup>();
  for (const worker of workers) {
    const name = group(worker);
    let found = groups.get(name);
    if (found === undefined) groups.set(name, (found = { workers: [], busy: false, nbytes: 0, memoryLimit: 0 }));
    found.workers.push(worker);
    found.busy ||= worker.processing.size > 0;
    found.nbytes += worker.nbytes;
    found.memoryLimit += worker.memoryLimit;
  }
  return [...groups.values()].toReversed().sort((a, b) => Number(a.busy) - Number(b.busy) || a.nbytes - b.nbytes);
}

function sum(groups: readonly WorkerGroup[], what: "nbytes" | "memoryLimit"): number {
  return groups.reduce((total, group) => total + group[what], 0);
}

/** One look at the cluster. `W` is however workers are named by whoever starts them. */
export interface Look<W> {
  /** What `adaptiveTarget` says. */
  readonly target: number;
  /** Default 0. */
  readonly minimum?: number;
  /** Default: none. */
  readonly maximum?: number;
  /** How often in a row a worker has to be up for closing before it is closed. Default 3. */
  readonly waitCount?: number;
  /** Workers there should be: asked for by the last decision. */
  readonly plan: ReadonlySet<W>;
  /** Workers asked of the resource manager. */
  readonly requested: ReadonlySet<W>;
  /** Workers that have checked in with the scheduler. */
  readonly observed: ReadonlySet<W>;
  /** Asked only if cancelling what has not arrived is not enough. */
  readonly workersToClose: (target: number) => readonly W[];
  /** How often in a row each has been up for closing: what the last advice gave. */
  readonly closeCounts: ReadonlyMap<W, number>;
}

/** What to do about it. */
export type Advice<W> = { readonly safeTarget: number; readonly closeCounts: ReadonlyMap<W, number> } & (
  | { readonly status: "same" }
  | { readonly status: "up"; readonly n: number }
  | { readonly status: "down"; readonly workers: readonly W[] }
);

/**
 * Up at once, down only after `waitCount` looks that agree (`AdaptiveCore.safe_target`, `AdaptiveCore.recommendations`).
 * The loop that asks is in autoscaler.ts.
 */
export function recommendations<W>(look: Look<W>): Advice<W> {
  const { plan, requested, observed, minimum = 0, maximum = Infinity, waitCount = 3 } = look;
  const safeTarget = Math.max(minimum, Math.min(maximum, look.target));
  const none: ReadonlyMap<W, number> = new Map();
  if (safeTarget === plan.size) return { safeTarget, status: "same", closeCounts: none };
  if (safeTarget > plan.size) return { safeTarget, status: "up", n: safeTarget, closeCounts: none };
  const pending = [...requested].filter((worker) => !observed.has(worker));
  const close = new Set(pending.slice(0, plan.size - safeTarget));
  if (safeTarget < plan.size - close.size) for (const worker of look.workersToClose(safeTarget)) close.add(worker);
  const closeCounts = new Map([...close].map((worker) => [worker, (look.closeCounts.get(worker) ?? 0) + 1]));
  const workers = [...close].filter((worker) => closeCounts.get(worker)! >= waitCount);
  for (const worker of workers) closeCounts.delete(worker);
  if (workers.length === 0) return { safeTarget, status: "same", closeCounts };
  return { safeTarget, status: "down", workers, closeCounts };
}

/** Limits as a user may give them. Memory in bytes. */
export interface AdaptOptions {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minimumCores?: number;
  readonly maximumCores?: number;
  readonly minimumMemory?: number;
  readonly maximumMemory?: number;
}

/**
 * Limits in workers: minima rounded up and the largest taken, maxima rounded down and the smallest (`SpecCluster.adapt`).
 * Throws if memory is to be limited and workers have no limit (0).
 */
export function adaptOptions(
  options: AdaptOptions,
  worker: { readonly nthreads: number; readonly memoryLimit: number },
): { minimum: number; maximum: number } {
  const { minimum = 0, maximum = Infinity, minimumCores = 0, maximumCores = Infinity } = options;
  const { minimumMemory = 0, maximumMemory = Infinity } = options;
  const { nthreads, memoryLimit } = worker;
  const memory = minimumMemory > 0 || maximumMemory < Infinity;
  if (memory && memoryLimit === 0) throw new Error("Memory was given to scale by, but workers without a memory limit.");
  return {
    minimum: Math.max(minimum, Math.ceil(minimumCores / nthreads), memory ? Math.ceil(minimumMemory / memoryLimit) : 0),
    maximum: Math.min(
      maximum,
      Math.floor(maximumCores / nthreads),
      memory ? Math.floor(maximumMemory / memoryLimit) : Infinity,
    ),
  };
}

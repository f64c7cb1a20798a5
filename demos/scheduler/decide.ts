/** Which worker gets a task that is ready to run. */
import type { TaskState, WorkerState } from "./entities.ts";
import { commCost, occupancy } from "./estimate.ts";
import type { Seconds } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** The worker for a ready task, or the state in which it waits for one (`SchedulerState._transition_waiting_processing`). */
export function decide(s: SchedulerState, task: TaskState): WorkerState | "queued" | "no-worker" {
  if (!isRootish(s, task)) return decideNonRootish(s, task) ?? "no-worker";
  if (s.config.workerSaturation === Infinity) return decideRootishQueuingDisabled(s, task) ?? "no-worker";
  return decideRootishQueuingEnabled(s) ?? "queued";
}

/**
 * Root-ish: one of a group much larger than the cluster that depends on next to nothing, typically loading data.
 * There are always more of these, so it pays to hold them back (`SchedulerState.is_rootish`).
 */
export function isRootish(s: SchedulerState, task: TaskState): boolean {
  if (task.restrictions !== null) return false;
  if (task.dataProducer && s.rules.dataProducers) return true;
  const { group } = task;
  const groups = s.rules.rootishFromConfig ? s.config.rootishTaskgroup : 5;
  const tasks = s.rules.rootishFromConfig ? s.config.rootishTaskgroupDependencies : 5;
  if (group.size <= 2 * s.totalNthreads || group.dependencies.size >= groups) return false;
  let count = 0;
  for (const input of group.dependencies) count += input.size;
  return count < tasks;
}

/**
 * A worker with a free slot, the one with the fewest tasks per thread; null: it stays on the scheduler, in the queue.
 * Where data is and how long tasks take is not looked at (`decide_worker_rootish_queuing_enabled`).
 */
export function decideRootishQueuingEnabled(s: SchedulerState): WorkerState | null {
  return s.idleTaskCount.peek() ?? null;
}

/** Queuing off: neighbours go to the same worker, a worker's share of the group at a time (`decide_worker_rootish_queuing_disabled`). */
export function decideRootishQueuingDisabled(s: SchedulerState, task: TaskState): WorkerState | null {
  const pool = s.idle.size > 0 ? s.idle.items : s.running.items;
  const { group } = task;
  let worker = group.lastWorker;
  if (worker === null || group.lastWorkerTasksLeft === 0 || worker.status !== "running") {
    worker = cheapest(s, task, pool);
    if (worker === null) return null;
    group.lastWorkerTasksLeft = Math.floor((group.size / s.totalNthreads) * worker.nthreads);
  }
  // On the group's last task the memory of its worker is dropped.
  group.lastWorker = group.states.released + group.states.waiting > 1 ? worker : null;
  group.lastWorkerTasksLeft -= 1;
  return worker;
}

/** Everything that is not root-ish goes where its inputs are (`decide_worker_non_rootish`). */
export function decideNonRootish(s: SchedulerState, task: TaskState): WorkerState | null {
  if (s.running.size === 0) return null;
  const valid = validWorkers(s, task);
  if (task.dependencies.length > 0 || valid !== null) return decideWorker(s, task, valid);
  if (s.running.size < s.workers.size) return cheapest(s, task, s.running.items);
  return inTurn(s, s.idle.size > 0 ? s.idle.items : s.running.items);
}

/**
 * Of the workers that hold an input, the one where it is expected to start first. A worker without any input is
 * considered only if no allowed worker has one: an idle worker does not pull work here (`decide_worker`).
 */
export function decideWorker(
  s: SchedulerState,
  task: TaskState,
  valid: ReadonlySet<WorkerState> | null,
): WorkerState | null {
  const best = cheapest(s, task, holders(s, task, valid));
  if (best !== null) return best;
  if (valid === null) return cheapest(s, task, s.running.items);
  return cheapest(s, task, valid) ?? (task.restrictions?.loose ? decideWorker(s, task, null) : null);
}

/** Null: all; else the running workers the task's restrictions allow (`SchedulerState.valid_workers`). Hosts and resources are left out. */
export function validWorkers(s: SchedulerState, task: TaskState): ReadonlySet<WorkerState> | null {
  if (task.restrictions === null) return null;
  const valid = new Set<WorkerState>();
  for (const name of task.restrictions.workers) {
    const worker = s.workers.get(name);
    if (worker?.status === "running") valid.add(worker);
  }
  return valid;
}

/** Expected wait before the task could start on a worker: the work before it, and fetching its inputs (`worker_objective`). */
export function startTime(s: SchedulerState, task: TaskState, worker: WorkerState): Seconds {
  return occupancy(s, worker) / worker.nthreads + commCost(s, task, worker);
}

/** The least of (start time, bytes stored); the first of equals. */
function cheapest(s: SchedulerState, task: TaskState, candidates: Iterable<WorkerState>): WorkerState | null {
  let best: WorkerState | null = null;
  let least = 0;
  for (const worker of candidates) {
    const time = startTime(s, task, worker);
    if (best === null || time < least || (time === least && worker.nbytes < best.nbytes)) {
      best = worker;
      least = time;
    }
  }
  return best;
}

function holders(s: SchedulerState, task: TaskState, valid: ReadonlySet<WorkerState> | null): WorkerState[] {
  const found: WorkerState[] = [];
  s.search += 1;
  for (const input of task.dependencies) {
    for (const worker of input.whoHas) {
      if (worker.seen === s.search) continue;
      worker.seen = s.search;
      if (worker.status === "running" && (valid === null || valid.has(worker))) found.push(worker);
    }
  }
  return found;
}

/** Few workers: the one with the least work, in turn among those with none. Many: simply in turn. */
function inTurn(s: SchedulerState, pool: readonly WorkerState[]): WorkerState {
  const first = pool[s.nTasks % pool.length]!;
  if (pool.length >= 20) return first;
  let best = pool[0]!;
  let least = occupancy(s, best);
  for (const worker of pool) {
    const work = occupancy(s, worker);
    if (work < least) [best, least] = [worker, work];
  }
  if (least > 0) return best;
  for (let i = 0; i < pool.length; i += 1) {
    const worker = pool[(s.nTasks + i) % pool.length]!;
    if (occupancy(s, worker) === 0) return worker;
  }
  return best;
}

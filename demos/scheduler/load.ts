/**
 * The books of who has how much to do. Every change of a worker's `processing`, `hasWhat` or `needsWhat` goes through
 * here, so that counts, idle, saturated and open slots are right after each.
 */
import { NONE, type TaskPrefix, type TaskState, type WorkerState } from "./entities.ts";
import { bytesOf, holds, occupancy, totalOccupancy } from "./estimate.ts";
import type { Seconds } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** Follows `WorkerState.add_to_processing`. */
export function addToProcessing(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  worker.processing.add(task);
  task.processingOn = worker;
  countPrefix(s, worker, task.group.prefix, 1);
  for (const input of task.dependencies) if (!holds(worker, input)) needInput(s, input, worker);
  checkIdleSaturated(s, worker);
}

/** Follows `SchedulerState._exit_processing_common`: the worker, or null if it is gone. */
export function exitProcessing(s: SchedulerState, task: TaskState): WorkerState | null {
  const worker = task.processingOn as WorkerState;
  task.processingOn = null;
  worker.processing.delete(task);
  // Nearly always empty, and asking a set costs more than asking its size.
  if (worker.asked.size > 0) worker.asked.delete(task);
  if (s.inFlight.size > 0) s.inFlight.delete(task);
  if (worker.longRunning.size === 0 || !worker.longRunning.delete(task)) countPrefix(s, worker, task.group.prefix, -1);
  if (worker.needsWhat.size > 0) for (const input of task.dependencies) needInputNoMore(s, input, worker);
  if (worker.status === "closed") return null;
  checkIdleSaturated(s, worker);
  return worker;
}

/** The task gave its thread back: it stays with the worker, but counts neither as work nor for a slot (`WorkerState.add_to_long_running`). */
export function addToLongRunning(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  if (worker.longRunning.has(task)) return;
  worker.longRunning.add(task);
  countPrefix(s, worker, task.group.prefix, -1);
  checkIdleSaturated(s, worker);
}

/** A worker has a copy of a result in memory (`SchedulerState.add_replica`). */
export function addReplica(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  if (holds(worker, task)) return;
  if (worker.needsWhat.size > 0 && worker.needsWhat.has(task)) forgetNeed(s, task, worker);
  worker.hasWhat.add(task);
  worker.nbytes += bytesOf(s, task);
  task.whoHas = task.whoHas.length === 0 ? worker.alone : [...task.whoHas, worker];
}

/** A copy is gone (`SchedulerState.remove_replica`). */
export function removeReplica(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  worker.hasWhat.delete(task);
  worker.nbytes -= bytesOf(s, task);
  if (task.whoHas === worker.alone) {
    task.whoHas = NONE;
    return;
  }
  const rest = task.whoHas.filter((other) => other !== worker);
  task.whoHas = rest.length === 1 ? rest[0]!.alone : rest;
}

/**
 * Idle: room for another task, or less than half the work of the average thread. Saturated: more tasks than threads,
 * and much of it waiting. Follows `SchedulerState.check_idle_saturated`; like it, only the worker at hand is looked at.
 * `work`: seconds to count instead of its occupancy, when part of that is about to be stolen.
 */
export function checkIdleSaturated(s: SchedulerState, worker: WorkerState, work?: Seconds): void {
  if (worker.status === "closed") return;
  refreshSlots(s, worker);
  if (s.saturated.size > 0) s.saturated.delete(worker);
  if (worker.status !== "running") {
    s.idle.delete(worker);
    return;
  }
  const count = worker.processing.size;
  const { nthreads } = worker;
  if (count < nthreads) {
    s.idle.add(worker);
    return;
  }
  const mine = work ?? occupancy(s, worker);
  const mean = totalOccupancy(s) / s.totalNthreads;
  if (mine < (nthreads * mean) / 2) {
    s.idle.add(worker);
    return;
  }
  s.idle.delete(worker);
  const pending = (mine * (count - nthreads)) / (count * nthreads);
  if (count > nthreads && pending > 0.4 && pending > 1.9 * mean) s.saturated.add(worker);
}

/** Room for another task, or less than half the work of the average thread, with so many tasks and so much work (`SchedulerState.is_unoccupied`). */
export function isUnoccupied(s: SchedulerState, worker: WorkerState, tasks: number, work: Seconds): boolean {
  return tasks < worker.nthreads || work < (worker.nthreads * (totalOccupancy(s) / s.totalNthreads)) / 2;
}

/** Root tasks a worker may be sent beyond those it has, negative when dependents filled it up (`_task_slots_available`). */
export function taskSlots(s: SchedulerState, worker: WorkerState): number {
  const most = Math.max(1, Math.ceil(s.config.workerSaturation * worker.nthreads));
  return most - (worker.processing.size - worker.longRunning.size);
}

function refreshSlots(s: SchedulerState, worker: WorkerState): void {
  if (s.config.workerSaturation === Infinity) return;
  const open = worker.status === "running" ? Math.max(0, taskSlots(s, worker)) : 0;
  s.openSlots += open - worker.openSlots;
  worker.openSlots = open;
  if (worker.heapIndex >= 0) {
    if (open > 0) s.idleTaskCount.moved(worker);
    else s.idleTaskCount.remove(worker);
  } else if (open > 0) s.idleTaskCount.push(worker);
}

function countPrefix(s: SchedulerState, worker: WorkerState, prefix: TaskPrefix, change: 1 | -1): void {
  worker.prefixCounts.change(prefix, change);
  s.prefixCounts.change(prefix, change);
}

function needInput(s: SchedulerState, input: TaskState, worker: WorkerState): void {
  const count = worker.needsWhat.get(input) ?? 0;
  worker.needsWhat.set(input, count + 1);
  if (count > 0) return;
  worker.networkBytes += bytesOf(s, input);
  s.networkBytes += bytesOf(s, input);
}

function needInputNoMore(s: SchedulerState, input: TaskState, worker: WorkerState): void {
  const count = worker.needsWhat.get(input);
  if (count === undefined) return;
  if (count > 1) worker.needsWhat.set(input, count - 1);
  else forgetNeed(s, input, worker);
}

function forgetNeed(s: SchedulerState, input: TaskState, worker: WorkerState): void {
  worker.needsWhat.delete(input);
  worker.networkBytes -= bytesOf(s, input);
  s.networkBytes -= bytesOf(s, input);
}

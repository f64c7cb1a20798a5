/**
 * Retirement: a worker that is to go gets no new tasks, and goes when every result it has is elsewhere as well. A worker
 * that is killed instead takes its results with it (failure.ts). Follows `Scheduler.retire_workers` and
 * `active_memory_manager.py::RetireWorker`. Leaves out actors, nannies, and polling: what can go, goes at once.
 */
import { runTransitions } from "./engine.ts";
import type { TaskState, WorkerState } from "./entities.ts";
import { removeWorker } from "./failure.ts";
import type { StimulusOf, WorkerStatus } from "./messages.ts";
import { Copies, reduceReplicas } from "./replicas.ts";
import type { SchedulerState } from "./state.ts";
import { setStatus } from "./status.ts";

/** `Scheduler.retire_workers`. */
export function retireWorkers(s: SchedulerState, news: StimulusOf<"retire-workers">): void {
  for (const name of news.workers) {
    const worker = s.workers.get(name);
    if (worker === undefined || s.retiring.has(worker)) continue;
    s.retiring.set(worker, worker.status === "paused" ? "paused" : "running");
    change(s, worker, "closing_gracefully");
  }
  if (!closeRetired(s)) copyUnique(s);
}

/** What happens every 2 s: copies for workers that retire, then superfluous copies dropped (`ActiveMemoryManagerExtension.run_once`). */
export function runMemoryPolicies(s: SchedulerState): void {
  copyUnique(s);
  reduceReplicas(s);
}

/** Close the retiring workers whose results are all elsewhere, one after the other: the last copy of a result never goes. Whether any went. */
export function closeRetired(s: SchedulerState): boolean {
  let closed = false;
  for (const worker of s.retiring.keys()) {
    if (uniqueResults(worker).length > 0) continue;
    s.send({ op: "close-worker", worker: worker.name });
    removeWorker(s, { ...s.stimulus, type: "remove-worker", worker: worker.name, expected: true });
    runTransitions(s);
    closed = true;
  }
  // What one of two retiring workers took with it, the other may have alone now.
  if (closed) copyUnique(s);
  return closed;
}

/** Have what only a retiring worker has copied to others. With nowhere to put it, the worker goes on as before. */
function copyUnique(s: SchedulerState): void {
  const copies = new Copies(s);
  const stay: WorkerState[] = [];
  for (const worker of s.retiring.keys()) {
    const placed = uniqueResults(worker).map((task) => copies.add(task));
    if (placed.includes(false)) stay.push(worker);
  }
  copies.send();
  for (const worker of stay) {
    const before = s.retiring.get(worker)!;
    s.retiring.delete(worker);
    change(s, worker, before);
  }
}

/** The worker is told as well: what it does in the meantime depends on it. */
function change(s: SchedulerState, worker: WorkerState, status: Exclude<WorkerStatus, "closed">): void {
  setStatus(s, worker, status);
  s.send({ op: "worker-status-change", worker: worker.name, status });
}

function uniqueResults(worker: WorkerState): TaskState[] {
  return [...worker.hasWhat].filter((task) => task.whoHas.length === 1);
}

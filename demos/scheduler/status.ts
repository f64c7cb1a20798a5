/** Whether a worker takes work: running, paused or about to close. */
import { validWorkers } from "./decide.ts";
import { comparePriority, type TaskState, type WorkerState } from "./entities.ts";
import { checkIdleSaturated } from "./load.ts";
import type { WorkerStatus } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** `Scheduler.handle_worker_status_change`. Tasks already sent to the worker stay with it. */
export function setStatus(s: SchedulerState, worker: WorkerState, status: Exclude<WorkerStatus, "closed">): void {
  if (worker.status === status) return;
  worker.status = status;
  if (status === "running") {
    takesWork(s, worker);
    return;
  }
  s.running.delete(worker);
  checkIdleSaturated(s, worker);
}

/** `SchedulerState.bulk_schedule_unrunnable_after_adding_worker`, the most urgent last. */
export function takesWork(s: SchedulerState, worker: WorkerState): void {
  s.running.add(worker);
  checkIdleSaturated(s, worker);
  const runnable: TaskState[] = [];
  for (const task of s.unrunnable) if (validWorkers(s, task)?.has(worker) ?? true) runnable.push(task);
  runnable.sort((a, b) => comparePriority(b, a));
  for (const task of runnable) s.recommend(task, "processing");
}

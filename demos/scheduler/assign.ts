/** Handing a task to a worker: the books first, then the message. */
import type { TaskState, WorkerState } from "./entities.ts";
import { bytesOf } from "./estimate.ts";
import { addToProcessing } from "./load.ts";
import type { Input } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** A ready task gets its worker (`SchedulerState._add_to_processing`). Leaves out actors. */
export function assign(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  task.become("processing");
  s.nTasks += 1;
  place(s, task, worker);
}

/** Put a task on a worker and send it there, with where its inputs are (`SchedulerState._task_to_msg`, `Scheduler.send_task_to_worker`). */
export function place(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  addToProcessing(s, task, worker);
  task.runId += 1;
  const { negatedUser, generation } = task.tier;
  const inputs = task.dependencies.map((input) => whereabouts(s, input));
  const priority = [negatedUser, generation, task.order] as const;
  s.send({ op: "compute-task", worker: worker.name, key: task.key, runId: task.runId, priority, inputs });
}

/** What a worker is told about a result that it is to fetch. */
export function whereabouts(s: SchedulerState, task: TaskState): Input {
  return { key: task.key, nbytes: bytesOf(s, task), whoHas: task.whoHas.map((holder) => holder.name) };
}

/** Handing a task to a worker: the books first, then the message. */
import { NONE, type TaskState, type WorkerState } from "./entities.ts";
import { bytesOf } from "./estimate.ts";
import { addToProcessing } from "./load.ts";
import type { Input } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** A ready task gets its worker (`SchedulerState._add_to_processing`). Leaves out actors, and switching the check of memory off. */
export function assign(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  task.become("processing");
  s.nTasks += 1;
  if (!s.rules.checksInputSize || fits(s, task, worker)) {
    place(s, task, worker);
    return;
  }
  addToProcessing(s, task, worker);
  const exception = `MemoryError: the inputs of ${task.key} are larger than the memory of ${worker.name}.`;
  task.failure = { cause: task.key, exception };
  s.recommend(task, "erred");
}

/** A crude check: only what could never work fails it. */
function fits(s: SchedulerState, task: TaskState, { memoryLimit }: WorkerState): boolean {
  if (memoryLimit === 0) return true;
  let bytes = 0;
  for (const input of task.dependencies) bytes += bytesOf(s, input);
  return bytes <= memoryLimit;
}

/** Put a task on a worker and send it there, with where its inputs are (`SchedulerState._task_to_msg`, `Scheduler.send_task_to_worker`). */
export function place(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  addToProcessing(s, task, worker);
  task.runId += 1;
  const { negatedUser, generation } = task.tier;
  const priority = [negatedUser, generation, task.order] as const;
  s.send({
    op: "compute-task",
    worker: worker.name,
    key: task.key,
    runId: task.runId,
    priority,
    inputs: inputsOf(s, task),
  });
}

function inputsOf(s: SchedulerState, task: TaskState): readonly Input[] {
  if (task.dependencies.length === 0) return NONE;
  const inputs: Input[] = [];
  for (const input of task.dependencies) inputs.push(whereabouts(s, input));
  return inputs;
}

/** What a worker is told about a result that it is to fetch. */
export function whereabouts(s: SchedulerState, task: TaskState): Input {
  const { whoHas } = task;
  // One copy is the rule, and a list of one name need not be made for every message.
  const names = whoHas.length === 1 ? whoHas[0]!.aloneByName : whoHas.map((holder) => holder.name);
  return { key: task.key, nbytes: bytesOf(s, task), whoHas: names };
}

/**
 * The machine: which state follows which, and what has to be done on the way.
 *
 * An edge changes one task and what its neighbours count about it, says what it wants done (`s.send`), and recommends
 * where tasks should go next (`s.recommend`). It never moves another task itself: engine.ts follows the recommendations
 * until none are left, the last made first, so what should happen first is recommended last.
 */
import { assign } from "./assign.ts";
import { decide, decideNonRootish, decideRootishQueuingEnabled } from "./decide.ts";
import { comparePriority, type StateName, type TaskState, type WorkerState } from "./entities.ts";
import { addDuration } from "./estimate.ts";
import { addReplica, exitProcessing, removeReplica } from "./load.ts";
import type { SchedulerState } from "./state.ts";

/** What moving one task along one edge does. */
export type Edge = (s: SchedulerState, task: TaskState) => void;

/** The machine at a glance. An edge that is missing here goes through `released`. Names and sources: the functions below. */
export const transitions = {
  "released → waiting": releasedWaiting,
  "released → erred": releasedErred,
  "released → forgotten": releasedForgotten,
  "waiting → released": waitingReleased,
  "waiting → processing": waitingProcessing,
  "waiting → queued": waitingQueued,
  "waiting → no-worker": waitingNoWorker,
  "queued → processing": queuedProcessing,
  "queued → released": queuedReleased,
  "no-worker → processing": noWorkerProcessing,
  "no-worker → released": noWorkerReleased,
  "processing → memory": processingMemory,
  "processing → released": processingReleased,
  "processing → erred": processingErred,
  "memory → released": memoryReleased,
  "erred → released": erredReleased,
} satisfies { readonly [name in `${StateName} → ${StateName}`]?: Edge };

/** `_transition_released_waiting`: the result is wanted. Released inputs are wanted with it. Leaves out lost dependencies of scattered data. */
function releasedWaiting(s: SchedulerState, task: TaskState): void {
  for (const input of task.dependencies) {
    if (input.failure === null) continue;
    task.failure = input.failure;
    s.recommend(task, "erred");
    return;
  }
  task.become("waiting");
  if (!task.waits) {
    task.waits = true;
    for (const input of task.dependencies) input.waiters += 1;
  }
  task.waitingOn = countMissing(task);
  if (task.waitingOn === 0) {
    s.recommend(task, "processing");
    return;
  }
  // Backwards, because the last recommended is looked at first.
  for (let i = task.dependencies.length - 1; i >= 0; i -= 1) {
    const input = task.dependencies[i]!;
    if (!input.inMemory && input.state === "released") s.recommend(input, "waiting");
  }
}

/** `_transition_released_erred`: an input failed. Leaves out tracebacks. */
function releasedErred(s: SchedulerState, task: TaskState): void {
  task.become("erred");
  blameDependents(s, task);
  reportErred(s, task);
}

/** `_transition_released_forgotten`, `_propagate_forgotten`: nobody needs it or its dependents. Leaves out forgetting dependents of lost scattered data. */
function releasedForgotten(s: SchedulerState, task: TaskState): void {
  task.become("forgotten");
  for (const input of task.dependencies) {
    input.dropForgottenDependent();
    if (!input.hasDependents && !input.wanted) s.recommend(input, "forgotten");
  }
  task.dependencies = [];
  s.forget(task);
}

/** `_transition_waiting_released`: an input is lost for good, or nobody needs the result any more. Differs in this: a task that is still needed stays registered with its inputs, as in `_propagate_released`. */
function waitingReleased(s: SchedulerState, task: TaskState): void {
  task.waitingOn = 0;
  release(s, task);
}

/** `_transition_waiting_processing`: all inputs are there, decide.ts picks a worker. Leaves out resources and actors. */
function waitingProcessing(s: SchedulerState, task: TaskState): void {
  const choice = decide(s, task);
  if (choice === "queued" || choice === "no-worker") s.recommend(task, choice);
  else assign(s, task, choice);
}

/** `_transition_waiting_queued`: root-ish and no worker has a free slot. */
function waitingQueued(s: SchedulerState, task: TaskState): void {
  task.become("queued");
  s.queued.push(task);
}

/** `_transition_waiting_no_worker`: no worker, or none that its restrictions allow, takes work now. */
function waitingNoWorker(s: SchedulerState, task: TaskState): void {
  task.become("no-worker");
  s.unrunnable.add(task);
}

/** `_transition_queued_processing`: a slot opened. Without one it stays where it is. */
function queuedProcessing(s: SchedulerState, task: TaskState): void {
  const worker = decideRootishQueuingEnabled(s);
  if (worker === null) return;
  s.queued.remove(task);
  assign(s, task, worker);
}

/** `_transition_queued_released`: an input is lost, or nobody needs the result any more. */
function queuedReleased(s: SchedulerState, task: TaskState): void {
  s.queued.remove(task);
  release(s, task);
}

/** `_transition_no_worker_processing`: a worker came or took up work again. If it does not suit, the task stays where it is. */
function noWorkerProcessing(s: SchedulerState, task: TaskState): void {
  const worker = decideNonRootish(s, task);
  if (worker === null) return;
  s.unrunnable.delete(task);
  assign(s, task, worker);
}

/** `_transition_no_worker_released`: an input is lost, or nobody needs the result any more. */
function noWorkerReleased(s: SchedulerState, task: TaskState): void {
  s.unrunnable.delete(task);
  release(s, task);
}

/** `_transition_processing_memory`, `_add_to_memory`: finished. Leaves out types, group metrics and fire-and-forget. */
function processingMemory(s: SchedulerState, task: TaskState): void {
  const news = s.stimulus;
  if (news.type !== "task-finished") throw s.impossible(task, "memory");
  const worker = task.processingOn as WorkerState;
  addDuration(task.group.prefix, news.compute / 1_000_000);
  task.nbytes = news.nbytes;
  exitProcessing(s, task);
  addReplica(s, task, worker);
  task.become("memory");
  // The most urgent dependent last, so that it goes first.
  if (task.dependents.length > 1) task.dependents.sort((a, b) => comparePriority(b, a));
  for (const dependent of task.dependents) {
    if (dependent.state !== "waiting") continue;
    dependent.waitingOn -= 1;
    if (dependent.waitingOn === 0) s.recommend(dependent, "processing");
  }
  leaveInputs(s, task);
  if (!task.needed) s.recommend(task, "released");
  for (const client of task.whoWants) s.send({ op: "key-in-memory", client: client.name, key: task.key });
}

/** `_transition_processing_released`: its worker is lost, or nobody needs the result any more. */
function processingReleased(s: SchedulerState, task: TaskState): void {
  const worker = exitProcessing(s, task);
  if (worker !== null) s.send({ op: "free-keys", worker: worker.name, keys: [task.key] });
  release(s, task);
}

/** `_transition_processing_erred`, `_propagate_erred`: it raised, or was there when too many workers died. Leaves out tracebacks. */
function processingErred(s: SchedulerState, task: TaskState): void {
  exitProcessing(s, task);
  task.become("erred");
  blameDependents(s, task);
  leaveInputs(s, task);
  reportErred(s, task);
}

/** `_transition_memory_released`: nobody needs the result, or its last copy is lost; in that case it is computed again. Differs in this: what has an erred input fails with it; dask leaves it released. Leaves out actors and scattered data. */
function memoryReleased(s: SchedulerState, task: TaskState): void {
  for (const worker of task.whoHas) {
    s.send({ op: "free-keys", worker: worker.name, keys: [task.key] });
    removeReplica(s, task, worker);
  }
  task.become("released");
  for (const client of task.whoWants) s.send({ op: "lost-data", client: client.name, key: task.key });
  if (task.needed) s.recommend(task, "waiting");
  for (const dependent of task.dependents) {
    if (!dependent.waits) continue;
    // Counted afresh: whether the loss was already seen depends on the order in which tasks come by here.
    if (dependent.state === "waiting") dependent.waitingOn = countMissing(dependent);
    else if (dependent.state !== "released") s.recommend(dependent, "waiting");
  }
}

/** `_transition_erred_released`: on its way to be forgotten. Leaves out `erred_on` and telling the client of a retry. */
function erredReleased(s: SchedulerState, task: TaskState): void {
  task.failure = null;
  task.become("released");
  for (const dependent of task.dependents) if (dependent.state === "erred") s.recommend(dependent, "waiting");
}

/** `_propagate_released`: back to the start; and on to waiting again if it is still needed. */
function release(s: SchedulerState, task: TaskState): void {
  task.become("released");
  if (task.failure === null && task.needed) s.recommend(task, "waiting");
  else leaveInputs(s, task);
}

/** It needs its inputs no more; those that nobody needs now can go. What has failed, or is about to, stays erred. */
function leaveInputs(s: SchedulerState, task: TaskState): void {
  if (!task.waits) return;
  task.waits = false;
  for (const input of task.dependencies) {
    input.waiters -= 1;
    if (!input.needed && input.failure === null && input.state !== "released") s.recommend(input, "released");
  }
}

function blameDependents(s: SchedulerState, task: TaskState): void {
  for (const dependent of task.dependents) {
    if (dependent.inMemory || dependent.state === "forgotten" || dependent.state === "erred") continue;
    dependent.failure = task.failure;
    s.recommend(dependent, "erred");
  }
}

function reportErred(s: SchedulerState, task: TaskState): void {
  if (task.failure === null) throw s.impossible(task, "erred");
  for (const client of task.whoWants) s.send({ op: "task-erred", client: client.name, key: task.key, ...task.failure });
}

function countMissing(task: TaskState): number {
  let missing = 0;
  for (const input of task.dependencies) if (!input.inMemory) missing += 1;
  return missing;
}

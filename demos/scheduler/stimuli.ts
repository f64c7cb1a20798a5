/** What each kind of news changes. Handlers recommend; the transitions follow in state.ts. */
import type { TaskState, WorkerState } from "./entities.ts";
import { comparePriority } from "./entities.ts";
import { addBandwidth, addDuration, addExecTime } from "./estimate.ts";
import { taskErred, removeWorker } from "./failure.ts";
import { clientReleasesKeys, updateGraph } from "./graph.ts";
import { validWorkers } from "./decide.ts";
import { addReplica, addToLongRunning, checkIdleSaturated } from "./load.ts";
import type { Stimulus, StimulusOf } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** Whether the news may have opened a slot for a queued task is asked after every one: it is cheap to know (`openSlots`). */
export function apply(s: SchedulerState, news: Stimulus): void {
  switch (news.type) {
    case "update-graph":
      return updateGraph(s, news);
    case "client-releases-keys":
      return clientReleasesKeys(s, news);
    case "task-finished":
      return taskFinished(s, news);
    case "task-erred":
      return taskErred(s, news);
    case "long-running":
      return longRunning(s, news);
    case "add-keys":
      return addKeys(s, news);
    case "heartbeat":
      return heartbeat(s, news);
    case "add-worker":
      return addWorker(s, news);
    case "remove-worker":
      return removeWorker(s, news);
    case "worker-status-change":
      return workerStatusChange(s, news);
  }
}

/** `Scheduler.stimulus_task_finished`. A report of an earlier attempt, or from the wrong worker, is ignored and the copy dropped. */
function taskFinished(s: SchedulerState, news: StimulusOf<"task-finished">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  const task = s.tasks.get(news.key);
  if (task?.processingOn === worker && task.runId === news.runId) s.recommend(task, "memory");
  else if (task?.processingOn !== worker && !(task && worker.hasWhat.has(task))) {
    s.send({ op: "free-keys", worker: worker.name, keys: [news.key] });
  }
}

/** `Scheduler.handle_long_running`: the task seceded. Leaves out that it can no longer be stolen. */
function longRunning(s: SchedulerState, news: StimulusOf<"long-running">): void {
  const task = s.tasks.get(news.key);
  const worker = task?.processingOn;
  if (!task || !worker || worker.name !== news.worker) return;
  if (news.compute !== undefined) addDuration(task.group.prefix, news.compute / 1_000_000);
  addToLongRunning(s, task, worker);
}

/** `Scheduler.add_keys`: a worker fetched inputs and has copies now; what nobody knows of any more it may drop. */
function addKeys(s: SchedulerState, news: StimulusOf<"add-keys">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  const unknown: string[] = [];
  for (const key of news.keys) {
    const task = s.tasks.get(key);
    if (task?.state === "memory") addReplica(s, task, worker);
    else unknown.push(key);
  }
  if (unknown.length > 0) s.send({ op: "free-keys", worker: worker.name, keys: unknown });
}

/** `Scheduler.heartbeat_worker`, as far as estimates go. Leaves out metrics and the time-to-live of silent workers. */
function heartbeat(s: SchedulerState, news: StimulusOf<"heartbeat">): void {
  if (!s.workers.has(news.worker)) return;
  if (news.bandwidth !== undefined) addBandwidth(s, news.bandwidth);
  for (const { key, elapsed } of news.executing) {
    const task = s.tasks.get(key);
    if (task !== undefined) addExecTime(task.group.prefix, elapsed / 1_000_000);
  }
}

/** `Scheduler.add_worker`. Leaves out nannies, hosts, resources and versions. */
function addWorker(s: SchedulerState, news: StimulusOf<"add-worker">): void {
  takesWork(s, s.enrol(news.worker, news.nthreads, news.memoryLimit ?? 0));
}

/** `Scheduler.handle_worker_status_change`. */
function workerStatusChange(s: SchedulerState, news: StimulusOf<"worker-status-change">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined || worker.status === news.status) return;
  worker.status = news.status;
  if (news.status === "running") {
    takesWork(s, worker);
    return;
  }
  s.running.delete(worker);
  checkIdleSaturated(s, worker);
}

/** `SchedulerState.bulk_schedule_unrunnable_after_adding_worker`, the most urgent last. */
function takesWork(s: SchedulerState, worker: WorkerState): void {
  s.running.add(worker);
  checkIdleSaturated(s, worker);
  const runnable: TaskState[] = [];
  for (const task of s.unrunnable) if (validWorkers(s, task)?.has(worker) ?? true) runnable.push(task);
  runnable.sort((a, b) => comparePriority(b, a));
  for (const task of runnable) s.recommend(task, "processing");
}

/** What each kind of news changes. Handlers recommend; the transitions follow in state.ts. */
import { whereabouts } from "./assign.ts";
import { addBandwidth, addDuration, addExecTime } from "./estimate.ts";
import { taskErred, removeWorker } from "./failure.ts";
import { clientReleasesKeys, updateGraph } from "./graph.ts";
import { addReplica, addToLongRunning } from "./load.ts";
import type { Stimulus, StimulusOf } from "./messages.ts";
import { balance, stealResponse } from "./steal.ts";
import { retireWorkers, runMemoryPolicies } from "./retire.ts";
import type { SchedulerState } from "./state.ts";
import { setStatus, takesWork } from "./status.ts";

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
    case "request-refresh-who-has":
      return requestRefreshWhoHas(s, news);
    case "heartbeat":
      return heartbeat(s, news);
    case "add-worker":
      return addWorker(s, news);
    case "remove-worker":
      return removeWorker(s, news);
    case "worker-status-change":
      return workerStatusChange(s, news);
    case "balance":
      return balance(s);
    case "retire-workers":
      return retireWorkers(s, news);
    case "active-memory-manager":
      return runMemoryPolicies(s);
    case "steal-response":
      return stealResponse(s, news);
  }
}

/**
 * `Scheduler.stimulus_task_finished`. A report of an earlier attempt, or from the wrong worker, is ignored and the copy
 * dropped. Differs in this: where both attempts are on the same worker, dask schedules the task anew.
 */
function taskFinished(s: SchedulerState, news: StimulusOf<"task-finished">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  const task = s.tasks.get(news.key);
  if (task?.processingOn === worker && task.runId === news.runId) s.recommend(task, "memory");
  else if (task?.processingOn !== worker && !(task && worker.hasWhat.has(task))) {
    s.send({ op: "free-keys", worker: worker.name, keys: [news.key] });
  }
}

/** `Scheduler.handle_long_running`: the task seceded; steal.ts leaves it alone from now on. */
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
    // It has been sent there since to be computed anew: freeing it would take that away as well.
    else if (task?.processingOn !== worker) unknown.push(key);
  }
  if (unknown.length > 0) s.send({ op: "free-keys", worker: worker.name, keys: unknown });
}

/** `Scheduler.handle_request_refresh_who_has`: where they are now, be it nowhere; what nobody knows of is not needed. */
function requestRefreshWhoHas(s: SchedulerState, news: StimulusOf<"request-refresh-who-has">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  const known = news.keys.filter((key) => s.tasks.has(key));
  const unknown = news.keys.filter((key) => !s.tasks.has(key));
  const inputs = known.map((key) => whereabouts(s, s.tasks.get(key)!));
  if (inputs.length > 0) s.send({ op: "refresh-who-has", worker: worker.name, inputs });
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
  const worker = s.enrol(news.worker, news.nthreads, news.memoryLimit ?? 0);
  // With its registration comes its first heartbeat, which tells of the bandwidth it starts from: the setting.
  addBandwidth(s, s.config.bandwidth);
  takesWork(s, worker);
}

/** While a worker retires, what it says otherwise was sent before it heard of that, and is what it goes back to if it has to stay. */
function workerStatusChange(s: SchedulerState, news: StimulusOf<"worker-status-change">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  if (!s.retiring.has(worker)) setStatus(s, worker, news.status);
  else if (news.status !== "closing_gracefully") s.retiring.set(worker, news.status);
}

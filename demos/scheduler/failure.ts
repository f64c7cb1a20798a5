/** What goes wrong and what becomes of it: lost workers, lost results, exceptions. */
import type { TaskState, WorkerState } from "./entities.ts";
import { removeReplica } from "./load.ts";
import type { StimulusOf } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/**
 * A worker is gone (`Scheduler.remove_worker`). Every task sent to it goes elsewhere, also those that only stood in its
 * line; lost unexpectedly, each of them is suspected of having killed it, and after more than `allowedFailures` deaths
 * it is given up. Results of which it had the only copy are computed again if anybody still needs them.
 */
export function removeWorker(s: SchedulerState, news: StimulusOf<"remove-worker">): void {
  const worker = s.workers.get(news.worker);
  if (worker === undefined) return;
  s.dropWorker(worker);
  for (const task of worker.processing) {
    if (!news.expected) suspect(s, task, worker);
    if (task.failure === null) s.recommend(task, "released");
  }
  for (const task of worker.hasWhat) {
    removeReplica(s, task, worker);
    if (!task.inMemory) s.recommend(task, "released");
  }
}

function suspect(s: SchedulerState, task: TaskState, worker: WorkerState): void {
  task.suspicious += 1;
  task.group.prefix.suspicious += 1;
  if (task.suspicious <= s.config.allowedFailures) return;
  const exception = `KilledWorker: ${task.key} was on ${task.suspicious} workers when they died, the last ${worker.name}.`;
  task.failure = { cause: task.key, exception };
  s.recommend(task, "erred");
}

/** A task raised: again if it has retries left, else it and all that need it are erred (`Scheduler.stimulus_task_erred`). */
export function taskErred(s: SchedulerState, news: StimulusOf<"task-erred">): void {
  const task = s.tasks.get(news.key);
  if (task?.processingOn?.name !== news.worker || task.runId !== news.runId) return;
  if (task.retries > 0) {
    task.retries -= 1;
    s.recommend(task, "waiting");
    return;
  }
  task.failure = { cause: task.key, exception: news.exception };
  s.recommend(task, "erred");
}

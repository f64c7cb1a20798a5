/** Why a task stands where it stands when nothing moves any more. */
import type { Key, SchedulerState, TaskState, WorkerName, WorkerState } from "../../demos/scheduler/index.ts";

/** A scheduler at rest, and what happened on the way there. */
export interface Rest {
  readonly s: SchedulerState;
  /** What each task has raised. */
  readonly raised: ReadonlyMap<Key, readonly string[]>;
  /** The workers that died unexpectedly with a task on them. */
  readonly deaths: ReadonlyMap<TaskState, readonly WorkerName[]>;
}

/**
 * How each wanted task ended. Throws where there is no reason: an exception nobody raised, a death that was not, a task
 * that waits though a running worker suits it, or for nothing that waits itself.
 */
export function ends(rest: Rest): Set<string> {
  const seen = new Set<string>();
  for (const task of rest.s.tasks.values()) {
    if (task.state === "erred") seen.add(blame(rest, task));
    else if (task.wanted) seen.add(stand(rest.s, task));
  }
  for (const [task, workers] of rest.deaths) {
    const known = rest.s.tasks.get(task.key) === task;
    if (known && workers.length > rest.s.config.allowedFailures) be(task, task.state === "erred", "it killed too many");
  }
  return seen;
}

/** Whether it or an input raised, killed its workers, or had inputs that no memory of its worker holds. */
export function blame(rest: Rest, task: TaskState): string {
  const { cause, exception } = task.failure!;
  const [, large, on] = /^MemoryError: the inputs of (.+) are larger than the memory of (.+)\.$/.exec(exception) ?? [];
  if (large !== undefined) {
    const worker = rest.s.workers.get(on!);
    be(task, rest.s.rules.checksInputSize && worker?.memoryLimit !== 0, "nobody looks at the size of inputs");
    be(task, large === cause && rest.s.tasks.get(cause)?.dependencies.length !== 0, `${cause} has no inputs`);
    return cause === task.key ? "inputs too large" : "an input's inputs too large";
  }
  if (rest.raised.get(cause)?.includes(exception)) return cause === task.key ? "raised" : "an input raised";
  const { allowedFailures } = rest.s.config;
  const killed = [...rest.deaths].some(
    ([{ key }, workers]) =>
      key === cause &&
      workers.length === allowedFailures + 1 &&
      exception.startsWith(`KilledWorker: ${key} was on ${workers.length} workers`) &&
      exception.includes(workers.at(-1)!),
  );
  be(task, killed, `nobody raised "${exception}" in ${cause}, nor did so many workers die with it`);
  return cause === task.key ? "killed" : "an input killed";
}

/** "memory", or what it waits for; of a task that is not erred. */
export function stand(s: SchedulerState, task: TaskState): string {
  switch (task.state) {
    case "memory":
      return "memory";
    case "queued":
      be(task, s.running.size === 0, "a worker is running");
      return "waits for any worker";
    case "no-worker":
      be(task, !suitable(s, task).some(({ status }) => status === "running"), "a worker that suits it is running");
      return suitable(s, task).length > 0
        ? "waits for its worker to take work"
        : "waits for a worker that is not there";
    case "processing":
      be(task, task.processingOn!.status === "paused", `${task.processingOn!.name} is ${task.processingOn!.status}`);
      return "waits on a paused worker";
    case "waiting": {
      const missing = task.dependencies.filter((input) => !input.inMemory);
      be(task, missing.length > 0, "all its inputs are there");
      for (const input of missing) stand(s, input);
      return "waits for an input";
    }
    default:
      be(task, false, "nothing moves any more");
      return task.state;
  }
}

/**
 * The workers that its restrictions name, or all. Loose restrictions count like firm ones here: what has come to wait for its
 * workers is not looked at again when others come (`bulk_schedule_unrunnable_after_adding_worker` asks `valid_workers`).
 */
function suitable(s: SchedulerState, task: TaskState): WorkerState[] {
  return [...s.workers.values()].filter(({ name }) => task.restrictions?.workers.has(name) ?? true);
}

function be(task: TaskState, holds: boolean, what: string): void {
  if (!holds) throw new Error(`${task.key} is ${task.state}, but ${what}.`);
}

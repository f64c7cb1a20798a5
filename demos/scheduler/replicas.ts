/** Copies of results: where to make one more, and which to drop. Follows the recipients and droppers of `active_memory_manager.py`. */
import { whereabouts } from "./assign.ts";
import type { TaskState, WorkerState } from "./entities.ts";
import { bytesOf } from "./estimate.ts";
import { removeReplica } from "./load.ts";
import type { Input } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/**
 * Copies wanted in one pass. Each goes to the running worker that stores least, those promised to it included
 * (`_find_recipient`). Leaves out measured memory, and that copies under way are remembered from one pass to the next:
 * a worker that is asked twice fetches once.
 */
export class Copies {
  readonly #s: SchedulerState;
  readonly #promised = new Map<WorkerState, { bytes: number; readonly tasks: Set<TaskState> }>();

  constructor(s: SchedulerState) {
    this.#s = s;
  }

  /** False: no running worker is without a copy. */
  add(task: TaskState): boolean {
    let best: WorkerState | null = null;
    for (const worker of this.#s.running.items) {
      if (worker.hasWhat.has(task) || this.#promised.get(worker)?.tasks.has(task)) continue;
      if (best === null || this.#memory(worker) < this.#memory(best)) best = worker;
    }
    if (best === null) return false;
    let promised = this.#promised.get(best);
    if (promised === undefined) this.#promised.set(best, (promised = { bytes: 0, tasks: new Set() }));
    promised.bytes += bytesOf(this.#s, task);
    promised.tasks.add(task);
    return true;
  }

  /** Tell the workers what to fetch. */
  send(): void {
    for (const [worker, { tasks }] of this.#promised) {
      const inputs: Input[] = [...tasks].map((task) => whereabouts(this.#s, task));
      this.#s.send({ op: "acquire-replicas", worker: worker.name, inputs });
    }
  }

  #memory(worker: WorkerState): number {
    return worker.nbytes + (this.#promised.get(worker)?.bytes ?? 0);
  }
}

/**
 * Drop copies nobody will need: as many stay as there are workers with tasks that wait for the result, and one more for
 * each such task that no worker has yet (`ReduceReplicas`). Leaves out that a worker may refuse.
 */
export function reduceReplicas(s: SchedulerState): void {
  for (const task of replicated(s)) {
    const waiting = task.dependents.filter((dependent) => dependent.waits);
    const needed = new Set(waiting.map((dependent) => dependent.processingOn ?? dependent));
    const droppable = task.whoHas.filter((worker) => !needed.has(worker));
    // Those that are about to go first, then the fullest.
    droppable.sort((a, b) => Number(b.status !== "running") - Number(a.status !== "running") || b.nbytes - a.nbytes);
    // Whether many wait on the same workers dask does not look: from twenty on each counts.
    const stay = Math.max(1, waiting.length < 20 ? needed.size : waiting.length);
    const drop = droppable.slice(0, Math.max(0, task.whoHas.length - stay));
    // The last copy beside those that workers on the way out still need stays: it was made because they go.
    const kept = task.whoHas.filter((worker) => needed.has(worker));
    const leaving = kept.length > 0 && kept.every((worker) => worker.status !== "running");
    if (leaving && drop.length === droppable.length && drop.at(-1)?.status === "running") drop.pop();
    for (const worker of drop) {
      removeReplica(s, task, worker);
      s.send({ op: "free-keys", worker: worker.name, keys: [task.key] });
    }
  }
}

/** Results of which there are several copies (`SchedulerState.replicated_tasks`). That there are none is found without looking at any. */
function replicated(s: SchedulerState): TaskState[] {
  let copies = 0;
  let results = 0;
  for (const worker of s.workers.values()) copies += worker.hasWhat.size;
  for (const group of s.groups.values()) results += group.states.memory;
  const found: TaskState[] = [];
  if (copies === results) return found;
  for (const worker of s.workers.values()) {
    for (const task of worker.hasWhat) if (task.whoHas.length > 1 && task.whoHas[0] === worker) found.push(task);
  }
  return found;
}

/** The invariants (`scheduler.py`: validate_state, validate_task_state and the `_validate_*` of SchedulerState), and those of the counts kept in place of sets. */
import type { TaskPrefix, TaskState, WorkerState } from "./entities.ts";
import { bytesOf, type PrefixCounts } from "./estimate.ts";
import { taskSlots } from "./load.ts";
import { opensSlots } from "./queue.ts";
import type { SchedulerState } from "./state.ts";

/** Throws, with the story of the task, at the first that does not hold. */
export function validate(s: SchedulerState): void {
  check(s.recommendations.length === 0, "recommendations are left over");
  for (const task of s.tasks.values()) validateTask(s, task);
  for (const worker of s.workers.values()) validateWorker(s, worker);
  validateTotals(s);
}

function validateTask(s: SchedulerState, task: TaskState): void {
  const be = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${task.key} is ${task.state}, but ${what}. ${JSON.stringify(s.story(task.key))}`);
  };
  const { state } = task;
  const ready = state === "queued" || state === "no-worker" || state === "processing";
  const missing = task.dependencies.filter((input) => input.whoHas.length === 0).length;
  be(task.recommended === null, "it still has a recommendation");
  be(state !== "forgotten", "it is still known");
  be((state === "memory") === task.whoHas.length > 0, "whether somebody has a copy says otherwise");
  be((state === "processing") === (task.processingOn !== null), "whether a worker has it says otherwise");
  be((state === "queued") === s.queued.has(task), "the queue disagrees");
  be((state === "no-worker") === s.unrunnable.has(task), "the list of unrunnable tasks disagrees");
  be((state === "erred") === (task.failure !== null), "whether it has a failure says otherwise");
  be(task.waits === (ready || state === "waiting"), "whether it needs its inputs says otherwise");
  be(task.waitingOn === (state === "waiting" ? missing : 0), `it waits for ${task.waitingOn} inputs`);
  if (state === "waiting") be(missing > 0, "all its inputs are there");
  if (ready) be(missing === 0, "an input is missing");
  if (state === "released") be(!task.needed, "somebody needs it");
  if (state === "memory") be(task.needed, "nobody needs it");
  for (const worker of task.whoHas) {
    be(worker.hasWhat.has(task) && s.workers.get(worker.name) === worker, `${worker.name} does not have it`);
  }
  be(task.whoHas.length !== 1 || task.whoHas === task.whoHas[0]!.alone, "its only holder's own list is not used");
  const steal = s.inFlight.get(task);
  if (steal) be(steal.victim === task.processingOn && steal.victim.asked.has(task), "its steal is from elsewhere");
  if (task.processingOn) be(task.processingOn.processing.has(task), `${task.processingOn.name} does not have it`);
  for (const input of task.dependencies) {
    be(input.dependents.includes(task), `${input.key} does not know that it depends on it`);
    be(s.tasks.get(input.key) === input, `its input ${input.key} is forgotten`);
    if (task.waits)
      be(input.state !== "released" && input.state !== "erred", `its input ${input.key} is ${input.state}`);
  }
  const live = task.dependents.filter((dependent) => dependent.state !== "forgotten");
  be(task.dependents.length - live.length === task.forgottenDependents, "forgotten dependents are miscounted");
  be(task.waiters === live.filter((dependent) => dependent.waits).length, `it has ${task.waiters} waiters`);
}

function validateWorker(s: SchedulerState, worker: WorkerState): void {
  const be = (holds: boolean, what: string): void => check(holds, `${worker.name}: ${what}`);
  let nbytes = 0;
  for (const task of worker.hasWhat) {
    nbytes += bytesOf(s, task);
    be(task.whoHas.includes(worker), `has ${task.key}, which does not know`);
  }
  be(nbytes === worker.nbytes, `stores ${nbytes} bytes, not ${worker.nbytes}`);
  const needs = new Map<TaskState, number>();
  const counts = new Map<TaskPrefix, number>();
  for (const task of worker.processing) {
    be(task.processingOn === worker && task.state === "processing", `processes ${task.key}, which does not know`);
    for (const input of task.dependencies) {
      if (!worker.hasWhat.has(input)) needs.set(input, (needs.get(input) ?? 0) + 1);
    }
    if (worker.longRunning.has(task)) continue;
    counts.set(task.group.prefix, (counts.get(task.group.prefix) ?? 0) + 1);
  }
  for (const task of worker.asked) be(worker.processing.has(task), `was asked for ${task.key}, which it has not`);
  for (const task of worker.longRunning) be(worker.processing.has(task), `${task.key} runs long elsewhere`);
  be(same(counts, byPrefix(worker.prefixCounts)), "tasks by prefix are miscounted");
  be(same(needs, worker.needsWhat), "inputs to fetch are miscounted");
  const running = worker.status === "running";
  be(s.running.has(worker) === running, "running or not");
  be(running || !s.idle.has(worker), "idle, but takes no work");
  be(!(s.idle.has(worker) && s.saturated.has(worker)), "both idle and saturated");
  const queuing = s.config.workerSaturation !== Infinity;
  const open = running && queuing ? Math.max(0, taskSlots(s, worker)) : 0;
  be(open === worker.openSlots, `has ${open} slots, not ${worker.openSlots}`);
  be(open > 0 === worker.heapIndex >= 0, "slots and heap of workers with slots disagree");
  if (open > 0 && opensSlots(s.stimulus)) be(s.queued.size === 0, "a slot is free while tasks are queued");
}

function validateTotals(s: SchedulerState): void {
  for (const worker of s.retiring.keys()) {
    check(worker.status === "closing_gracefully", `${worker.name} retires, but is ${worker.status}`);
  }
  for (const task of s.inFlight.keys()) check(s.tasks.get(task.key) === task, `${task.key} is stolen, but not known`);
  let [threads, slots, network] = [0, 0, 0];
  const counts = new Map<TaskPrefix, number>();
  for (const worker of s.workers.values()) {
    threads += worker.nthreads;
    slots += worker.openSlots;
    network += worker.networkBytes;
    for (const [prefix, count] of byPrefix(worker.prefixCounts)) counts.set(prefix, (counts.get(prefix) ?? 0) + count);
  }
  check(threads === s.totalNthreads, "threads are miscounted");
  check(slots === s.openSlots, "slots are miscounted");
  check(network === s.networkBytes, "bytes to fetch are miscounted");
  check(same(counts, byPrefix(s.prefixCounts)), "tasks by prefix are miscounted");
  for (const group of s.groups.values()) {
    const sum = Object.values(group.states).reduce((a, b) => a + b, 0);
    check(sum === group.size, `group ${group.name} is miscounted`);
  }
}

function byPrefix({ prefixes, counts }: PrefixCounts): Map<TaskPrefix, number> {
  return new Map(prefixes.map((prefix, i) => [prefix, counts[i]!]));
}

function same<K>(a: ReadonlyMap<K, number>, b: ReadonlyMap<K, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Invariant broken: ${what}.`);
}

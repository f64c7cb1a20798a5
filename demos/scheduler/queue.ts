/**
 * The queue on the scheduler: root-ish tasks wait here, by priority, until a worker has a free slot. Sent all at once,
 * they would fill the workers with loaded data before anything used it up.
 */
import { runTransitions } from "./engine.ts";
import { comparePriority, type TaskState } from "./entities.ts";
import { Heap } from "./heap.ts";
import type { Stimulus } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/**
 * The news after which free slots are looked for. Not all that may open one: a slot that a lost input or a steal has
 * opened is left until the next of these, as in dask.
 */
const OPENING: ReadonlySet<Stimulus["type"]> = new Set([
  "add-worker",
  "worker-status-change",
  "task-finished",
  "task-erred",
  "long-running",
  "client-releases-keys",
]);

/** Whether the queue is looked at after this news. */
export function opensSlots(news: Stimulus): boolean {
  return OPENING.has(news.type);
}

/** As many from the head of the queue as there are free slots (`Scheduler.stimulus_queue_slots_maybe_opened`). */
export function fillSlots(s: SchedulerState): void {
  if (s.rules.fillsSlotsTogether) {
    for (const head of s.queued.first(s.openSlots)) s.recommend(head, "processing");
    runTransitions(s);
    return;
  }
  for (let slots = s.openSlots; slots > 0; slots -= 1) {
    const head = s.queued.peek();
    if (head === undefined) return;
    s.recommend(head, "processing");
    runTransitions(s);
  }
}

/**
 * Tasks by priority, the most urgent first (`HeapSet` of `collections.py`). The tasks of a graph come in that order, so
 * most simply stand in line, and the next is at its front; a heap would move a dozen others each time. What comes out of
 * order, after a worker is lost or with a priority of its own, goes to a heap beside the line.
 */
export class TaskQueue {
  /** In order, with holes where tasks have left. */
  #line: (TaskState | undefined)[] = [];
  /** Tasks in the line. */
  #standing = 0;
  /** Where its first task is, or holes before that. */
  #front = 0;
  /** Places cut off before the line: what to take from a task's `heapIndex` for its place in it. */
  #cut = 0;
  /** Who joined the line last, even if gone. */
  #last: TaskState | null = null;
  readonly #early = new Heap<TaskState>((a, b) => comparePriority(a, b) < 0);

  get size(): number {
    return this.#standing + this.#early.size;
  }

  has(task: TaskState): boolean {
    return this.#inLine(task) || this.#early.items[task.heapIndex] === task;
  }

  peek(): TaskState | undefined {
    const early = this.#early.peek();
    if (this.#standing === 0) return early;
    while (this.#line[this.#front] === undefined) this.#front += 1;
    const next = this.#line[this.#front]!;
    return early !== undefined && comparePriority(early, next) < 0 ? early : next;
  }

  /** The first `count` in the order in which they would come out; they stay inside. */
  first(count: number): TaskState[] {
    const early = this.#early.first(count);
    let ahead = 0;
    const found: TaskState[] = [];
    for (let i = this.#front; i < this.#line.length && found.length < count; i += 1) {
      const task = this.#line[i];
      if (task === undefined) continue;
      for (; ahead < early.length && comparePriority(early[ahead]!, task) < 0; ahead += 1) found.push(early[ahead]!);
      found.push(task);
    }
    return [...found, ...early.slice(ahead)].slice(0, count);
  }

  push(task: TaskState): void {
    if (this.#last !== null && comparePriority(task, this.#last) < 0) {
      this.#early.push(task);
      return;
    }
    task.heapIndex = this.#cut + this.#line.length;
    this.#line.push(task);
    this.#last = task;
    this.#standing += 1;
  }

  /** Take out a task that is inside. */
  remove(task: TaskState): void {
    if (!this.#inLine(task)) {
      this.#early.remove(task);
      return;
    }
    this.#line[task.heapIndex - this.#cut] = undefined;
    task.heapIndex = -1;
    this.#standing -= 1;
    if (this.#standing === 0) this.#cutOff(this.#line.length);
    else if (this.#front > 1000 && 2 * this.#front > this.#line.length) this.#cutOff(this.#front);
  }

  #inLine(task: TaskState): boolean {
    return this.#line[task.heapIndex - this.#cut] === task;
  }

  /** Drop the holes at the front, once there are so many that it is cheap for each. */
  #cutOff(places: number): void {
    this.#line = this.#line.slice(places);
    this.#front = 0;
    this.#cut += places;
    if (this.#standing > 0) return;
    this.#cut = 0;
    this.#last = null;
  }
}

/** What a pool knows of one order: which tasks wait, which ended where and when, and who was lost. Seconds since it began. */
import type { Lived, Lost, Order } from "../contract/live.ts";

/** The books of one order. */
export class Books {
  readonly order: Order;
  /** How many tasks have ended. */
  ended = 0;
  readonly #lost: Lost[] = [];
  /** Starts and stops in turn. */
  readonly #page: number[] = [];
  readonly #again: number[] = [];
  readonly #deaths = new Map<number, number>();
  /** Of each task that ended, in that order: its number, row, start and stop. Plain numbers: a pool makes little litter. */
  readonly #done: Float64Array;
  #next = 0;

  constructor(order: Order) {
    this.order = order;
    this.#done = new Float64Array(4 * order.tasks);
  }

  /** How many wait to be handed out. */
  get waiting(): number {
    return this.#again.length + this.order.tasks - this.#next;
  }

  /** Adds the next tasks to what somebody owes, at most so many; those to be done again come first. Gives how many. */
  owe(owed: number[], most: number): number {
    const count = Math.min(most, this.waiting);
    for (let each = 0; each < count; each++) owed.push(this.#again.shift() ?? this.#next++);
    return count;
  }

  /** A task has ended. */
  end(task: number, row: number, start: number, stop: number): void {
    const at = 4 * this.ended++;
    this.#done[at] = task;
    this.#done[at + 1] = row;
    this.#done[at + 2] = start;
    this.#done[at + 3] = stop;
  }

  /** A worker was lost with these tasks, which are suspicious now and wait again. Gives one under which too many died. */
  lose(lost: Omit<Lost, "tasks">, tasks: readonly number[], allowed: number): number | undefined {
    for (const task of tasks) this.#deaths.set(task, 1 + (this.#deaths.get(task) ?? 0));
    this.#lost.push({ ...lost, tasks: tasks.length });
    this.#again.push(...tasks);
    return tasks.find((task) => this.#deaths.get(task)! > allowed);
  }

  /** Another worker is ready in the place of one that was lost. */
  replaced(row: number, at: number): void {
    const lost = this.#lost.find((each) => each.row === row && each.replaced === undefined);
    if (lost) lost.replaced = at;
  }

  /** The page was at work; stretches that touch are one. */
  atWork(start: number, stop: number): void {
    const page = this.#page;
    if (stop <= start) return;
    if (start <= (page.at(-1) ?? -1)) page[page.length - 1] = stop;
    else page.push(start, stop);
  }

  /** All of it as plain data that stays as it is. */
  lived(more: Pick<Lived, "way" | "seconds" | "ended" | "cores">): Lived {
    const done = this.#done;
    const tasks = Array.from({ length: this.ended }, (_, each) => {
      const at = 4 * each;
      return { task: done[at]!, row: done[at + 1]!, start: done[at + 2]!, stop: done[at + 3]! };
    });
    return { ...more, order: this.order, tasks, lost: this.#lost.map((each) => ({ ...each })), page: [...this.#page] };
  }
}

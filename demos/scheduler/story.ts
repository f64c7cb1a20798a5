/** The transition log: what happened to whom, when, and because of which news (`scheduler.py`: transition_log, story). */
import type { StateName } from "./entities.ts";
import type { Key, Micros } from "./messages.ts";

/** One step in the life of a task. */
export interface Transition extends Step {
  readonly key: Key;
  readonly stimulusId: string;
  readonly time: Micros;
}

/** From where to where: one object for each edge of the machine, shared by all who go along it. */
export interface Step {
  readonly start: StateName;
  readonly finish: StateName;
}

/** Why and when: one object for each stimulus. */
interface Cause {
  readonly stimulusId: string;
  readonly time: Micros;
}

/** How many transitions are kept, as in dask (`scheduler.transition-log-length`). */
export const LOG_LENGTH = 100_000;

/** Entries a page has room for. */
const PAGE = 1024;

class Page {
  readonly keys: Key[] = [];
  readonly steps: Step[] = [];
  readonly causes: Cause[] = [];

  constructor() {
    // Room for all at once, so that nothing is copied while it fills.
    this.keys.length = this.steps.length = this.causes.length = PAGE;
  }
}

/**
 * The last transitions, on pages: the oldest page is written over once there are enough. One long array would be copied
 * each time it outgrows its room, which took a fifth of the scheduler's time; and what many entries share is stored once.
 */
export class TransitionLog {
  readonly #length: number;
  /** Oldest first. */
  readonly #pages: Page[] = [];
  /** The last of them, which is being written on. */
  #page = new Page();
  #cause: Cause = { stimulusId: "", time: 0 };
  /** Transitions ever logged. */
  #count = 0;

  constructor(length: number = LOG_LENGTH) {
    this.#length = length;
  }

  /** Transitions ever logged, those no longer kept included. */
  get count(): number {
    return this.#count;
  }

  /** What follows is because of this stimulus. */
  because(stimulusId: string, time: Micros): void {
    this.#cause = { stimulusId, time };
  }

  add(key: Key, step: Step): void {
    const at = this.#count % PAGE;
    if (at === 0) this.#turn();
    const page = this.#page;
    page.keys[at] = key;
    page.steps[at] = step;
    page.causes[at] = this.#cause;
    this.#count += 1;
  }

  /** What is kept, oldest first, as plain data. */
  entries(): Transition[] {
    return this.#select(() => true);
  }

  /** The transitions of these tasks, or caused by stimuli of these ids, oldest first. */
  story(names: ReadonlySet<string>): Transition[] {
    return this.#select((key, { stimulusId }) => names.has(key) || names.has(stimulusId));
  }

  #turn(): void {
    // The pages before the one being written on hold all that is to be kept, so that one may be empty.
    if ((this.#pages.length - 1) * PAGE >= this.#length) this.#page = this.#pages.shift()!;
    else if (this.#count > 0) this.#page = new Page();
    this.#pages.push(this.#page);
  }

  #select(chosen: (key: Key, cause: Cause) => boolean): Transition[] {
    const story: Transition[] = [];
    const missing = Math.ceil(this.#count / PAGE) - this.#pages.length;
    for (let i = Math.max(0, this.#count - this.#length); i < this.#count; i += 1) {
      const page = this.#pages[Math.floor(i / PAGE) - missing]!;
      const [key, cause] = [page.keys[i % PAGE]!, page.causes[i % PAGE]!];
      if (!chosen(key, cause)) continue;
      const { start, finish } = page.steps[i % PAGE]!;
      story.push({ key, start, finish, stimulusId: cause.stimulusId, time: cause.time });
    }
    return story;
  }
}

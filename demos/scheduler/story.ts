/** The transition log: what happened to whom, when, and because of which news (`scheduler.py`: transition_log, story). */
import type { StateName } from "./entities.ts";
import type { Key, Micros } from "./messages.ts";

/** One step in the life of a task. */
export interface Transition {
  readonly key: Key;
  readonly start: StateName;
  readonly finish: StateName;
  readonly stimulusId: string;
  readonly time: Micros;
}

/** How many transitions are kept, as in dask (`scheduler.transition-log-length`). */
export const LOG_LENGTH = 100_000;

/** A ring of transitions, kept by column so that logging makes no garbage. */
export class TransitionLog {
  readonly #length: number;
  readonly #keys: Key[] = [];
  readonly #starts: StateName[] = [];
  readonly #finishes: StateName[] = [];
  readonly #stimulusIds: string[] = [];
  readonly #times: Micros[] = [];
  /** Transitions ever logged. */
  #count = 0;

  constructor(length: number = LOG_LENGTH) {
    this.#length = length;
  }

  /** Transitions ever logged, those no longer kept included. */
  get count(): number {
    return this.#count;
  }

  add(key: Key, start: StateName, finish: StateName, stimulusId: string, time: Micros): void {
    const at = this.#count % this.#length;
    this.#keys[at] = key;
    this.#starts[at] = start;
    this.#finishes[at] = finish;
    this.#stimulusIds[at] = stimulusId;
    this.#times[at] = time;
    this.#count += 1;
  }

  /** What is kept, oldest first, as plain data. */
  entries(): Transition[] {
    return this.#select(() => true);
  }

  /** The transitions of these tasks, or caused by stimuli of these ids, oldest first. */
  story(names: ReadonlySet<string>): Transition[] {
    return this.#select((at) => names.has(this.#keys[at]!) || names.has(this.#stimulusIds[at]!));
  }

  #select(chosen: (at: number) => boolean): Transition[] {
    const story: Transition[] = [];
    for (let i = Math.max(0, this.#count - this.#length); i < this.#count; i += 1) {
      const at = i % this.#length;
      if (!chosen(at)) continue;
      story.push({
        key: this.#keys[at]!,
        start: this.#starts[at]!,
        finish: this.#finishes[at]!,
        stimulusId: this.#stimulusIds[at]!,
        time: this.#times[at]!,
      });
    }
    return story;
  }
}

/** How messages get from one process to another: joined into batches, and dealt with one after the other. */
import type { VirtualClock } from "./clock.ts";
import type { Micros } from "./messages.ts";

interface Turn {
  readonly work: () => Micros;
  readonly shown: () => void;
  readonly background: boolean;
}

/** One event loop: it does one thing at a time, in the order in which things came up. That is all that limits a scheduler. */
export class EventLoop {
  /** When it was working. Stretches that touch are one. */
  readonly worked: { readonly start: Micros; stop: Micros }[] = [];
  readonly #clock: VirtualClock;
  #waiting: Turn[] = [];
  #next = 0;
  #working = false;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** Have something done when its turn comes: `work` says how long it takes, `shown` is when others see what came of it. `background` as for the clock. */
  add(work: () => Micros, shown: () => void, background = false): void {
    this.#waiting.push({ work, shown, background });
    if (!this.#working) this.#turn();
  }

  #turn(): void {
    const next = this.#waiting[this.#next];
    this.#working = next !== undefined;
    if (next === undefined) {
      this.#waiting = [];
      this.#next = 0;
      return;
    }
    this.#next += 1;
    const start = this.#clock.now;
    const took = next.work();
    const end = (): void => {
      const last = this.worked[this.worked.length - 1];
      if (last?.stop === start) last.stop += took;
      else if (took > 0) this.worked.push({ start, stop: start + took });
      next.shown();
      this.#turn();
    };
    this.#clock.at(start + took, end, next.background);
  }
}

/**
 * A stream of messages in one direction (`batched.py::BatchedSend`): what is put in goes out at once if the last batch
 * went at least one interval ago, else at the end of that interval, together with all that has been put in by then.
 */
export class BatchedSend<M> {
  readonly #clock: VirtualClock;
  readonly #interval: Micros;
  readonly #due: (take: () => M[]) => void;
  #buffer: M[] = [];
  #nextDeadline: Micros = 0;
  #planned = false;

  /** `due` is called when a batch may go; at the moment it does go, `take` gives it. */
  constructor(clock: VirtualClock, interval: Micros, due: (take: () => M[]) => void) {
    this.#clock = clock;
    this.#interval = interval;
    this.#due = due;
  }

  send(message: M): void {
    this.#buffer.push(message);
    if (this.#planned) return;
    this.#planned = true;
    this.#clock.at(Math.max(this.#clock.now, this.#nextDeadline), () => this.#due(this.#take));
  }

  readonly #take = (): M[] => {
    const batch = this.#buffer;
    this.#buffer = [];
    this.#planned = false;
    this.#nextDeadline = this.#clock.now + this.#interval;
    return batch;
  };
}

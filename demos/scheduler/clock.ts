/** Virtual time: things happen in the order of their time, and of their planning where that is equal. */
import { Heap, type Heaped } from "./heap.ts";
import type { Micros } from "./messages.ts";

/** Something that will happen. */
export interface Planned extends Heaped {
  readonly time: Micros;
  readonly sequence: number;
  readonly background: boolean;
  readonly action: () => void;
}

/** How long a clock runs. */
export interface RunLimits {
  /** Asked before each event, with its time: whether to stop before it. */
  readonly done: (next: Micros) => boolean;
  /** How much time may pass with nothing but background planned, from one `progress` to the next. Default 0. */
  readonly patience?: Micros;
  /** Time before this costs no patience. Default 0. */
  readonly until?: Micros;
}

/** The clock of one run. */
export class VirtualClock {
  now: Micros = 0;
  /** When the last thing that was not background happened. */
  moved: Micros = 0;
  readonly #planned = new Heap<Planned>((a, b) => a.time < b.time || (a.time === b.time && a.sequence < b.sequence));
  #sequence = 0;
  #foreground = 0;
  #waited = 0;

  /** Plan something. `background`: it goes on for ever by itself, so it does not keep the clock running. */
  at(time: Micros, action: () => void, background = false): Planned {
    this.#sequence += 1;
    if (!background) this.#foreground += 1;
    const planned: Planned = { time, sequence: this.#sequence, background, action, heapIndex: -1 };
    this.#planned.push(planned);
    return planned;
  }

  /** It will not happen after all. */
  cancel(planned: Planned): void {
    if (planned.heapIndex < 0) return;
    this.#planned.remove(planned);
    if (!planned.background) this.#foreground -= 1;
  }

  /** Something came of it: the background may go on for another while. */
  progress(): void {
    this.#waited = 0;
  }

  /** Until nothing is planned, `done` says so, or too long nothing but background came of it. */
  run({ done, patience = 0, until = 0 }: RunLimits): void {
    for (let next = this.#planned.peek(); next !== undefined; next = this.#planned.peek()) {
      if (done(next.time)) return;
      if (this.#foreground === 0) {
        this.#waited += Math.max(0, next.time - Math.max(this.now, until));
        if (this.#waited > patience) return;
      }
      this.#planned.remove(next);
      this.now = next.time;
      if (!next.background) {
        this.#foreground -= 1;
        this.moved = next.time;
      }
      next.action();
    }
  }
}

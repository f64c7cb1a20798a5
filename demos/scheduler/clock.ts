/** Virtual time: things happen in the order of their time, and of their planning where that is equal. */
import { Heap, type Heaped } from "./heap.ts";
import type { Micros } from "./messages.ts";

interface Planned extends Heaped {
  readonly time: Micros;
  readonly sequence: number;
  readonly background: boolean;
  readonly action: () => void;
}

/** The clock of one run. */
export class VirtualClock {
  now: Micros = 0;
  readonly #planned = new Heap<Planned>((a, b) => a.time < b.time || (a.time === b.time && a.sequence < b.sequence));
  #sequence = 0;
  #foreground = 0;

  /** Plan something. `background`: it goes on for ever by itself, so it does not keep the clock running. */
  at(time: Micros, action: () => void, background = false): void {
    this.#sequence += 1;
    if (!background) this.#foreground += 1;
    this.#planned.push({ time, sequence: this.#sequence, background, action, heapIndex: -1 });
  }

  /** Until nothing but background is planned, or `done` says so. */
  run(done: () => boolean): void {
    while (this.#foreground > 0 && !done()) {
      const next = this.#planned.pop() as Planned;
      this.now = next.time;
      if (!next.background) this.#foreground -= 1;
      next.action();
    }
  }
}

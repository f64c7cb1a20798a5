/**
 * A ring in memory that the page shares with one Web Worker. The page puts lengths of tasks in, the worker writes start and
 * stop in their place, the page takes those out: each slot belongs to one side at a time, and nothing is copied or locked.
 */

/** Whether there are rings; an embed is built without, from `no-ring.ts`. */
export const RINGS = true;

/** Slots; a power of two, so that a counter finds its slot when it wraps. */
export const SLOTS = 1024;

const [PUT, DONE, LOW, MARKS] = [0, 1, 2, 4];
const HEAD = MARKS * Int32Array.BYTES_PER_ELEMENT;

const marksOf = (memory: SharedArrayBuffer): Int32Array<SharedArrayBuffer> => new Int32Array(memory, 0, MARKS);
const slotsOf = (memory: SharedArrayBuffer): Float64Array<SharedArrayBuffer> => new Float64Array(memory, HEAD);
const place = (count: number): number => 2 * (count & (SLOTS - 1));

/** The page's side. */
export class Ring {
  readonly memory = new SharedArrayBuffer(HEAD + SLOTS * 2 * Float64Array.BYTES_PER_ELEMENT);
  readonly #marks = marksOf(this.memory);
  readonly #slots = slotsOf(this.memory);
  #put = 0;
  #taken = 0;

  /** How many more tasks may be put in before some are taken out. */
  get room(): number {
    return SLOTS - ((this.#put - this.#taken) | 0);
  }

  /** Puts tasks of these lengths in, no more than there is room for. The worker calls when only `low` are left. */
  put(lengths: ArrayLike<number>, low: number): void {
    for (let each = 0; each < lengths.length; each++) {
      this.#slots[place(this.#put)] = lengths[each]!;
      this.#put = (this.#put + 1) | 0;
    }
    Atomics.store(this.#marks, LOW, low);
    Atomics.store(this.#marks, PUT, this.#put);
    Atomics.notify(this.#marks, PUT);
  }

  /** Start and stop of each task that has ended since, in their order, as one flat list. */
  take(): number[] {
    const done = Atomics.load(this.#marks, DONE);
    const times: number[] = [];
    for (; this.#taken !== done; this.#taken = (this.#taken + 1) | 0) {
      const at = place(this.#taken);
      times.push(this.#slots[at]!, this.#slots[at + 1]!);
    }
    return times;
  }
}

/**
 * The worker's side: does what is in the ring until `wait` says that is all; the real one sleeps until more is put in, and
 * never does. `call` asks the page to look.
 */
export function serveRing(
  memory: SharedArrayBuffer,
  work: (seconds: number) => readonly [start: number, stop: number],
  call: () => void,
  wait = (marks: Int32Array, at: number, put: number): boolean => Atomics.wait(marks, at, put) !== undefined,
): void {
  const [marks, slots] = [marksOf(memory), slotsOf(memory)];
  let done = 0;
  for (;;) {
    if (done === Atomics.load(marks, PUT)) {
      if (!wait(marks, PUT, done)) return;
      continue;
    }
    const at = place(done);
    [slots[at], slots[at + 1]] = work(slots[at]!);
    done = (done + 1) | 0;
    Atomics.store(marks, DONE, done);
    const left = (Atomics.load(marks, PUT) - done) | 0;
    if (!left || left === Atomics.load(marks, LOW)) call();
  }
}

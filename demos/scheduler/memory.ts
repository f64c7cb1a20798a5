/**
 * A worker's memory: when results go to disk, when it takes no more work, when it is killed. Results are counted
 * (managed memory); the process also holds the interpreter, running tasks and whatever leaks. Follows `spill.py` and
 * `worker_memory.py`. In a run worker-memory.ts asks.
 */
import type { Key, WorkerStatus } from "./messages.ts";

/** Shares of the memory limit (`worker.memory`); false: off. */
export interface MemoryThresholds {
  /** Managed memory above this: the least recently used results go to disk as others come in. */
  readonly target: number | false;
  /** Process memory above this: results go to disk until it is down to `target`. */
  readonly spill: number | false;
  /** Process memory above this: the worker pauses. */
  readonly pause: number | false;
  /** Process memory above this: the nanny kills the worker. */
  readonly terminate: number | false;
}

/** The values of `distributed.yaml`. */
export const MEMORY_THRESHOLDS: MemoryThresholds = { target: 0.6, spill: 0.7, pause: 0.8, terminate: 0.95 };

/** Whether memory is above a threshold: strictly, and never without a limit (0) or with the threshold off. */
export function above(bytes: number, limit: number, threshold: number | false): boolean {
  return threshold !== false && limit > 0 && bytes > threshold * limit;
}

/** A paused worker finishes what runs and starts nothing (`WorkerMemoryManager._maybe_pause_or_unpause`). */
export function pauseStatus(process: number, limit: number, thresholds: MemoryThresholds): WorkerStatus {
  return above(process, limit, thresholds.pause) ? "paused" : "running";
}

/** What a nanny does about its worker (`NannyMemoryManager.memory_monitor`). Leaves out that a second signal is a harder one. */
export function nannyAction(process: number, limit: number, thresholds: MemoryThresholds): "terminate" | "none" {
  return above(process, limit, thresholds.terminate) ? "terminate" : "none";
}

/** Results in memory and on disk (`SpillBuffer`). Leaves out `max-spill` and results that cannot be written. */
export class SpillBuffer {
  readonly #limit: number;
  readonly #thresholds: MemoryThresholds;
  /** Least recently used first. */
  readonly #fast = new Map<Key, number>();
  readonly #slow = new Map<Key, number>();
  readonly #written: (key: Key, bytes: number) => void;
  /** Bytes of the results in memory. */
  managed = 0;

  /** `written`: told of each result as it goes to disk. */
  constructor(limit: number, thresholds: MemoryThresholds, written: (key: Key, bytes: number) => void = () => {}) {
    this.#limit = limit;
    this.#thresholds = thresholds;
    this.#written = written;
  }

  /** Bytes of a result that is on disk; undefined if it is not. */
  spilled(key: Key): number | undefined {
    return this.#slow.get(key);
  }

  get inMemory(): readonly Key[] {
    return [...this.#fast.keys()];
  }

  get onDisk(): readonly Key[] {
    return [...this.#slow.keys()];
  }

  /** Put a result in, which may push others out; one that is above the target by itself goes to disk at once. */
  store(key: Key, bytes: number): void {
    this.delete(key);
    this.#fast.set(key, bytes);
    this.managed += bytes;
    const { target } = this.#thresholds;
    if (above(bytes, this.#limit, target)) this.#evict(key, bytes);
    while (above(this.managed, this.#limit, target)) this.evict();
  }

  /** Use a result: it comes back from disk, which may push others out. False: it is not here. */
  get(key: Key): boolean {
    const bytes = this.#fast.get(key) ?? this.#slow.get(key);
    if (bytes !== undefined) this.store(key, bytes);
    return bytes !== undefined;
  }

  delete(key: Key): void {
    this.managed -= this.#fast.get(key) ?? 0;
    this.#fast.delete(key);
    this.#slow.delete(key);
  }

  /** Write the least recently used result to disk: its bytes, 0 when nothing is left in memory. */
  evict(): number {
    for (const [key, bytes] of this.#fast) {
      this.#evict(key, bytes);
      return bytes;
    }
    return 0;
  }

  /**
   * The monitor's look every 100 ms (`WorkerMemoryManager._maybe_spill`): the number of results written. `process` reads
   * what the process holds, anew after every result, because not all of what is written is given back.
   */
  monitor(process: () => number): number {
    const { target, spill } = this.#thresholds;
    if (!above(process(), this.#limit, spill)) return 0;
    let written = 0;
    while (this.#fast.size > 0 && above(process(), this.#limit, target === false ? spill : target)) {
      this.evict();
      written += 1;
    }
    return written;
  }

  #evict(key: Key, bytes: number): void {
    this.#fast.delete(key);
    this.managed -= bytes;
    this.#slow.set(key, bytes);
    this.#written(key, bytes);
  }
}

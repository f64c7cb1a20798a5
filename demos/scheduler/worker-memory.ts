/**
 * The memory of one worker process with a limit: what its results, its running tasks and its own weigh, what goes to disk
 * and comes back, when it pauses, when its nanny kills it. Asks memory.ts; follows `worker_memory.py` in when to ask.
 *
 * As in dask, what is written or read holds up the worker's event loop. Leaves out that transfers are held back above a
 * tenth of the limit, and results that grow when they are read back.
 */
import type { VirtualClock } from "./clock.ts";
import { above, nannyAction, pauseStatus, SpillBuffer, type MemoryThresholds } from "./memory.ts";
import type { Key, Micros } from "./messages.ts";
import type { DiskAccess, MemoryUse, WorkerSpec } from "./scenario.ts";
import type { Results } from "./worker-messages.ts";
import type { Surroundings } from "./worker-process.ts";

/** How often the worker and its nanny look (`worker.memory.monitor-interval`, and the nanny's own). */
const LOOK: Micros = 100_000;

/** What is around a worker's memory. */
export interface MemorySurroundings {
  readonly clock: VirtualClock;
  readonly thresholds: MemoryThresholds;
  /** Bytes per second of the disk. */
  readonly disk: number;
  size(key: Key): number;
  pause(paused: boolean): void;
  /** The nanny kills the process. */
  terminate(): void;
  accessed(access: DiskAccess): void;
  used(use: MemoryUse): void;
}

/** The memory of a worker with a limit; null without one. */
export function memoryOf(
  spec: WorkerSpec,
  { clock, costs, config, tasks }: Surroundings,
  act: Pick<MemorySurroundings, "pause" | "terminate">,
): WorkerMemory | null {
  if (!spec.memoryLimit) return null;
  return new WorkerMemory(spec, {
    ...act,
    clock,
    thresholds: config.memory,
    disk: costs.disk,
    size: (key) => tasks.work(key).spec.nbytes,
    accessed: (access) => tasks.accessed(access),
    used: (use) => tasks.used(use),
  });
}

/** What one worker keeps, and the watch on it. */
export class WorkerMemory implements Results {
  /** When its event loop is free of the disk. */
  free: Micros = 0;
  readonly #spec: WorkerSpec;
  readonly #limit: number;
  readonly #around: MemorySurroundings;
  readonly #buffer: SpillBuffer;
  readonly #keys = new Set<Key>();
  /** What has been written and is still in memory until its end. */
  #writing: { readonly stop: Micros; readonly nbytes: number }[] = [];
  #working = 0;
  #spilled = 0;
  #paused = false;
  #looks = false;
  #ended = false;
  /** What `used` was told last. */
  #told = "";
  readonly #since: Micros;

  constructor(spec: WorkerSpec, around: MemorySurroundings) {
    this.#spec = spec;
    this.#limit = spec.memoryLimit ?? 0;
    this.#around = around;
    this.#since = around.clock.now;
    this.#buffer = new SpillBuffer(this.#limit, around.thresholds, (key, nbytes) => {
      this.#spilled += nbytes;
      this.#writing.push({ stop: this.#access("write", key, nbytes), nbytes });
    });
  }

  has(key: Key): boolean {
    return this.#keys.has(key);
  }

  add(key: Key): void {
    if (this.#keys.has(key)) this.#drop(key);
    this.#keys.add(key);
    this.#buffer.store(key, this.#around.size(key));
    this.#changed();
  }

  delete(key: Key): void {
    if (!this.#keys.delete(key)) return;
    this.#drop(key);
    this.#changed();
  }

  clear(): void {
    for (const key of this.#keys) this.#drop(key);
    this.#keys.clear();
    this.#changed();
  }

  /** Have results at hand, from disk where they are there; what is in memory counts as used now. */
  use(keys: readonly Key[]): void {
    for (const key of keys) {
      const nbytes = this.#buffer.spilled(key);
      if (nbytes !== undefined) {
        this.#access("read", key, nbytes);
        this.#spilled -= nbytes;
      }
      this.#buffer.get(key);
    }
    this.#changed();
  }

  /** A task begins (its bytes) or ends (those below zero). */
  work(nbytes: number): void {
    this.#working += nbytes;
    if (nbytes !== 0) this.#changed();
  }

  /** Its process is gone: nobody looks at it any more. */
  end(): void {
    this.#ended = true;
  }

  /** Bytes its process holds now. */
  get process(): number {
    return this.#settled + this.#writing.reduce((sum, { nbytes }) => sum + nbytes, 0);
  }

  /** Bytes it holds once all has been written. */
  get #settled(): number {
    return (this.#spec.unmanaged ?? 0) + this.#buffer.managed + this.#working;
  }

  #drop(key: Key): void {
    this.#spilled -= this.#buffer.spilled(key) ?? 0;
    this.#buffer.delete(key);
  }

  /** When it will have been written or read: one after the other. */
  #access(what: DiskAccess["do"], key: Key, nbytes: number): Micros {
    const start = Math.max(this.free, this.#around.clock.now);
    this.free = start + Math.ceil((nbytes * 1_000_000) / this.#around.disk);
    this.#around.accessed({ worker: this.#spec.name, key, do: what, start, stop: this.free, nbytes });
    return this.free;
  }

  #changed(): void {
    const { clock, used } = this.#around;
    this.#writing = this.#writing.filter(({ stop }) => stop > clock.now);
    const { managed } = this.#buffer;
    const process = this.process;
    const [worker, time, spilled, paused] = [this.#spec.name, clock.now, this.#spilled, this.#paused];
    const told = [managed, process, spilled, paused].join();
    if (told !== this.#told) used({ worker, time, managed, process, spilled, paused });
    this.#told = told;
    if (!this.#looks && (paused || this.#watched(process))) this.#lookNext();
  }

  #watched(process: number): boolean {
    const { spill, pause, terminate } = this.#around.thresholds;
    return [spill, pause, terminate].some((threshold) => above(process, this.#limit, threshold));
  }

  /** Looks at which there would be nothing to do are not made. */
  #lookNext(): void {
    const { clock } = this.#around;
    this.#looks = true;
    clock.at(clock.now + LOOK - ((clock.now - this.#since) % LOOK), () => this.#look(), true);
  }

  #look(): void {
    const { thresholds, pause, terminate, clock } = this.#around;
    this.#looks = false;
    if (this.#ended) return;
    this.#writing = this.#writing.filter(({ stop }) => stop > clock.now);
    if (this.#spec.nanny !== undefined && nannyAction(this.process, this.#limit, thresholds) === "terminate") {
      return terminate();
    }
    const paused = pauseStatus(this.process, this.#limit, thresholds) === "paused";
    if (paused !== this.#paused) {
      this.#paused = paused;
      pause(paused);
    }
    this.#buffer.monitor(() => this.#settled);
    this.#changed();
  }
}

/**
 * The worker's own side: a task it is sent waits for its inputs, which are fetched from other workers; then it is ready,
 * by priority; then it executes on a thread; then its result is in memory. Follows `worker_state_machine.py`.
 *
 * States: waiting → (inputs: fetch → flight → memory) → ready → executing → memory. Leaves out missing, cancelled and
 * resumed, constrained (resources), long-running, actors, several inputs in one message, and memory. Where dask's worker
 * answers "busy" beyond its connection limit and is asked again later, this one keeps the request in line.
 */
import { Heap, type Heaped } from "./heap.ts";
import type { Input, Instruction, Key, Priority, WorkerName } from "./messages.ts";
import { random } from "./random.ts";

/** News for a worker. */
export type WorkerEvent =
  | Extract<Instruction, { readonly op: "compute-task" | "free-keys" }>
  /** A thread finished a task. */
  | { readonly op: "execute-success"; readonly key: Key; readonly runId: number; readonly thread: number }
  /** An input has arrived. */
  | { readonly op: "gather-dep-success"; readonly key: Key }
  /** Another worker asks for a result. */
  | { readonly op: "get-data"; readonly key: Key; readonly by: WorkerName }
  /** A result has been delivered to another worker: the connection is free. */
  | { readonly op: "data-sent" };

/** What a worker wants done. */
export type WorkerInstruction =
  | { readonly op: "execute"; readonly key: Key; readonly runId: number; readonly thread: number }
  | { readonly op: "gather-dep"; readonly key: Key; readonly from: WorkerName }
  | { readonly op: "send-data"; readonly key: Key; readonly to: WorkerName }
  | { readonly op: "add-keys"; readonly key: Key };

/** Sizes that limit what a worker does at the same time. */
export interface WorkerLimits {
  readonly nthreads: number;
  readonly connectionsOutgoing: number;
  readonly connectionsIncoming: number;
}

interface Work extends Heaped {
  readonly key: Key;
  readonly runId: number;
  readonly priority: Priority;
  state: "waiting" | "ready" | "executing";
  /** Inputs that are not here yet. */
  missing: number;
}

interface Fetch extends Heaped {
  readonly key: Key;
  readonly whoHas: readonly WorkerName[];
  /** That of the task that asked first. */
  readonly priority: Priority;
  readonly sequence: number;
  /** Tasks that wait for it. */
  readonly waiters: Work[];
  state: "fetch" | "flight";
}

/** One worker. It never asks for the time and knows no network: `handle` is its only door. */
export class WorkerStateMachine {
  readonly name: WorkerName;
  readonly #limits: WorkerLimits;
  readonly #works = new Map<Key, Work>();
  readonly #data = new Set<Key>();
  readonly #fetches = new Map<Key, Fetch>();
  readonly #ready = new Heap<Work>((a, b) => compare(a.priority, b.priority) < 0);
  readonly #toFetch = new Heap<Fetch>((a, b) => (compare(a.priority, b.priority) || a.sequence - b.sequence) < 0);
  readonly #freeThreads: number[] = [];
  readonly #requests: { readonly key: Key; readonly by: WorkerName }[] = [];
  #inFlight = 0;
  #serving = 0;
  #sequence = 0;
  #out: WorkerInstruction[] = [];

  constructor(name: WorkerName, limits: WorkerLimits) {
    this.name = name;
    this.#limits = limits;
    for (let thread = limits.nthreads - 1; thread >= 0; thread -= 1) this.#freeThreads.push(thread);
  }

  /** The only way to change anything: what to do about the news comes back. */
  handle(event: WorkerEvent): WorkerInstruction[] {
    this.#out = [];
    switch (event.op) {
      case "compute-task":
        this.#compute(event);
        break;
      case "free-keys":
        for (const key of event.keys) this.#free(key);
        break;
      case "execute-success":
        this.#finish(event);
        break;
      case "gather-dep-success":
        this.#arrived(event.key);
        break;
      case "get-data":
        this.#requests.push(event);
        break;
      case "data-sent":
        this.#serving -= 1;
        break;
    }
    this.#startFetches();
    this.#execute();
    this.#serve();
    return this.#out;
  }

  /** Whether a result is in its memory. */
  has(key: Key): boolean {
    return this.#data.has(key);
  }

  #compute(task: Extract<Instruction, { readonly op: "compute-task" }>): void {
    const { key, runId, priority } = task;
    const work: Work = { key, runId, priority, state: "waiting", missing: 0, heapIndex: -1 };
    this.#works.set(key, work);
    for (const input of task.inputs) if (!this.#data.has(input.key)) this.#need(input, work);
    if (work.missing === 0) this.#makeReady(work);
  }

  #need(input: Input, work: Work): void {
    work.missing += 1;
    let fetch = this.#fetches.get(input.key);
    if (fetch === undefined) {
      const { key, whoHas } = input;
      this.#sequence += 1;
      const { priority } = work;
      fetch = { key, whoHas, priority, sequence: this.#sequence, waiters: [], state: "fetch", heapIndex: -1 };
      this.#fetches.set(key, fetch);
      this.#toFetch.push(fetch);
    }
    fetch.waiters.push(work);
  }

  #makeReady(work: Work): void {
    work.state = "ready";
    this.#ready.push(work);
  }

  /** As many inputs as there are connections, those of the most urgent tasks first; each from one of its holders, by lot. */
  #startFetches(): void {
    while (this.#inFlight < this.#limits.connectionsOutgoing) {
      const fetch = this.#toFetch.pop();
      if (fetch === undefined) return;
      fetch.state = "flight";
      this.#inFlight += 1;
      const lot = random(0, "fetch", this.name, fetch.key);
      const from = fetch.whoHas[Math.floor(lot * fetch.whoHas.length)];
      if (from === undefined) throw new Error(`${this.name} needs ${fetch.key}, of which nobody has a copy.`);
      this.#out.push({ op: "gather-dep", key: fetch.key, from });
    }
  }

  #arrived(key: Key): void {
    this.#inFlight -= 1;
    const fetch = this.#fetches.get(key);
    this.#fetches.delete(key);
    this.#data.add(key);
    this.#out.push({ op: "add-keys", key });
    for (const work of fetch?.waiters ?? []) {
      if (this.#works.get(work.key) !== work) continue;
      work.missing -= 1;
      if (work.missing === 0) this.#makeReady(work);
    }
  }

  #execute(): void {
    while (this.#freeThreads.length > 0) {
      const work = this.#ready.pop();
      if (work === undefined) return;
      work.state = "executing";
      const thread = this.#freeThreads.pop()!;
      this.#out.push({ op: "execute", key: work.key, runId: work.runId, thread });
    }
  }

  #finish({ key, runId, thread }: Extract<WorkerEvent, { readonly op: "execute-success" }>): void {
    // The lowest free thread is used first, so that lanes of a picture fill from the top.
    const at = this.#freeThreads.findIndex((other) => other < thread);
    this.#freeThreads.splice(at < 0 ? this.#freeThreads.length : at, 0, thread);
    // Freed meanwhile, perhaps sent again: this result is dropped.
    if (this.#works.get(key)?.runId !== runId) return;
    this.#works.delete(key);
    this.#data.add(key);
  }

  #free(key: Key): void {
    this.#data.delete(key);
    const work = this.#works.get(key);
    if (work === undefined) return;
    if (work.state === "ready") this.#ready.remove(work);
    this.#works.delete(key);
  }

  #serve(): void {
    while (this.#serving < this.#limits.connectionsIncoming) {
      const request = this.#requests.shift();
      if (request === undefined) return;
      if (!this.#data.has(request.key)) throw new Error(`${this.name} is asked for ${request.key}, which it has not.`);
      this.#serving += 1;
      this.#out.push({ op: "send-data", key: request.key, to: request.by });
    }
  }
}

function compare(a: Priority, b: Priority): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

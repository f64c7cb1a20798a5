/**
 * The worker's own side: a task it is sent waits for its inputs, which are fetched from other workers; then it is ready,
 * by priority; then it executes on a thread; then its result is in memory. Follows `worker_state_machine.py`.
 *
 * States: waiting → (inputs: fetch → flight → memory) → ready → executing → memory. Leaves out missing, cancelled and
 * resumed, constrained (resources), long-running, actors, several inputs in one message, asking anew where an input is when
 * none of its holders has it any more, and memory (memory.ts). Where dask's worker
 * answers "busy" beyond its connection limit and is asked again later, this one keeps the request in line.
 */
import { Heap } from "./heap.ts";
import type { Input, Instruction, Key, Priority, WorkerName } from "./messages.ts";
import { random } from "./random.ts";
import { LAST, comparePriorities, type Fetch, type Work } from "./worker-entities.ts";
import type { WorkerEvent, WorkerInstruction, WorkerLimits } from "./worker-messages.ts";

/** One worker. It never asks for the time and knows no network: `handle` is its only door. */
export class WorkerStateMachine {
  readonly name: WorkerName;
  readonly #limits: WorkerLimits;
  readonly #works = new Map<Key, Work>();
  readonly #data = new Set<Key>();
  readonly #fetches = new Map<Key, Fetch>();
  readonly #ready = new Heap<Work>((a, b) => comparePriorities(a.priority, b.priority) < 0);
  readonly #toFetch = new Heap<Fetch>(
    (a, b) => (comparePriorities(a.priority, b.priority) || a.sequence - b.sequence) < 0,
  );
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
      case "acquire-replicas":
        for (const input of event.inputs) if (!this.#data.has(input.key)) this.#copy(input);
        break;
      case "close-worker":
        this.#close();
        break;
      case "gather-dep-missing":
        this.#notThere(event.key, event.from);
        break;
      case "steal-request":
        this.#giveUp(event);
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
    const work: Work = { key, runId, priority, state: "waiting", missing: 0, fetches: [], heapIndex: -1 };
    this.#works.set(key, work);
    for (const input of task.inputs) if (!this.#data.has(input.key)) this.#need(input, work);
    if (work.missing === 0) this.#makeReady(work);
  }

  #need(input: Input, work: Work): void {
    work.missing += 1;
    const fetch = this.#fetches.get(input.key) ?? this.#fetch(input, work.priority);
    fetch.waiters.push(work);
    work.fetches.push(fetch);
  }

  #fetch({ key, whoHas }: Input, priority: Priority): Fetch {
    this.#sequence += 1;
    const fetch: Fetch = {
      key,
      whoHas,
      priority,
      sequence: this.#sequence,
      waiters: [],
      copy: false,
      state: "fetch",
      heapIndex: -1,
    };
    this.#fetches.set(key, fetch);
    this.#toFetch.push(fetch);
    return fetch;
  }

  /** A copy for its own sake comes after what tasks wait for. */
  #copy(input: Input): void {
    const fetch = this.#fetches.get(input.key) ?? this.#fetch(input, LAST);
    fetch.copy = true;
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
      work.missing -= 1;
      if (work.missing === 0) this.#makeReady(work);
    }
  }

  /** Asks another holder, if anybody still waits for it. */
  #notThere(key: Key, from: WorkerName): void {
    this.#inFlight -= 1;
    const fetch = this.#fetches.get(key)!;
    this.#fetches.delete(key);
    fetch.whoHas = fetch.whoHas.filter((holder) => holder !== from);
    // Copies that nobody has any more are nobody's loss: the scheduler asks again if need be.
    if (fetch.waiters.length === 0 && !(fetch.copy && fetch.whoHas.length > 0)) return;
    this.#fetches.set(key, fetch);
    fetch.state = "fetch";
    this.#toFetch.push(fetch);
  }

  /** Nothing more is begun, and others are told that nothing is here any more. */
  #close(): void {
    for (const key of [...this.#works.keys(), ...this.#data]) this.#free(key);
    for (let fetch = this.#toFetch.pop(); fetch !== undefined; fetch = this.#toFetch.pop()) {
      this.#fetches.delete(fetch.key);
    }
  }

  /** What has not begun is dropped; the answer says how it stood (`WorkerState._handle_steal_request`). */
  #giveUp({ key, requestId }: Extract<Instruction, { readonly op: "steal-request" }>): void {
    const state = this.#works.get(key)?.state ?? (this.#data.has(key) ? "memory" : null);
    if (state === "waiting" || state === "ready") this.#free(key);
    this.#out.push({ op: "steal-response", key, requestId, state });
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
    if (work.state === "waiting") for (const fetch of work.fetches) this.#withdraw(work, fetch);
  }

  /** One task fewer waits for an input; what nobody waits for is not asked for. */
  #withdraw(work: Work, fetch: Fetch): void {
    const at = fetch.waiters.indexOf(work);
    if (at >= 0) fetch.waiters.splice(at, 1);
    if (fetch.waiters.length > 0 || fetch.copy || fetch.state !== "fetch" || this.#fetches.get(fetch.key) !== fetch)
      return;
    this.#toFetch.remove(fetch);
    this.#fetches.delete(fetch.key);
  }

  #serve(): void {
    while (this.#serving < this.#limits.connectionsIncoming) {
      const request = this.#requests.shift();
      if (request === undefined) return;
      if (!this.#data.has(request.key)) {
        this.#out.push({ op: "send-missing", key: request.key, to: request.by });
        continue;
      }
      this.#serving += 1;
      this.#out.push({ op: "send-data", key: request.key, to: request.by });
    }
  }
}

/**
 * The worker's own side: a task it is sent waits for its inputs, which are fetched from other workers; then it is ready,
 * by priority; then it executes on a thread; then its result is in memory. Follows `worker_state_machine.py`.
 *
 * States: waiting → (inputs: fetches.ts) → ready → executing → memory, with long-running for tasks that give their thread
 * back. Leaves out cancelled and resumed (a task freed while it runs ends for nobody, and sent again runs beside that),
 * constrained (resources), error and actors. Where dask's worker answers "busy" beyond its
 * connection limit and is asked again later, this one keeps the request in line.
 */
import { Fetches } from "./fetches.ts";
import { Heap } from "./heap.ts";
import type { Instruction, Key, WorkerName, WorkerStatus } from "./messages.ts";
import { comparePriorities, type Work } from "./worker-entities.ts";
import type { Results, WorkerEvent, WorkerInstruction, WorkerLimits } from "./worker-messages.ts";

type EventOf<O extends WorkerEvent["op"]> = Extract<WorkerEvent, { readonly op: O }>;

/** One worker. It never asks for the time and knows no network: `handle` is its only door. */
export class WorkerStateMachine {
  readonly name: WorkerName;
  readonly #limits: WorkerLimits;
  readonly #works = new Map<Key, Work>();
  readonly #data: Results;
  readonly #fetches: Fetches;
  readonly #ready = new Heap<Work>((a, b) => comparePriorities(a.priority, b.priority) < 0);
  readonly #freeThreads: number[] = [];
  readonly #requests: { readonly key: Key; readonly by: WorkerName }[] = [];
  #status: WorkerStatus = "running";
  /** It was paused from outside and not resumed since. */
  #held = false;
  #serving = 0;
  #out: WorkerInstruction[] = [];

  /** `data`: where it keeps its results (`WorkerState.data`). */
  constructor(name: WorkerName, limits: WorkerLimits, data: Results = new Set()) {
    this.name = name;
    this.#data = data;
    this.#limits = limits;
    this.#fetches = new Fetches(name, limits.connectionsOutgoing);
    for (let thread = limits.nthreads - 1; thread >= 0; thread -= 1) this.#freeThreads.push(thread);
  }

  /** The only way to change anything: what to do about the news comes back. */
  handle(event: WorkerEvent): WorkerInstruction[] {
    this.#out = [];
    this.#apply(event);
    if (this.#status === "running") {
      this.#fetches.start((key, from) => this.#out.push({ op: "gather-dep", key, from }));
      this.#execute();
    }
    this.#serve();
    return this.#out;
  }

  /** Whether a result is in its memory. */
  has(key: Key): boolean {
    return this.#data.has(key);
  }

  /** Whether it needs something that could not be found. */
  get lacks(): boolean {
    return this.#fetches.lacks;
  }

  #apply(event: WorkerEvent): void {
    switch (event.op) {
      case "compute-task":
        return this.#compute(event);
      case "free-keys":
        for (const key of event.keys) this.#free(key);
        return;
      case "steal-request":
        return this.#giveUp(event);
      case "execute-success":
      case "execute-failure":
        return this.#finish(event);
      case "secede":
        return this.#secede(event);
      case "gather-dep-success":
        return this.#arrived(event.key);
      case "gather-dep-missing":
        return this.#fetches.notThere(event.key, event.from);
      case "gather-dep-network-failure":
        return this.#fetches.unreachable(event.key, event.from);
      case "find-missing":
        if (this.lacks) this.#out.push({ op: "request-refresh-who-has", keys: this.#fetches.missing() });
        return;
      case "refresh-who-has":
        for (const input of event.inputs) this.#fetches.refresh(input);
        return;
      case "acquire-replicas":
        for (const input of event.inputs) if (!this.#data.has(input.key)) this.#fetches.copy(input);
        return;
      case "get-data":
        this.#requests.push(event);
        return;
      case "data-sent":
        this.#serving -= 1;
        return;
      case "worker-status-change":
        // The memory monitor would see at its next look what the scheduler does not know.
        return this.#become(event.status === "running" && this.#held ? "paused" : event.status);
      case "pause":
        this.#held = true;
        // One that is about to close stays so, whatever its memory does (`WorkerMemoryManager._maybe_pause_or_unpause`).
        if (this.#status === "running") this.#become("paused");
        return;
      case "unpause":
        this.#held = false;
        if (this.#status === "paused") this.#become("running");
        return;
      case "close-worker":
        this.#status = "closed";
        this.#data.clear();
    }
  }

  /** The scheduler is told of every change, also of those it asked for (`Worker.status`). */
  #become(status: Exclude<WorkerStatus, "closed">): void {
    this.#status = status;
    this.#out.push({ op: "worker-status-change", status });
  }

  #compute({ key, runId, priority, inputs }: EventOf<"compute-task">): void {
    const work: Work = { key, runId, priority, state: "waiting", missing: 0, fetches: [], heapIndex: -1 };
    this.#works.set(key, work);
    for (const input of inputs) if (!this.#data.has(input.key)) this.#fetches.need(input, work);
    if (work.missing === 0) this.#makeReady(work);
  }

  #makeReady(work: Work): void {
    work.state = "ready";
    this.#ready.push(work);
  }

  #arrived(key: Key): void {
    const waiters = this.#fetches.arrived(key);
    this.#data.add(key);
    this.#out.push({ op: "add-keys", key });
    for (const work of waiters) {
      work.missing -= 1;
      if (work.missing === 0) this.#makeReady(work);
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

  #finish({ op, key, runId, thread }: EventOf<"execute-success" | "execute-failure">): void {
    if (thread !== null) this.#freeThread(thread);
    // Freed meanwhile, perhaps sent again: how this one ended is nobody's business.
    if (this.#works.get(key)?.runId !== runId) return;
    this.#works.delete(key);
    if (op === "execute-success") this.#data.add(key);
    this.#out.push({ op: op === "execute-success" ? "task-finished" : "task-erred", key, runId });
  }

  #secede({ key, runId, thread }: EventOf<"secede">): void {
    this.#freeThread(thread);
    const work = this.#works.get(key);
    if (work?.runId !== runId) return;
    work.state = "long-running";
    this.#out.push({ op: "long-running", key, runId });
  }

  /** The lowest free thread is used first, so that lanes of a picture fill from the top. */
  #freeThread(thread: number): void {
    const at = this.#freeThreads.findIndex((other) => other < thread);
    this.#freeThreads.splice(at < 0 ? this.#freeThreads.length : at, 0, thread);
  }

  #free(key: Key): void {
    this.#data.delete(key);
    const work = this.#works.get(key);
    if (work === undefined) return;
    if (work.state === "ready") this.#ready.remove(work);
    this.#works.delete(key);
    if (work.state === "waiting") for (const fetch of work.fetches) this.#fetches.withdraw(work, fetch);
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

/**
 * The inputs a worker lacks: fetch → flight → here; or missing, when none of the workers it was told of has them. Follows
 * the part of `worker_state_machine.py` that gathers. Leaves out several inputs in one message, and being told of workers
 * that are gone: it finds out when it asks one of them.
 */
import { Heap } from "./heap.ts";
import type { Input, Key, Priority, WorkerName } from "./messages.ts";
import { random } from "./random.ts";
import { LAST, comparePriorities, type Fetch, type Work } from "./worker-entities.ts";

/** What one worker has yet to fetch. */
export class Fetches {
  readonly #worker: WorkerName;
  readonly #connections: number;
  readonly #all = new Map<Key, Fetch>();
  readonly #line = new Heap<Fetch>(
    (a, b) => (comparePriorities(a.priority, b.priority) || a.sequence - b.sequence) < 0,
  );
  readonly #missing = new Set<Fetch>();
  #inFlight = 0;
  #sequence = 0;

  /** `connections`: how many inputs it fetches at the same time. */
  constructor(worker: WorkerName, connections: number) {
    this.#worker = worker;
    this.#connections = connections;
  }

  /** A task waits for an input. */
  need(input: Input, work: Work): void {
    const fetch = this.#get(input, work.priority);
    work.missing += 1;
    work.fetches.push(fetch);
    fetch.waiters.push(work);
    this.#locate(fetch, input);
  }

  /** A copy for its own sake: it comes after what tasks wait for. */
  copy(input: Input): void {
    const fetch = this.#get(input, LAST);
    fetch.copy = true;
    this.#locate(fetch, input);
  }

  /** The scheduler says anew where copies are (`_handle_refresh_who_has`). */
  refresh(input: Input): void {
    const fetch = this.#all.get(input.key);
    if (fetch !== undefined) this.#locate(fetch, input);
  }

  get lacks(): boolean {
    return this.#missing.size > 0;
  }

  /** What none of its known holders has (`_handle_find_missing`). */
  missing(): Key[] {
    return [...this.#missing].map(({ key }) => key);
  }

  /** As many as there are connections, those of the most urgent tasks first; each from one of its holders, by lot. */
  start(gather: (key: Key, from: WorkerName) => void): void {
    while (this.#inFlight < this.#connections) {
      const fetch = this.#line.pop();
      if (fetch === undefined) return;
      fetch.state = "flight";
      this.#inFlight += 1;
      const lot = random(0, "fetch", this.#worker, fetch.key);
      gather(fetch.key, fetch.whoHas[Math.floor(lot * fetch.whoHas.length)]!);
    }
  }

  /** It is here. Who has waited for it comes back. */
  arrived(key: Key): readonly Work[] {
    this.#inFlight -= 1;
    const fetch = this.#all.get(key);
    this.#all.delete(key);
    return fetch?.waiters ?? [];
  }

  /** The one asked does not have it: another holder is asked, if anybody still waits for it. */
  notThere(key: Key, from: WorkerName): void {
    this.#inFlight -= 1;
    const fetch = this.#all.get(key)!;
    fetch.whoHas = without(fetch.whoHas, from);
    if (fetch.waiters.length === 0 && !fetch.copy) this.#all.delete(key);
    else this.#settle(fetch);
  }

  /** The one asked does not answer: it counts as dead, nothing is asked of it any more (`_handle_gather_dep_network_failure`). */
  unreachable(key: Key, from: WorkerName): void {
    for (const fetch of this.#all.values()) {
      if (fetch.state === "flight" || !fetch.whoHas.includes(from)) continue;
      fetch.whoHas = without(fetch.whoHas, from);
      this.#settle(fetch);
    }
    this.notThere(key, from);
  }

  /** One task fewer waits for an input; what nobody waits for is not asked for. */
  withdraw(work: Work, fetch: Fetch): void {
    const at = fetch.waiters.indexOf(work);
    if (at >= 0) fetch.waiters.splice(at, 1);
    if (fetch.waiters.length > 0 || fetch.copy || fetch.state === "flight") return;
    if (this.#all.get(fetch.key) === fetch) this.#drop(fetch);
  }

  #get({ key }: Input, priority: Priority): Fetch {
    let fetch = this.#all.get(key);
    if (fetch !== undefined) return fetch;
    this.#sequence += 1;
    const sequence = this.#sequence;
    fetch = { key, whoHas: [], priority, sequence, waiters: [], copy: false, state: "missing", heapIndex: -1 };
    this.#all.set(key, fetch);
    return fetch;
  }

  #locate(fetch: Fetch, { whoHas }: Input): void {
    fetch.whoHas = whoHas.includes(this.#worker) ? without(whoHas, this.#worker) : whoHas;
    if (fetch.state !== "flight") this.#settle(fetch);
  }

  /** In line if somebody has it, else missing. A copy that nobody has any more is nobody's loss. */
  #settle(fetch: Fetch): void {
    if (fetch.whoHas.length > 0) {
      if (fetch.state !== "fetch") this.#line.push(fetch);
      this.#missing.delete(fetch);
      fetch.state = "fetch";
    } else if (fetch.waiters.length === 0) {
      this.#drop(fetch);
    } else {
      if (fetch.state === "fetch") this.#line.remove(fetch);
      this.#missing.add(fetch);
      fetch.state = "missing";
    }
  }

  #drop(fetch: Fetch): void {
    if (fetch.state === "fetch") this.#line.remove(fetch);
    this.#missing.delete(fetch);
    this.#all.delete(fetch.key);
  }
}

function without(holders: readonly WorkerName[], gone: WorkerName): WorkerName[] {
  return holders.filter((holder) => holder !== gone);
}

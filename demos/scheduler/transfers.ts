/** Results on their way between the worker processes of a simulated run, and what becomes of them when one of the two is gone. */
import type { Planned } from "./clock.ts";
import type { Key, WorkerName } from "./messages.ts";
import type { Surroundings, WorkerProcess } from "./worker-process.ts";

/** An input on its way, from being asked for on. */
interface Gather {
  readonly key: Key;
  readonly by: WorkerProcess;
  from: WorkerProcess | null;
  /** The end of its transfer, once that has begun. */
  arrival: Planned | null;
}

/** All that is on its way to and from one worker process. */
export class Transfers {
  readonly #owner: WorkerProcess;
  readonly #around: Surroundings;
  /** What it has asked others for. */
  readonly #gathers = new Set<Gather>();
  /** What it is to send, in the order of being asked, until its connection and that of whoever asked are free. */
  readonly #line: Gather[] = [];
  /** What its connection carries, each way: one result after the other. */
  #sends: Gather | null = null;
  #takes: Gather | null = null;
  /** What others have asked of it, by key and name. */
  readonly #asked = new Map<string, Gather>();

  constructor(owner: WorkerProcess, around: Surroundings) {
    this.#owner = owner;
    this.#around = around;
  }

  /** Ask another worker for a result. */
  gather(key: Key, from: WorkerName): void {
    const by = this.#owner;
    const gather: Gather = { key, by, from: null, arrival: null };
    this.#gathers.add(gather);
    this.#around.soon(() => {
      const peer = this.#around.peer(from);
      if (!by.alive) return;
      if (peer === undefined || !peer.alive) return this.#unanswered(gather, from);
      gather.from = peer;
      peer.transfers.#asked.set(`${key} ${by.name}`, gather);
      peer.tell({ op: "get-data", key, by: by.name });
    });
  }

  /** Its turn has come: a result goes out, unless whoever asked for it is gone. */
  send(key: Key, to: WorkerName): void {
    const { soon } = this.#around;
    const gather = this.#asked.get(`${key} ${to}`);
    if (!gather?.by.alive || gather.arrival !== null || this.#line.includes(gather)) {
      return soon(() => this.#owner.tell({ op: "data-sent" }));
    }
    this.#line.push(gather);
    this.#sendNext();
  }

  /** It does not have what it was asked for. */
  sendMissing(key: Key, to: WorkerName): void {
    const gather = this.#asked.get(`${key} ${to}`);
    if (gather === undefined) return;
    this.#answered(gather);
    const from = this.#owner.name;
    this.#around.soon(() => gather.by.tell({ op: "gather-dep-missing", key, from }));
  }

  /** Its process is gone. Who waits for it finds out, and who sends to it has the connection back. */
  end(): void {
    const { clock, soon } = this.#around;
    for (const gather of this.#asked.values()) {
      if (gather.arrival !== null) clock.cancel(gather.arrival);
      this.#unanswered(gather, this.#owner.name);
    }
    if (this.#sends !== null) this.#sends.by.transfers.#taken();
    for (const gather of this.#gathers) {
      const { from, arrival } = gather;
      if (from === null || !from.transfers.#drop(gather)) continue;
      if (arrival !== null) clock.cancel(arrival);
      soon(() => from.tell({ op: "data-sent" }));
      from.transfers.#sendNext();
    }
  }

  /** Send the first in line whose receiver receives nothing else. */
  #sendNext(): void {
    if (this.#sends !== null || !this.#owner.alive) return;
    const at = this.#line.findIndex(({ by }) => by.transfers.#takes === null);
    if (at < 0) return;
    const [gather] = this.#line.splice(at, 1) as [Gather];
    const { clock, costs, tasks } = this.#around;
    const { key, by } = gather;
    const { nbytes } = tasks.work(key).spec;
    const start = this.#owner.atHand([key]);
    const stop = start + costs.latency + Math.ceil((nbytes * 1_000_000) / costs.bandwidth);
    this.#sends = by.transfers.#takes = gather;
    gather.arrival = clock.at(stop, () => {
      this.#answered(gather);
      this.#sends = null;
      tasks.transferred({ key, from: this.#owner.name, to: by.name, start, stop, nbytes });
      by.tell({ op: "gather-dep-success", key });
      this.#owner.tell({ op: "data-sent" });
      by.transfers.#taken();
      this.#sendNext();
    });
  }

  /** It receives nothing now: those that have something for it may go on. */
  #taken(): void {
    this.#takes = null;
    if (!this.#owner.alive) return;
    for (const { from } of this.#gathers) if (from !== null && this.#takes === null) from.transfers.#sendNext();
  }

  /** Whoever asked for this is gone. False: it was neither sent nor in line to be sent. */
  #drop(gather: Gather): boolean {
    const at = this.#line.indexOf(gather);
    if (at >= 0) this.#line.splice(at, 1);
    const sent = this.#sends === gather;
    if (sent) this.#sends = null;
    return at >= 0 || sent;
  }

  #answered(gather: Gather): void {
    gather.by.transfers.#gathers.delete(gather);
    const name = `${gather.key} ${gather.by.name}`;
    if (this.#asked.get(name) === gather) this.#asked.delete(name);
  }

  #unanswered(gather: Gather, from: WorkerName): void {
    gather.by.transfers.#gathers.delete(gather);
    this.#around.soon(() => gather.by.tell({ op: "gather-dep-network-failure", key: gather.key, from }));
  }
}

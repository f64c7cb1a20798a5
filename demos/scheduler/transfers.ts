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
    const { clock, costs, tasks, soon } = this.#around;
    const gather = this.#asked.get(`${key} ${to}`);
    if (!gather?.by.alive || gather.arrival !== null) return soon(() => this.#owner.tell({ op: "data-sent" }));
    const { nbytes } = tasks.work(key).spec;
    const start = clock.now;
    const stop = start + costs.latency + Math.ceil((nbytes * 1_000_000) / costs.bandwidth);
    gather.arrival = clock.at(stop, () => {
      this.#answered(gather);
      tasks.transferred({ key, from: this.#owner.name, to, start, stop, nbytes });
      gather.by.tell({ op: "gather-dep-success", key });
      this.#owner.tell({ op: "data-sent" });
    });
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
    for (const { from, arrival } of this.#gathers) {
      if (from === null || arrival === null) continue;
      clock.cancel(arrival);
      soon(() => from.tell({ op: "data-sent" }));
    }
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

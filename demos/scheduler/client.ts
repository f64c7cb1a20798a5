/** The client of a simulated run: which results it waits for, has, or has heard the failure of. */
import { cull } from "./cull.ts";
import type { Instruction, Key, Micros, News } from "./messages.ts";
import type { Run, TaskSpec } from "./scenario.ts";

/** What the scheduler says to a client. */
export type ToClient = Extract<Instruction, { readonly client: string }>;

/** One client; nothing of it takes time. */
export class Client {
  readonly name = "client";
  /** Results it neither has nor has heard the failure of. */
  readonly missing = new Set<Key>();
  readonly erred = new Map<Key, Run["erred"][number]>();
  /** When it last heard of something it wants, or let go of it. */
  heard: Micros = 0;
  readonly #wanted = new Set<Key>();
  readonly #send: (news: News) => void;
  readonly #result: (key: Key) => void;

  /** `result`: called with each result it wants, when it has come. */
  constructor(send: (news: News) => void, result: (key: Key) => void = () => {}) {
    this.#send = send;
    this.#result = result;
  }

  /** Hand in a graph (`Client._graph_to_futures`). */
  submit(graph: readonly TaskSpec[], held?: readonly Key[], fifoTimeout?: Micros): void {
    const wanted = held ?? outputs(graph);
    const tasks = held === undefined ? graph : cull(graph, held);
    for (const key of wanted) {
      if (this.#wanted.has(key)) continue;
      this.#wanted.add(key);
      this.missing.add(key);
    }
    const timeout = fifoTimeout === undefined ? {} : { fifoTimeout };
    this.#send({ type: "update-graph", client: this.name, tasks, wanted, ...timeout });
  }

  /** Let go of results; what it does not hold does nothing. */
  release(keys: readonly Key[], now: Micros): void {
    const held = keys.filter((key) => this.#wanted.delete(key));
    if (held.length === 0) return;
    for (const key of held) {
      this.missing.delete(key);
      this.erred.delete(key);
    }
    this.heard = now;
    this.#send({ type: "client-releases-keys", client: this.name, keys: held });
  }

  /** What it does not want any more is no news. */
  hear(message: ToClient, now: Micros): void {
    const { key } = message;
    if (!this.#wanted.has(key)) return;
    this.heard = now;
    this.erred.delete(key);
    if (message.op === "lost-data") {
      this.missing.add(key);
      return;
    }
    this.missing.delete(key);
    if (message.op !== "task-erred") return this.#result(key);
    const { exception, cause } = message;
    this.erred.set(key, { key, exception, cause });
  }
}

function outputs(tasks: readonly TaskSpec[]): Key[] {
  const inputs = new Set(tasks.flatMap((task) => task.dependencies));
  return tasks.filter((task) => !inputs.has(task.key)).map((task) => task.key);
}

/**
 * A crew of Web Workers that compute runs and outcomes. Started when first needed, sent home when nothing has been asked for
 * long or nobody is left to ask. Where there are no workers to be had, everything is computed here, one thing a frame.
 */
import { afterPause, nextFrame } from "./clock.ts";
import type { Told } from "../contract/demo.ts";
import { compute, type Held } from "./compute.ts";
import { hire } from "./hire.ts";
import type { Reply, Request } from "./serve.ts";

/** One thing to compute. `held` is the figure as this page has it, for when no worker can be had. */
export interface Job extends Omit<Request, "id"> {
  readonly held: Held;
  /** Hears how far it is, where a worker computes it. */
  readonly told?: Told;
}

/** How long, in seconds, a run nobody wants any more may go on: one that ends by itself costs less than a new worker. */
const GRACE = 0.12;

/** After so many seconds without work the workers are sent home. */
const IDLE = 30;

/** How often a job is tried when the worker under it dies. */
const TRIES = 2;

interface Ask {
  readonly job: Job;
  tries: number;
  /** Nobody waits for it any more. */
  dropped: boolean;
  settle(how: { readonly value: unknown } | { readonly failure: Error }): void;
}

/** One worker, and what it is at. */
interface Hand {
  readonly worker: Worker;
  started: boolean;
  ask: Ask | undefined;
  id: number;
}

/** All cores but the page's own, four at most. */
const usual = (): number => Math.max(1, Math.min(4, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));

/** Computes what it is asked for, models before outcomes, each in the order asked. */
export class Crew {
  /** How many jobs are worth having under way at once. */
  readonly size: number;
  /** Starts one more of the same kind, for whoever wants it to himself. */
  readonly start: (() => Worker) | undefined;
  readonly #hands = new Set<Hand>();
  readonly #users = new Set<AbortSignal>();
  readonly #idle = afterPause(IDLE, () => this.#dismiss());
  #queue: Ask[] = [];
  #alone: boolean;
  #turn: (() => void) | undefined;
  #asked = 0;

  /** `start` starts a worker that serves; without it, or once it throws or its worker cannot start, all is computed here. */
  constructor(start?: () => Worker, size = usual()) {
    this.size = size;
    this.start = start;
    this.#alone = !start;
  }

  /** Whether everything is computed here. */
  get alone(): boolean {
    return this.#alone;
  }

  /** Counts somebody who may ask, until the signal aborts. With the last one gone, the workers go. */
  join(signal: AbortSignal): void {
    this.#users.add(signal);
    signal.addEventListener("abort", () => {
      this.#users.delete(signal);
      if (!this.#users.size) this.close();
    });
  }

  /**
   * Computes one thing. Rejects with one sentence where the figure throws, or where the worker died under it twice; and with
   * the signal's reason when called off: the worker then soon ends it, or is replaced.
   */
  run(job: Job, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const off = (): void => {
        ask.dropped = true;
        this.#queue = this.#queue.filter((each) => each !== ask);
        for (const hand of this.#hands) if (hand.ask === ask) this.#hurry(hand);
        reject(signal.reason as Error);
      };
      const ask: Ask = {
        job,
        tries: 0,
        dropped: false,
        settle(how) {
          signal.removeEventListener("abort", off);
          if ("value" in how) resolve(how.value);
          else reject(how.failure);
        },
      };
      signal.addEventListener("abort", off);
      const before = job.want === "model" ? this.#queue.findIndex((each) => each.job.want === "outcome") : -1;
      this.#queue.splice(before < 0 ? this.#queue.length : before, 0, ask);
      this.#next();
    });
  }

  /** Sends everybody home at once. Whoever asks again starts anew. */
  close(): void {
    this.#turn?.();
    this.#turn = undefined;
    this.#dismiss();
  }

  #dismiss(): void {
    this.#idle.cancel();
    for (const { worker } of this.#hands) worker.terminate();
    this.#hands.clear();
  }

  #next(): void {
    this.#idle.cancel();
    while (this.#queue.length && !this.#alone) {
      const hand =
        [...this.#hands].find(({ ask }) => !ask) ?? (this.#hands.size < this.size ? this.#hire() : undefined);
      if (!hand) break;
      const ask = this.#queue.shift()!;
      const { held: _, told: __, ...request } = ask.job;
      hand.ask = ask;
      hand.id = ++this.#asked;
      hand.worker.postMessage({ id: hand.id, ...request } satisfies Request, []);
    }
    if (this.#queue.length && this.#alone) this.#here();
    if (this.#hands.size && [...this.#hands].every(({ ask }) => !ask)) this.#idle.ask();
  }

  #hire(): Hand | undefined {
    const worker = hire<Reply>(
      this.start,
      (reply) => this.#heard(hand, reply),
      () => this.#died(hand),
    );
    if (!worker) {
      this.#alone = true;
      return undefined;
    }
    const hand: Hand = { worker, started: false, ask: undefined, id: 0 };
    this.#hands.add(hand);
    return hand;
  }

  #heard(hand: Hand, reply: Reply): void {
    if ("ready" in reply) {
      hand.started = true;
      return;
    }
    const { ask } = hand;
    if (!ask || reply.id !== hand.id) return;
    if ("done" in reply) {
      if (!ask.dropped) ask.job.told?.(reply.done, reply.of);
      return;
    }
    hand.ask = undefined;
    if ("value" in reply) ask.settle(reply);
    else if ("failed" in reply) ask.settle({ failure: new Error(reply.failed) });
    else if (!ask.dropped) this.#compute(ask);
    this.#next();
  }

  /** A worker that dies before it ever spoke could not start, and neither could another. */
  #died(hand: Hand): void {
    const { ask } = hand;
    if (!this.#hands.has(hand)) return;
    this.#let(hand);
    if (!hand.started) {
      this.#alone = true;
      this.#again(ask);
      for (const other of this.#hands) {
        this.#let(other);
        this.#again(other.ask);
      }
    } else if (ask && !ask.dropped) {
      ask.tries++;
      if (ask.tries < TRIES) this.#again(ask);
      else ask.settle({ failure: new Error("Computing it broke off twice. Another setting of the knobs may do.") });
    }
    this.#next();
  }

  #again(ask: Ask | undefined): void {
    if (ask && !ask.dropped) this.#queue.unshift(ask);
  }

  #let(hand: Hand): void {
    hand.worker.terminate();
    this.#hands.delete(hand);
  }

  #hurry(hand: Hand): void {
    const { ask } = hand;
    const end = afterPause(GRACE, () => {
      if (hand.ask !== ask || !this.#hands.has(hand)) return;
      this.#let(hand);
      this.#next();
    });
    end.ask();
  }

  /** One thing a frame; a whole run only after the frame that says it is coming has been painted. */
  #here(): void {
    if (this.#turn) return;
    const go = (): void => {
      this.#turn = undefined;
      const ask = this.#queue.shift();
      if (ask) this.#compute(ask);
      this.#next();
    };
    const wait = this.#queue[0]?.job.want === "model" ? 2 : 1;
    const tick = (left: number): void => {
      this.#turn = nextFrame(() => (left > 1 ? tick(left - 1) : go()));
    };
    tick(wait);
  }

  #compute({ job, settle }: Ask): void {
    try {
      settle({ value: compute(job.held, job.params, job.want) });
    } catch (failure) {
      settle({ failure: failure instanceof Error ? failure : new Error(String(failure)) });
    }
  }
}

/**
 * Web Workers that really do equal tasks, and the times at which they did, by one clock. A worker that fails or falls silent
 * is replaced and what it held is done again, as in Dask.
 */
import type { Lived, Order, Way } from "../contract/live.ts";
import { Books } from "./books.ts";
import { usualCare, type Care } from "./care.ts";
import { every } from "./clock.ts";
import { here } from "./here.ts";
import { hire } from "./hire.ts";
import { Ring, SLOTS } from "./ring.ts";
import type { Said, Told } from "./toil.ts";

/** How much work, in seconds, a message carries; and tasks, at most. */
const BATCH = { seconds: 0.02, tasks: 256 };

/**
 * Messages that a worker holds: the next is there when one ends. Two, as Dask's worker saturation of 1.1 comes to; more of
 * those that carry so little work, in seconds, that the way here and back would be waited for.
 */
const AHEAD = { least: 2, seconds: 0.002, most: 128 };

/** One worker, and what the pool knows of it. */
interface Hand {
  readonly worker: Worker;
  readonly post: (told: Told) => void;
  readonly row: number;
  readonly ring: Ring | undefined;
  /** Tasks it was given and has not answered, in their order. */
  readonly owed: number[];
  /** Milliseconds between its clock's beginning and the page's; unknown until it has joined. */
  shift: number | undefined;
  /** When it was last heard of, in milliseconds; how often it was then found silent for too long. */
  heard: number;
  silent: number;
}

/** What becomes of one order. */
interface Run {
  readonly books: Books;
  /** Tasks in a message. */
  readonly size: number;
  /** A message with so many. */
  readonly full: ArrayLike<number>;
  /** The most tasks one worker holds. */
  readonly limit: number;
  /** When it began, in milliseconds. */
  begun?: number;
  settle(failure?: Error): void;
}

/** Does orders, one after the other. Workers are kept from one to the next, until `close`. */
export class Pool {
  readonly #start: () => Worker;
  readonly #way: Way;
  readonly #care: Care;
  readonly #hands = new Map<number, Hand>();
  #run: Run | undefined;

  constructor(start: () => Worker, way: Way, care: Partial<Care> = {}) {
    this.#start = start;
    this.#way = way;
    this.#care = { ...usualCare(), ...care };
  }

  /**
   * Has an order done. `hear` is told how far it is. `doomed`: after so many tasks one worker is ended without a word.
   * Rejects with one sentence where no worker can be had or too many died under a task, and with the signal's reason.
   */
  run(order: Order, signal: AbortSignal, hear?: (lived: Lived) => void, doomed = Infinity): Promise<Lived> {
    const { look, now } = this.#care;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const books = new Books(order);
      const told = (ended: boolean): Lived => {
        const seconds = run.begun === undefined ? 0 : (now() - run.begun) / 1000;
        return books.lived({ way: this.#way, cores: here().cores, seconds, ended });
      };
      const run: Run = {
        books,
        ...this.#sizes(order),
        settle: (failure) => {
          this.#run = undefined;
          stop();
          signal.removeEventListener("abort", off);
          const lived = told(!failure);
          hear?.(lived);
          if (!failure) return resolve(lived);
          this.close();
          reject(failure);
        },
      };
      const off = (): void => run.settle(signal.reason as Error);
      const stop = every(look, () => {
        if (books.ended >= doomed) {
          doomed = Infinity;
          this.crash();
        }
        const from = now();
        this.#look(run);
        if (this.#run === run) hear?.(told(false));
        this.#atWork(run, from);
      });
      signal.addEventListener("abort", off);
      this.#run = run;
      for (let row = 0; row < order.workers && this.#run === run; row++) if (!this.#hands.has(row)) this.#hire(row);
      this.#begin();
    });
  }

  /** Ends the worker that holds most, and tells nobody: the pool has to notice. */
  crash(): void {
    const [most] = [...this.#hands.values()].sort((a, b) => b.owed.length - a.owed.length);
    most?.worker.terminate();
  }

  /** Sends everybody home. */
  close(): void {
    for (const { worker } of this.#hands.values()) worker.terminate();
    this.#hands.clear();
  }

  #sizes({ tasks, seconds, workers, queuing }: Order): Pick<Run, "size" | "full" | "limit"> {
    const most = Math.floor(Math.min(BATCH.tasks, BATCH.seconds / seconds, tasks / (4 * workers)));
    const size = this.#way === "message" ? 1 : Math.max(1, most);
    const ahead = Math.min(AHEAD.most, Math.max(AHEAD.least, Math.ceil(AHEAD.seconds / (seconds * size))));
    const limit = Math.max(size * ahead, queuing ? 0 : Math.ceil(tasks / workers));
    const full = lengths(size, seconds);
    return { size, full, limit: this.#way === "ring" ? Math.min(limit, SLOTS) : limit };
  }

  #hire(row: number): void {
    const ring = this.#way === "ring" ? new Ring() : undefined;
    const worker = hire<Said>(
      this.#start,
      (said) => {
        const run = this.#run;
        const from = this.#care.now();
        if (this.#hands.get(row) !== hand) return;
        // Every worker says first that it has started: only once it has joined is its clock known.
        if ("origin" in said) this.#joined(hand, said.origin);
        if (!run) return;
        if ("length" in said) this.#book(run, hand, said, from);
        this.#atWork(run, from);
      },
      () => this.#died(hand),
    );
    if (!worker) return this.#run?.settle(new Error(NONE));
    // Bound, not called with a list of nothing to transfer: that would be half the cost of a message.
    const post = worker.postMessage.bind(worker) as Hand["post"];
    const hand: Hand = { worker, post, row, ring, owed: [], shift: undefined, heard: this.#care.now(), silent: 0 };
    this.#hands.set(row, hand);
    hand.post({ enlist: true, ...(ring && { memory: ring.memory }) });
  }

  #joined(hand: Hand, origin: number): void {
    const run = this.#run;
    hand.heard = this.#care.now();
    hand.shift = origin - this.#care.origin;
    if (run?.begun === undefined) return this.#begin();
    run.books.replaced(hand.row, (hand.heard - run.begun) / 1000);
    this.#fill(run, hand);
  }

  /** The clock starts once everybody is there: how long a worker takes to start is another question. */
  #begin(): void {
    const run = this.#run;
    if (!run || [...this.#hands.values()].some(({ shift }) => shift === undefined)) return;
    run.begun = this.#care.now();
    for (const hand of this.#hands.values()) {
      hand.heard = run.begun;
      this.#fill(run, hand);
    }
  }

  /** Writes down what a worker has done, as it says or as its ring has it, and gives it more. */
  #book(run: Run, hand: Hand, said: ArrayLike<number>, heard: number): void {
    const { books, begun = 0, settle } = run;
    const times = hand.ring?.take() ?? said;
    if (!times.length) return;
    hand.heard = heard;
    hand.silent = 0;
    const by = (time: number): number => (time + hand.shift! - begun) / 1000;
    for (let at = 0; at < times.length; at += 2) {
      // Clocks kept coarse on purpose may say that a task began before it was sent.
      const start = Math.max(0, by(times[at]!));
      books.end(hand.owed[at / 2]!, hand.row, start, Math.max(start, by(times[at + 1]!)));
    }
    hand.owed.splice(0, times.length / 2);
    if (books.ended === books.order.tasks) settle();
    else this.#fill(run, hand);
  }

  /** Hands out whole messages once a worker has half of what it may hold, so that it wakes for several; a ring is topped up. */
  #fill({ books, size, limit, full, begun }: Run, hand: Hand): void {
    if (begun === undefined || hand.shift === undefined || hand.owed.length > limit >> 1) return;
    for (;;) {
      const room = limit - hand.owed.length;
      const count = hand.ring || room >= size ? books.owe(hand.owed, hand.ring ? room : size) : 0;
      if (!count) return;
      const message = count === size ? full : lengths(count, books.order.seconds);
      if (hand.ring) hand.ring.put(message, limit >> 1);
      else hand.post(message);
    }
  }

  /** Looks into the rings, and for who has been silent too long: twice in a row, so that news on its way is heard first. */
  #look(run: Run): void {
    const { now, patience, startUp } = this.#care;
    for (const hand of this.#hands.values()) {
      this.#book(run, hand, [], now());
      if (this.#run !== run) return;
      const owes = hand.owed.length ? patience + run.books.order.seconds * (hand.ring ? 1 : run.size) : Infinity;
      if (now() - hand.heard > 1000 * (hand.shift === undefined ? startUp : owes)) hand.silent++;
      if (hand.silent > 1) this.#died(hand);
      if (this.#run !== run) return;
    }
  }

  /** Another takes its place. One that never was ready could not start, and neither could another. */
  #died(hand: Hand): void {
    const run = this.#run;
    const { row, owed, shift, worker } = hand;
    if (this.#hands.get(row) !== hand) return;
    worker.terminate();
    this.#hands.delete(row);
    if (!run) return;
    if (shift === undefined) return run.settle(new Error(NONE));
    const { allowedFailures, now } = this.#care;
    const since = (moment: number): number => Math.max(0, moment - (run.begun ?? moment)) / 1000;
    const killer = run.books.lose({ row, heard: since(hand.heard), noticed: since(now()) }, owed, allowedFailures);
    if (killer !== undefined) return run.settle(new Error(killed(killer, allowedFailures)));
    this.#hire(row);
    if (this.#run === run) for (const each of this.#hands.values()) this.#fill(run, each);
  }

  /** Notes when the page was at work for the pool: its workers may have waited for it. */
  #atWork({ books, begun = Infinity }: Run, from: number): void {
    if (from >= begun) books.atWork((from - begun) / 1000, (this.#care.now() - begun) / 1000);
  }
}

/** So many times the same. One number is sent faster as a list, many as what memory holds. */
const lengths = (count: number, seconds: number): ArrayLike<number> =>
  count === 1 ? [seconds] : new Float64Array(count).fill(seconds);

const NONE = "No Web Worker could be started; the simulation stays.";

const killed = (task: number, allowed: number): string =>
  `More than ${allowed} workers died under task ${task + 1} (allowed-failures); the simulation stays.`;

/** What runs on a thread of one Python process: a task that needs the GIL for a share of its time, or a heartbeat. */
import { random, type Micros } from "../scheduler/index.ts";
import type { Contender, GilToken } from "./gil-token.ts";

/** What a thread does at a moment: it has the lock, waits for it, or does not need it. */
export type LaneState = "holding" | "waiting" | "released";

/** A stretch of one state. A heartbeat's lane has only what it waits and holds. */
export interface LaneInterval {
  readonly state: LaneState;
  readonly start: Micros;
  readonly stop: Micros;
}

/** What a task does, over and over. */
export interface Work {
  /** Share of its time that needs the lock, 0 to 1. */
  readonly hold: number;
  /** Mean length of one stretch with the lock and one without, together. Both are drawn evenly from 0 to twice their mean. */
  readonly cycle: Micros;
  /** Length of the C calls that keep the lock and of which its holding consists. 0: bytecode, which gives it up when asked. */
  readonly call: Micros;
}

/** A thread as the event loop sees it. */
export interface Lane {
  /** When it does something next by itself; Infinity: it waits. */
  readonly due: Micros;
  /** That moment has come. */
  step(now: Micros): void;
  /** The run is over. */
  end(now: Micros): void;
  readonly intervals: LaneInterval[];
}

abstract class Thread implements Lane {
  due: Micros = 0;
  readonly intervals: LaneInterval[] = [];
  #state: LaneState | null = null;
  #since: Micros = 0;

  abstract step(now: Micros): void;

  end(now: Micros): void {
    this.enter(null, now);
  }

  /** Note the state from now on; null: none worth a mark. Equal neighbours are one. */
  protected enter(state: LaneState | null, now: Micros): void {
    if (this.#state !== null && now > this.#since) {
      const last = this.intervals.at(-1);
      if (last?.state === this.#state && last.stop === this.#since) this.intervals.pop();
      const start = last?.state === this.#state && last.stop === this.#since ? last.start : this.#since;
      this.intervals.push({ state: this.#state, start, stop: now });
    }
    this.#state = state;
    this.#since = now;
  }
}

/** A thread with one task after another. `token` null: nothing to hold (free-threaded). */
export class TaskThread extends Thread implements Contender {
  /** Task time done: all but waiting. */
  done: Micros = 0;
  readonly #draw: (what: string) => number;
  readonly #work: Work;
  readonly #token: GilToken | null;
  /** Of this stretch. */
  #holding: Micros = 0;
  #free: Micros = 0;
  /** Since when, and in which part. */
  #from: Micros = 0;
  #part: "start" | "holding" | "waiting" | "free" = "start";
  #cycles = 0;

  constructor(name: string, seed: number, work: Work, token: GilToken | null) {
    super();
    this.#draw = (what) => random(seed, what, name, this.#cycles);
    this.#work = work;
    this.#token = token;
  }

  step(now: Micros): void {
    if (this.#part === "holding") return this.#stop(now);
    if (this.#part === "free") this.done += now - this.#from;
    this.#begin(now);
  }

  granted(now: Micros): void {
    this.enter("holding", now);
    this.#part = "holding";
    this.#from = now;
    this.due = now + this.#holding;
  }

  asked(now: Micros): void {
    const { call } = this.#work;
    const boundary = call === 0 ? now : this.#from + Math.ceil((now - this.#from) / call) * call;
    this.due = Math.min(this.due, boundary);
  }

  override end(now: Micros): void {
    if (this.#part === "holding" || this.#part === "free") this.done += now - this.#from;
    super.end(now);
  }

  /** The stretch with the lock ends, or is cut short because somebody asked. */
  #stop(now: Micros): void {
    const held = now - this.#from;
    this.done += held;
    this.#holding -= held;
    if (this.#holding === 0 && this.#free === 0 && !this.#token!.requested) {
      this.#next();
      return this.granted(now);
    }
    if (this.#holding > 0 || this.#free === 0) {
      if (this.#holding === 0) this.#next();
      this.#wait(now);
      this.#token!.release(now);
      this.#token!.want(this, now);
      return;
    }
    this.#roam(now);
    this.#token!.release(now);
  }

  #begin(now: Micros): void {
    this.#next();
    if (this.#holding === 0) return this.#roam(now);
    this.#wait(now);
    this.#token!.want(this, now);
  }

  #wait(now: Micros): void {
    this.enter("waiting", now);
    this.#part = "waiting";
    this.due = Infinity;
  }

  #roam(now: Micros): void {
    this.enter("released", now);
    this.#part = "free";
    this.#from = now;
    this.due = now + this.#free;
  }

  /** Draw the next stretch with and without the lock. */
  #next(): void {
    const { hold, cycle, call } = this.#work;
    this.#cycles += 1;
    if (this.#token === null || hold === 0) {
      [this.#holding, this.#free] = [0, cycle];
      return;
    }
    const drawn = Math.max(1, Math.round(2 * hold * cycle * this.#draw("hold")));
    this.#holding = call > 0 ? Math.ceil(drawn / call) * call : drawn;
    const free = ((this.#holding * (1 - hold)) / hold) * 2 * this.#draw("free");
    this.#free = hold === 1 ? 0 : Math.max(1, Math.round(free));
  }
}

/** The worker's own event loop: it wakes, needs the lock for a moment, sleeps. How late it has it is what starves. */
export class HeartbeatThread extends Thread implements Contender {
  /** From waking to having the lock, each time. */
  readonly lateness: Micros[] = [];
  readonly #every: Micros;
  readonly #beat: Micros;
  readonly #token: GilToken | null;
  #woke: Micros = 0;
  #part: "asleep" | "holding" | "waiting" = "asleep";

  constructor(every: Micros, beat: Micros, token: GilToken | null) {
    super();
    this.#every = every;
    this.#beat = beat;
    this.#token = token;
    this.due = every;
  }

  step(now: Micros): void {
    if (this.#part === "holding") {
      this.#part = "asleep";
      this.enter(null, now);
      this.due = now + this.#every;
      this.#token?.release(now);
      return;
    }
    this.#woke = now;
    this.#part = "waiting";
    this.enter("waiting", now);
    this.due = Infinity;
    if (this.#token === null) this.granted(now);
    else this.#token.want(this, now);
  }

  granted(now: Micros): void {
    this.lateness.push(now - this.#woke);
    this.#part = "holding";
    this.enter("holding", now);
    this.due = now + this.#beat;
  }

  asked(): void {}
}

/**
 * CPython's global lock: one thread holds it; the others wait in line. Whoever has waited a whole switch interval without
 * the lock changing hands asks the holder to give it up (`sys.setswitchinterval`, 5 ms by default; ceval_gil.c). The holder
 * looks at that request between bytecodes only: a C call that keeps the lock is not interrupted.
 *
 * Left out: what a switch costs, who gets a core from the operating system, and that a thread that comes just then may
 * overtake the line.
 */
import type { Micros } from "../scheduler/index.ts";

/** What wants the lock: it hears when it has it, and when it is asked to give it up. */
export interface Contender {
  /** It has the lock from now on. */
  granted(now: Micros): void;
  /** Somebody wants the lock. It answers by `release`, now or later. */
  asked(now: Micros): void;
}

/** One lock: of a process. */
export class GilToken {
  readonly #interval: Micros;
  #holder: Contender | null = null;
  #switches = 0;
  #requested = false;
  readonly #line: { readonly who: Contender; due: Micros; seen: number }[] = [];

  constructor(interval: Micros) {
    this.#interval = interval;
  }

  /** Whether the holder has been asked to give it up. */
  get requested(): boolean {
    return this.#requested;
  }

  /** Stand in line; whoever is alone has it at once. */
  want(who: Contender, now: Micros): void {
    this.#line.push({ who, due: now + this.#interval, seen: this.#switches });
    if (this.#holder === null) this.#hand(now);
  }

  /** Give it up; the first in line has it. */
  release(now: Micros): void {
    this.#holder = null;
    this.#hand(now);
  }

  /** When somebody's patience ends next; Infinity: nobody waits. */
  get due(): Micros {
    return this.#line.reduce((first, { due }) => Math.min(first, due), Infinity);
  }

  /** Patience ends: of those whose it is, one asks if the lock has not changed hands while it waited. */
  expire(now: Micros): void {
    let asks = false;
    for (const waiter of this.#line) {
      if (waiter.due > now) continue;
      if (waiter.seen === this.#switches) asks = true;
      waiter.due = now + this.#interval;
      waiter.seen = this.#switches;
    }
    if (!asks || this.#requested) return;
    this.#requested = true;
    this.#holder?.asked(now);
  }

  #hand(now: Micros): void {
    this.#requested = false;
    const first = this.#line.shift();
    if (first === undefined) return;
    this.#holder = first.who;
    this.#switches += 1;
    first.who.granted(now);
  }
}

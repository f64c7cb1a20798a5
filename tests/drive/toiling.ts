/** Workers for a pool that do what they are told by hand, and a clock that goes when told. */
import { vi } from "vitest";
import type { Lived, Order, Way } from "../../demos/contract/live.ts";
import { Pool } from "../../demos/drive/pool.ts";
import type { Reply } from "../../demos/drive/serve.ts";
import type { Enlist, Said, Told } from "../../demos/drive/toil.ts";

/** The page's clock, in milliseconds; workers have clocks of their own, which began `origin` after the world's. */
export const time = { now: 0 };
const ORIGIN = 1_000_000;

/** A worker that says and does what it is told, by hand. */
export class Fake extends EventTarget {
  static all: Fake[] = [];
  memory: SharedArrayBuffer | undefined;
  readonly messages: number[][] = [];
  terminated = false;
  constructor() {
    super();
    Fake.all.push(this);
  }
  postMessage(told: Told): void {
    if ("enlist" in told) this.memory = (told as Enlist).memory;
    else this.messages.push(Array.from(told));
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Has started, as every worker of a page says before it is asked for anything. */
  start(): void {
    this.say({ ready: true });
  }
  say(said: Said | Reply): void {
    if (!this.terminated) this.dispatchEvent(Object.assign(new Event("message"), { data: said }));
  }
  /** Is there; its clock began so many milliseconds after the page's. */
  join(later = 0): void {
    this.say({ origin: ORIGIN + later });
  }
  /** Does the next message, its tasks one after the other from now on, by its own clock. */
  work(later = 0): void {
    const lengths = this.messages.shift()!;
    let at = time.now - later;
    this.say(lengths.flatMap((seconds) => [at, (at += seconds * 1000)]));
  }
  fail(): void {
    if (!this.terminated) this.dispatchEvent(new Event("error", { cancelable: true }));
  }
  static get living(): Fake[] {
    return Fake.all.filter(({ terminated }) => !terminated);
  }
}

export const order = (more: Partial<Order> = {}): Order => ({
  tasks: 8,
  seconds: 0.01,
  workers: 2,
  queuing: true,
  ...more,
});
export const care = { look: 0.1, patience: 0.5, startUp: 5, allowedFailures: 3, now: () => time.now, origin: ORIGIN };
export const poolOf = (way: Way = "message"): Pool => new Pool(() => new Fake() as unknown as Worker, way, care);
export const never = new AbortController().signal;
/** Lets so many seconds pass. */
export const pass = (seconds: number): void => {
  for (let step = 0; step < Math.round(seconds * 20); step++) {
    time.now += 50;
    vi.advanceTimersByTime(50);
  }
};
/** Everybody does all there is, in turns. */
export const finish = (): void => {
  for (let turn = 0; turn < 1000 && Fake.living.some(({ messages }) => messages.length); turn++) {
    time.now += 10;
    for (const worker of Fake.living) if (worker.messages.length) worker.work();
  }
};
export const held = (): number[] => Fake.living.map(({ messages }) => messages.length);
export const numbers = ({ tasks }: Lived): number[] => tasks.map(({ task }) => task).sort((a, b) => a - b);
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Before each test. */
export function startOver(): void {
  vi.useFakeTimers();
  Fake.all = [];
  time.now = 5000;
}

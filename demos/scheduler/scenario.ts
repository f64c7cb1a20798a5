/** What goes into a simulated run and what comes out: plain data on both sides. */
import type { Costs } from "./costs.ts";
import type { Key, Micros, WorkerName } from "./messages.ts";
import type { Config, RulesVersion } from "./rules.ts";
import type { Transition } from "./story.ts";

/** A task as the run sees it: what it needs, how long it computes, how large its result is. */
export interface TaskSpec {
  readonly key: Key;
  readonly dependencies: readonly Key[];
  /** Whole microseconds on a thread. */
  readonly duration: Micros;
  /** Bytes. */
  readonly nbytes: number;
}

/** A worker of the run. */
export interface WorkerSpec {
  readonly name: WorkerName;
  readonly nthreads: number;
  /** Bytes; left out or 0: no limit. */
  readonly memoryLimit?: number;
  /** When it checks in with the scheduler, from the submission on; left out: it is there before. */
  readonly arrives?: Micros;
}

/** All that a run depends on. The same scenario always gives the same run. */
export interface Scenario {
  readonly tasks: readonly TaskSpec[];
  readonly workers: readonly WorkerSpec[];
  /** The results the client waits for; left out: those of all tasks nothing depends on. */
  readonly wanted?: readonly Key[];
  /** Default: 2024.7.0, the release at the talk. */
  readonly rules?: RulesVersion;
  readonly config?: Partial<Config>;
  readonly costs?: Partial<Costs>;
}

/** One task on one thread, without the worker's overhead before it. */
export interface Executed {
  readonly key: Key;
  readonly worker: WorkerName;
  /** From 0. */
  readonly thread: number;
  readonly start: Micros;
  readonly stop: Micros;
}

/** One result on its way between workers. */
export interface Transferred {
  readonly key: Key;
  readonly from: WorkerName;
  readonly to: WorkerName;
  readonly start: Micros;
  readonly stop: Micros;
  readonly nbytes: number;
}

/** What happened: plain data, which can be sent between threads. */
export interface Run {
  /** In the order they finished. */
  readonly executed: readonly Executed[];
  /** In the order they arrived. */
  readonly transferred: readonly Transferred[];
  /** When the client hears of the last result, from the submission at 0. With results missing: when nothing moved any more. */
  readonly finished: Micros;
  /** Wanted results that never came, e.g. because there was no worker. */
  readonly missing: readonly Key[];
  /** Stimuli the scheduler handled. */
  readonly stimuli: number;
  /** When the scheduler was working: the sum over `finished` is how busy it was. */
  readonly scheduling: readonly { readonly start: Micros; readonly stop: Micros }[];
  /** The scheduler's transition log: the last 100,000 transitions. */
  readonly log: readonly Transition[];
}

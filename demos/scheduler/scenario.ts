/** What goes into a simulated run and what comes out: plain data on both sides. */
import type { AdaptOptions } from "./adaptive.ts";
import type { Costs } from "./costs.ts";
import type { GraphTask, Key, Micros, Seconds, WorkerName } from "./messages.ts";
import type { Config, RulesVersion } from "./rules.ts";
import type { Transition } from "./story.ts";

/** A task as the run sees it: what it needs, how long it computes, how large its result is. */
export interface TaskSpec extends GraphTask {
  /** Whole microseconds on a thread. */
  readonly duration: Micros;
  /** Bytes. */
  readonly nbytes: number;
  /** Bytes its process holds while it computes, beside inputs and result. Default 0. */
  readonly working?: number;
  /** How many of its first attempts raise, at the end of their time. Default 0; `Infinity`: all. */
  readonly fails?: number;
  /** It gives its thread back (secedes) this long after its start and goes on computing beside the threads. Left out: it does not. */
  readonly secedes?: Micros;
}

/** A worker process: how large it is and how fast. */
export interface WorkerSize {
  readonly nthreads: number;
  /** Bytes; left out or 0: no limit, and nothing goes to disk. */
  readonly memoryLimit?: number;
  /** Bytes its process holds without any result: interpreter, modules, leaks. Default 0. Counts only against a limit. */
  readonly unmanaged?: number;
  /** A nanny kills it above `worker.memory.terminate` and starts it anew, empty, so long after. Left out: it has no nanny. */
  readonly nanny?: Micros;
  /** How many times longer tasks take on it. Default 1. */
  readonly slowness?: number;
}

/** A worker of the run. */
export interface WorkerSpec extends WorkerSize {
  readonly name: WorkerName;
  /** When it checks in with the scheduler, from the submission on; left out: it is there before. */
  readonly arrives?: Micros;
}

/** Something done to the run from outside. Whatever names a worker that is not there does nothing. */
export type Happening = { readonly at: Micros } & (
  | {
      /** The process is gone, with all it had: killed by the machine, the cloud or the out-of-memory killer. */
      readonly do: "kill-worker";
      readonly worker: WorkerName;
      /** A nanny starts it anew, empty, so long after. Left out: nobody does. */
      readonly restartsAfter?: Micros;
    }
  /** It finishes what runs and begins nothing more, until it is resumed. */
  | { readonly do: "pause-worker" | "resume-worker"; readonly worker: WorkerName }
  /** They go once their results are elsewhere. */
  | { readonly do: "retire-workers"; readonly workers: readonly WorkerName[] }
  | { readonly do: "add-worker"; readonly worker: Omit<WorkerSpec, "arrives"> }
  /** The client submits one more graph. `wanted` as in a scenario. `fifoTimeout` as in `update-graph`. */
  | {
      readonly do: "submit";
      readonly tasks: readonly TaskSpec[];
      readonly wanted?: readonly Key[];
      readonly fifoTimeout?: Micros;
    }
  /** The client lets go of results. */
  | { readonly do: "release"; readonly keys: readonly Key[] }
);

/** Adaptive scaling as `cluster.adapt(...)` sets it up; times in whole microseconds, `targetDuration` in seconds. */
export interface AdaptiveSpec extends AdaptOptions {
  /** What a worker is that it asks for. Named `adaptive-0`, `adaptive-1`, … in the order in which they were asked for. */
  readonly worker: WorkerSize;
  /** From asking to checking in: of the k-th worker ever asked for the k-th entry, over again from the first after the last. */
  readonly startUp: readonly Micros[];
  /** Default 1 s. */
  readonly interval?: Micros;
  /** Default 5 s. */
  readonly targetDuration?: Seconds;
  /** Default 3. */
  readonly waitCount?: number;
  /**
   * Whether starting a worker ends when it has checked in (processes of one's own: no decision is made meanwhile; the default)
   * or when it has been asked for (a batch system, a cloud: it may be cancelled before it arrives).
   */
  readonly starting?: "checked-in" | "asked-for";
}

/** All that a run depends on. The same scenario always gives the same run. */
export interface Scenario {
  readonly tasks: readonly TaskSpec[];
  /** There before the submission, or from `arrives` on. With `adaptive`, these are part of its plan. */
  readonly workers: readonly WorkerSpec[];
  /** The results the client waits for; left out: those of all tasks nothing depends on. */
  readonly wanted?: readonly Key[];
  /** In any order. */
  readonly happenings?: readonly Happening[];
  readonly adaptive?: AdaptiveSpec;
  /** Go on until this moment even if the client has all it wants: what a cluster does when idle. */
  readonly until?: Micros;
  /** Default: 2024.7.0, the release at the talk. */
  readonly rules?: RulesVersion;
  readonly config?: Partial<Config>;
  readonly costs?: Partial<Costs>;
}

/** One attempt of a task on one thread, without the worker's overhead before it. */
export interface Executed {
  readonly key: Key;
  readonly worker: WorkerName;
  /** From 0. What has seceded keeps the number of the thread it began on. */
  readonly thread: number;
  readonly start: Micros;
  readonly stop: Micros;
  /** How it ended: with a result, with an exception, or with its worker. */
  readonly end: "finished" | "erred" | "killed";
}

/** One result on its way between workers; only what arrived. */
export interface Transferred {
  readonly key: Key;
  readonly from: WorkerName;
  readonly to: WorkerName;
  readonly start: Micros;
  readonly stop: Micros;
  readonly nbytes: number;
}

/** A result on its way to a worker's disk, or back. The worker's event loop does nothing else meanwhile. */
export interface DiskAccess {
  readonly worker: WorkerName;
  readonly key: Key;
  readonly do: "write" | "read";
  readonly start: Micros;
  readonly stop: Micros;
  readonly nbytes: number;
}

/** What a worker with a memory limit held from a moment on, in bytes. */
export interface MemoryUse {
  readonly worker: WorkerName;
  readonly time: Micros;
  /** Results in memory. */
  readonly managed: number;
  /** All its process held: those, what was being written, its own, and what running tasks need. */
  readonly process: number;
  /** Results on its disk. */
  readonly spilled: number;
  readonly paused: boolean;
}

/** The life of one worker process. A restarted one has one entry for each life. */
export interface WorkerLife {
  readonly worker: WorkerName;
  readonly nthreads: number;
  /** When it was asked for; the same as `arrived` where nobody had to ask. */
  readonly asked: Micros;
  /** When it checked in with the scheduler; null: it never did. */
  readonly arrived: Micros | null;
  /** When its retirement began; null: it was not to retire, or could not. */
  readonly retiring: Micros | null;
  /** When it was gone; null: it was there to the end. */
  readonly left: Micros | null;
  /**
   * How it went; null: it was there to the end. `killed`: also by a cluster that scales down and cannot retire it.
   * `terminated`: by its nanny, for its memory. `cancelled`: before it arrived.
   */
  readonly how: "retired" | "killed" | "terminated" | "cancelled" | null;
}

/** One look of adaptive scaling at the cluster (`AdaptiveCore.adapt`). */
export interface Adapted {
  readonly time: Micros;
  /** What the scheduler asked for, before the limits. */
  readonly target: number;
  /** Workers there should be, were asked for, and had checked in. */
  readonly plan: number;
  readonly requested: number;
  readonly observed: number;
  readonly advice:
    | { readonly status: "same" }
    | { readonly status: "up"; readonly n: number }
    | { readonly status: "down"; readonly workers: readonly WorkerName[] };
}

/** What happened: plain data, which can be sent between threads. */
export interface Run {
  /** In the order they ended. */
  readonly executed: readonly Executed[];
  /** In the order they arrived. */
  readonly transferred: readonly Transferred[];
  /** In the order they began. Empty where no worker has a limit. */
  readonly disk: readonly DiskAccess[];
  /** In order of time; the last of each worker holds until it is gone. Empty where no worker has a limit. */
  readonly memory: readonly MemoryUse[];
  /** In the order they were asked for. */
  readonly workers: readonly WorkerLife[];
  /** Empty without adaptive scaling. */
  readonly adapted: readonly Adapted[];
  /** When the client heard of the last result, from the submission at 0. With results missing: when nothing moved any more. */
  readonly finished: Micros;
  /** Wanted results that failed, and why; `cause`: the task that failed first. */
  readonly erred: readonly { readonly key: Key; readonly exception: string; readonly cause: Key }[];
  /** Wanted results that neither came nor failed, e.g. because there was no worker. */
  readonly missing: readonly Key[];
  /** Stimuli the scheduler handled. */
  readonly stimuli: number;
  /** When the scheduler was working: the sum over `finished` is how busy it was. */
  readonly scheduling: readonly { readonly start: Micros; readonly stop: Micros }[];
  /** The scheduler's transition log: the last 100,000 transitions. */
  readonly log: readonly Transition[];
}

/** What the client submits at this moment. */
export type Submission = Pick<Extract<Happening, { readonly do: "submit" }>, "tasks" | "wanted" | "fifoTimeout">;

/**
 * What the client's own program does when it hears of a result it wants: more to submit, or nothing. It is asked once for
 * every result, in the order in which they come in, and may remember. `at`: the moment.
 */
export type Program = (key: Key, at: Micros) => Submission | undefined;

/**
 * Called now and then while a run is computed: tasks ended so far, of those submitted so far. What it returns: whether to
 * go on; false ends the run there.
 */
export type Watch = (done: number, submitted: number) => boolean;

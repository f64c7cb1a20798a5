/** What the scheduler keeps about tasks, groups of tasks, workers and clients (`scheduler.py`: TaskState, TaskGroup, TaskPrefix, WorkerState, ClientState). */
import { PrefixCounts } from "./estimate.ts";
import type { Heaped } from "./heap.ts";
import { PlacedSet } from "./indexed.ts";
import type { ClientName, Key, Seconds, WorkerName, WorkerStatus } from "./messages.ts";

/** The states of a task on the scheduler. */
export const STATES = [
  "released",
  "waiting",
  "no-worker",
  "queued",
  "processing",
  "memory",
  "erred",
  "forgotten",
] as const;

/** One of them. */
export type StateName = (typeof STATES)[number];

/** All tasks that do the same, whatever their data: what durations are learned for. */
export class TaskPrefix {
  readonly name: string;
  /** Average of finished tasks; −1 as long as none is known. */
  durationAverage: Seconds = -1;
  /** Longest time a heartbeat reported for a task still running; −1 as long as none has. */
  maxExecTime: Seconds = -1;
  /** Worker deaths its tasks were blamed for. */
  suspicious = 0;

  constructor(name: string) {
    this.name = name;
  }
}

/** The tasks of one layer of a graph. */
export class TaskGroup {
  readonly name: string;
  readonly prefix: TaskPrefix;
  /** How many of its tasks are in each state; forgotten ones count until all are forgotten. */
  readonly states: Record<StateName, number> = {
    released: 0,
    waiting: 0,
    "no-worker": 0,
    queued: 0,
    processing: 0,
    memory: 0,
    erred: 0,
    forgotten: 0,
  };
  size = 0;
  /** The groups its tasks depend on. */
  readonly dependencies = new Set<TaskGroup>();
  /** With queuing off, neighbours go to the same worker: the worker in turn, and for how many tasks yet. */
  lastWorker: WorkerState | null = null;
  lastWorkerTasksLeft = 0;

  constructor(name: string, prefix: TaskPrefix) {
    this.name = name;
    this.prefix = prefix;
  }
}

/** The part of a priority that all tasks of one submission share, so it is stored once. */
export interface Tier {
  readonly negatedUser: number;
  readonly generation: number;
}

/** Where a task may run. */
export interface Restrictions {
  readonly workers: ReadonlySet<WorkerName>;
  readonly loose: boolean;
}

/** Why a task is erred; the task that failed and all it brought down share one. */
export interface Failure {
  readonly cause: Key;
  readonly exception: string;
}

/** The list of nothing, shared by all that have none. */
export const NONE: readonly never[] = [];

/**
 * One task. A million of these must fit a browser tab: sets that Dask keeps per task are counts here where a count
 * will do (`waitingOn`, `waiters`), and lists that are mostly of one are shared (`WorkerState.alone`, `ClientState.alone`).
 */
export class TaskState implements Heaped {
  readonly key: Key;
  readonly group: TaskGroup;
  tier: Tier;
  order = 0;
  state: StateName = "released";
  dependencies: readonly TaskState[] = NONE;
  /** May hold forgotten tasks for a while: see `forgottenDependents`. */
  dependents: TaskState[] = NONE as unknown as TaskState[];
  /** How many of `dependents` are forgotten. They are swept out together, else a hub of n dependents would cost n². */
  forgottenDependents = 0;
  /** Number of dependencies of which nobody has a copy. */
  waitingOn = 0;
  /** Number of dependents that still need this result: those whose `waits` is set. */
  waiters = 0;
  /** It counts among the `waiters` of each of its dependencies. */
  waits = false;
  whoHas: readonly WorkerState[] = NONE;
  processingOn: WorkerState | null = null;
  whoWants: readonly ClientState[] = NONE;
  /** −1 until known. */
  nbytes = -1;
  retries = 0;
  /** Worker deaths it was blamed for. */
  suspicious = 0;
  restrictions: Restrictions | null = null;
  dataProducer = false;
  /** +1 on every assignment, so a report of an earlier attempt is recognised. */
  runId = 0;
  failure: Failure | null = null;
  /** The state it has been recommended to go to; null when it is not among the recommendations. */
  recommended: StateName | null = null;
  /** Its place in the queue while queued, and in its worker's `processing` while processing; −1 else. */
  heapIndex = -1;

  constructor(key: Key, group: TaskGroup, tier: Tier) {
    this.key = key;
    this.group = group;
    this.tier = tier;
    group.size += 1;
    group.states.released += 1;
  }

  get wanted(): boolean {
    return this.whoWants.length > 0;
  }

  /** Somebody still needs the result: a client, or a dependent that has not run. */
  get needed(): boolean {
    return this.waiters > 0 || this.whoWants.length > 0;
  }

  get inMemory(): boolean {
    return this.whoHas.length > 0;
  }

  become(state: StateName): void {
    this.group.states[this.state] -= 1;
    this.group.states[state] += 1;
    this.state = state;
  }

  /** `alone`: the list of just this dependent, which all its inputs share as long as they have no other. */
  addDependent(task: TaskState, alone: TaskState[] = [task]): void {
    if (this.dependents.length === 0) this.dependents = alone;
    else if (this.dependents.length === 1) this.dependents = [this.dependents[0]!, task];
    else this.dependents.push(task);
  }

  /** To be called when a dependent has become forgotten. */
  dropForgottenDependent(): void {
    this.forgottenDependents += 1;
    if (2 * this.forgottenDependents < this.dependents.length) return;
    this.dependents = this.dependents.filter((task) => task.state !== "forgotten");
    this.forgottenDependents = 0;
  }

  get hasDependents(): boolean {
    return this.dependents.length > this.forgottenDependents;
  }
}

/** Smaller is more urgent: (−user priority, generation, order), compared from the left. */
export function comparePriority(a: TaskState, b: TaskState): number {
  if (a.tier !== b.tier) {
    const user = a.tier.negatedUser - b.tier.negatedUser;
    if (user !== 0) return user;
    const generation = a.tier.generation - b.tier.generation;
    if (generation !== 0) return generation;
  }
  return a.order - b.order;
}

/** One client and the results it holds on to. */
export class ClientState {
  readonly name: ClientName;
  /** The list of just this client, shared by all the tasks that nobody else wants. */
  readonly alone: readonly ClientState[];

  constructor(name: ClientName) {
    this.name = name;
    this.alone = [this];
  }
}

/** A worker as the scheduler sees it; the worker's own side is worker.ts. */
export class WorkerState implements Heaped {
  readonly name: WorkerName;
  /** Number of workers that arrived before: breaks ties, so runs repeat. */
  readonly index: number;
  readonly nthreads: number;
  readonly memoryLimit: number;
  status: WorkerStatus = "running";
  /** Tasks sent and not yet reported, seceded ones included. */
  readonly processing = new PlacedSet<TaskState>();
  /** Those of `processing` that gave their thread back (seceded). */
  readonly longRunning = new Set<TaskState>();
  /** Those of `processing` that it has been asked to give up (steal.ts): asked once, never again. */
  readonly asked = new Set<TaskState>();
  /** How many of `processing` without `longRunning` there are of each prefix. */
  readonly prefixCounts = new PrefixCounts();
  readonly hasWhat = new Set<TaskState>();
  /** Sum of the sizes of the results it stores. */
  nbytes = 0;
  /** Inputs it has yet to fetch, with the number of tasks there that need them. */
  readonly needsWhat = new Map<TaskState, number>();
  /** Bytes of `needsWhat`. */
  networkBytes = 0;
  /** Root tasks it could take now (queue.ts). */
  openSlots = 0;
  heapIndex = -1;
  /** The list of just this worker, shared by all the results of which it has the only copy. */
  readonly alone: readonly WorkerState[];
  /** The same by name, as messages have it. */
  readonly aloneByName: readonly WorkerName[];
  /** The last search that met this worker, so that none is looked at twice. */
  seen = 0;

  constructor(name: WorkerName, index: number, nthreads: number, memoryLimit: number) {
    this.name = name;
    this.index = index;
    this.nthreads = nthreads;
    this.memoryLimit = memoryLimit;
    this.alone = [this];
    this.aloneByName = [name];
  }
}

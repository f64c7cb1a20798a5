/**
 * The vocabulary. Everything the scheduler hears is a `Stimulus`, everything it says is an `Instruction`;
 * names are those of dask.distributed's own messages wherever it has one.
 */

/** Whole microseconds of virtual time since the run began: the only clock. */
export type Micros = number;

/** Seconds as a fraction. Used for estimates (durations, occupancy, costs), never for a moment in time. */
export type Seconds = number;

/** A task's name, e.g. `clean-17`. What stands before the last `-` is its group. */
export type Key = string;

/** A worker's name, unique among the workers of a run. */
export type WorkerName = string;

/** A client's name. */
export type ClientName = string;

/** (−user priority, generation, order), compared from the left, smaller first. */
export type Priority = readonly [negatedUser: number, generation: number, order: number];

/** A worker takes work only while `running`. */
export type WorkerStatus = "running" | "paused" | "closing_gracefully" | "closed";

/** The state of a task on its worker (`worker_state_machine.py`); null where this stands: the worker does not know it. */
export type WorkerTaskState = "waiting" | "ready" | "executing" | "long-running" | "memory";

/** One task of a submitted graph. What the task computes is nobody's business here. */
export interface GraphTask {
  readonly key: Key;
  readonly dependencies: readonly Key[];
  /** Given instead of computed: used where a run recorded on real Dask is replayed. */
  readonly priority?: Priority;
  /** Larger runs earlier, before everything the graph's order says. Default 0. */
  readonly userPriority?: number;
  /** Further attempts after an exception. Default 0. */
  readonly retries?: number;
  /** The only workers it may run on. */
  readonly restrictions?: readonly WorkerName[];
  /** The restrictions are a preference: with none of those workers there, any will do. */
  readonly loose?: boolean;
  /** Marked as loading data, hence root-ish whatever its group looks like (rules 2026.7). */
  readonly dataProducer?: boolean;
}

/** What the scheduler can be told. */
export type News =
  | {
      readonly type: "update-graph";
      readonly client: ClientName;
      readonly tasks: readonly GraphTask[];
      /** The keys whose results the client holds on to. */
      readonly wanted: readonly Key[];
      /** A graph that comes more than this after the last new generation starts another. Default 60 s (compute); submit and map use 100 ms. */
      readonly fifoTimeout?: Micros;
    }
  | { readonly type: "client-releases-keys"; readonly client: ClientName; readonly keys: readonly Key[] }
  | {
      readonly type: "task-finished";
      readonly worker: WorkerName;
      readonly key: Key;
      readonly runId: number;
      readonly nbytes: number;
      /** Only the computing: fetching inputs and waiting for a thread are not in it. */
      readonly compute: Micros;
    }
  | {
      readonly type: "task-erred";
      readonly worker: WorkerName;
      readonly key: Key;
      readonly runId: number;
      readonly exception: string;
    }
  | { readonly type: "long-running"; readonly worker: WorkerName; readonly key: Key; readonly compute?: Micros }
  | { readonly type: "add-keys"; readonly worker: WorkerName; readonly keys: readonly Key[] }
  /** A worker needs these, and none of those it was told of has them. */
  | { readonly type: "request-refresh-who-has"; readonly worker: WorkerName; readonly keys: readonly Key[] }
  | {
      readonly type: "heartbeat";
      readonly worker: WorkerName;
      /** How long each running task has been executing. */
      readonly executing: readonly { readonly key: Key; readonly elapsed: Micros }[];
      /** Bytes per second the worker has seen of late; left out, the estimate stays. */
      readonly bandwidth?: number;
    }
  | {
      readonly type: "add-worker";
      readonly worker: WorkerName;
      readonly nthreads: number;
      /** Bytes; 0 means no limit. Default 0. */
      readonly memoryLimit?: number;
    }
  | {
      readonly type: "remove-worker";
      readonly worker: WorkerName;
      /** Told to go rather than lost: its tasks are not blamed. */
      readonly expected: boolean;
    }
  | {
      readonly type: "worker-status-change";
      readonly worker: WorkerName;
      readonly status: Exclude<WorkerStatus, "closed">;
    }
  /** Workers are to go, their results staying. */
  | { readonly type: "retire-workers"; readonly workers: readonly WorkerName[] }
  /** It is time to look after copies of results; every 2 s in dask. */
  | { readonly type: "active-memory-manager" }
  /** It is time to look for tasks to steal. */
  | { readonly type: "balance" }
  | {
      readonly type: "steal-response";
      /** The one that was asked. */
      readonly worker: WorkerName;
      readonly key: Key;
      readonly requestId: number;
      /** Where the task stood when it was asked for: waiting or ready, the worker has dropped it. */
      readonly state: WorkerTaskState | null;
    };

/** News as the scheduler takes it. `time`: when it is dealt with; `stimulusId`: what every transition it causes is logged under. */
export type Stimulus = { readonly time: Micros; readonly stimulusId: string } & News;

/** The stimulus of one type, e.g. `StimulusOf<"task-finished">`. */
export type StimulusOf<T extends Stimulus["type"]> = Extract<Stimulus, { readonly type: T }>;

/** An input of a task sent to a worker: where its copies are and how large it is. */
export interface Input {
  readonly key: Key;
  readonly nbytes: number;
  readonly whoHas: readonly WorkerName[];
}

/** What the scheduler wants done, addressed to one worker or one client. */
export type Instruction =
  | {
      readonly op: "compute-task";
      readonly worker: WorkerName;
      readonly key: Key;
      readonly runId: number;
      readonly priority: Priority;
      readonly inputs: readonly Input[];
    }
  /** Fetch copies of results that none of its tasks asked for. */
  | { readonly op: "acquire-replicas"; readonly worker: WorkerName; readonly inputs: readonly Input[] }
  /** Its retirement is complete. */
  | { readonly op: "close-worker"; readonly worker: WorkerName }
  /** Give the task up if it has not begun, and say how it stands. */
  | { readonly op: "steal-request"; readonly worker: WorkerName; readonly key: Key; readonly requestId: number }
  /** It is to close once its results are elsewhere, and begins nothing more; or that is called off. */
  | {
      readonly op: "worker-status-change";
      readonly worker: WorkerName;
      readonly status: Exclude<WorkerStatus, "closed">;
    }
  /** Where these are now. */
  | { readonly op: "refresh-who-has"; readonly worker: WorkerName; readonly inputs: readonly Input[] }
  | { readonly op: "free-keys"; readonly worker: WorkerName; readonly keys: readonly Key[] }
  | { readonly op: "key-in-memory"; readonly client: ClientName; readonly key: Key }
  | { readonly op: "lost-data"; readonly client: ClientName; readonly key: Key }
  | {
      readonly op: "task-erred";
      readonly client: ClientName;
      readonly key: Key;
      readonly exception: string;
      /** The task that failed first. */
      readonly cause: Key;
    };

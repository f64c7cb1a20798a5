/** The worker's vocabulary: what it hears beside the scheduler's instructions, and what it wants done. */
import type { Instruction, Key, WorkerName, WorkerStatus, WorkerTaskState } from "./messages.ts";

/** News for a worker. */
export type WorkerEvent =
  | Extract<Instruction, { readonly worker: WorkerName }>
  /** A task has ended, with a result or an exception. `thread`: the one it leaves; null, it had given it back before. */
  | {
      readonly op: "execute-success" | "execute-failure";
      readonly key: Key;
      readonly runId: number;
      readonly thread: number | null;
    }
  /** A task gives its thread back and goes on. */
  | { readonly op: "secede"; readonly key: Key; readonly runId: number; readonly thread: number }
  /** An input has arrived. */
  | { readonly op: "gather-dep-success"; readonly key: Key }
  /** The worker asked for an input has it no more: the task that needed it was stolen meanwhile. */
  | { readonly op: "gather-dep-missing"; readonly key: Key; readonly from: WorkerName }
  /** The worker asked for an input is gone, or went while it sent. */
  | { readonly op: "gather-dep-network-failure"; readonly key: Key; readonly from: WorkerName }
  /** It is time to ask anew for what could not be found; every second in dask. */
  | { readonly op: "find-missing" }
  /** Another worker asks for a result. */
  | { readonly op: "get-data"; readonly key: Key; readonly by: WorkerName }
  /** A result has been delivered to another worker: the connection is free. */
  | { readonly op: "data-sent" }
  /** Finish what runs and begin nothing more; and the end of that. */
  | { readonly op: "pause" | "unpause" };

/** What a worker wants done. */
export type WorkerInstruction =
  | { readonly op: "execute"; readonly key: Key; readonly runId: number; readonly thread: number }
  | { readonly op: "gather-dep"; readonly key: Key; readonly from: WorkerName }
  | { readonly op: "send-data"; readonly key: Key; readonly to: WorkerName }
  /** It is asked for a result that it no longer has. */
  | { readonly op: "send-missing"; readonly key: Key; readonly to: WorkerName }
  /** The rest is for the scheduler. */
  | { readonly op: "task-finished" | "task-erred" | "long-running"; readonly key: Key; readonly runId: number }
  | { readonly op: "add-keys"; readonly key: Key }
  | { readonly op: "request-refresh-who-has"; readonly keys: readonly Key[] }
  | { readonly op: "worker-status-change"; readonly status: Exclude<WorkerStatus, "closed"> }
  | {
      readonly op: "steal-response";
      readonly key: Key;
      readonly requestId: number;
      readonly state: WorkerTaskState | null;
    };

/** Where a worker keeps its results; a set of keys where memory is no matter. */
export interface Results {
  has(key: Key): boolean;
  add(key: Key): unknown;
  delete(key: Key): unknown;
  clear(): void;
}

/** Sizes that limit what a worker does at the same time. */
export interface WorkerLimits {
  readonly nthreads: number;
  readonly connectionsOutgoing: number;
  readonly connectionsIncoming: number;
}

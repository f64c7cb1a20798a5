/** The worker's vocabulary: what it hears beside the scheduler's instructions, and what it wants done. */
import type { Instruction, Key, WorkerName, WorkerTaskState } from "./messages.ts";

/** News for a worker. */
export type WorkerEvent =
  | Extract<
      Instruction,
      { readonly op: "compute-task" | "free-keys" | "steal-request" | "acquire-replicas" | "close-worker" }
    >
  /** A thread finished a task. */
  | { readonly op: "execute-success"; readonly key: Key; readonly runId: number; readonly thread: number }
  /** An input has arrived. */
  | { readonly op: "gather-dep-success"; readonly key: Key }
  /** The worker asked for an input has it no more: the task that needed it was stolen meanwhile. */
  | { readonly op: "gather-dep-missing"; readonly key: Key; readonly from: WorkerName }
  /** Another worker asks for a result. */
  | { readonly op: "get-data"; readonly key: Key; readonly by: WorkerName }
  /** A result has been delivered to another worker: the connection is free. */
  | { readonly op: "data-sent" };

/** What a worker wants done. */
export type WorkerInstruction =
  | { readonly op: "execute"; readonly key: Key; readonly runId: number; readonly thread: number }
  | { readonly op: "gather-dep"; readonly key: Key; readonly from: WorkerName }
  | { readonly op: "send-data"; readonly key: Key; readonly to: WorkerName }
  /** It is asked for a result that it no longer has. */
  | { readonly op: "send-missing"; readonly key: Key; readonly to: WorkerName }
  | { readonly op: "add-keys"; readonly key: Key }
  | {
      readonly op: "steal-response";
      readonly key: Key;
      readonly requestId: number;
      readonly state: WorkerTaskState | null;
    };

/** Sizes that limit what a worker does at the same time. */
export interface WorkerLimits {
  readonly nthreads: number;
  readonly connectionsOutgoing: number;
  readonly connectionsIncoming: number;
}

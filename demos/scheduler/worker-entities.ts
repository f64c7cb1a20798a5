/** What a worker remembers of a task and of an input. */
import type { Heaped } from "./heap.ts";
import type { Key, Priority, WorkerName } from "./messages.ts";

/** A task it was sent and has not finished. */
export interface Work extends Heaped {
  readonly key: Key;
  readonly runId: number;
  readonly priority: Priority;
  state: "waiting" | "ready" | "executing" | "long-running";
  /** Inputs that are not here yet. */
  missing: number;
  /** The inputs it had to have fetched, those that are here meanwhile included. */
  readonly fetches: Fetch[];
}

/** An input that is not here. */
export interface Fetch extends Heaped {
  readonly key: Key;
  whoHas: readonly WorkerName[];
  /** That of the task that asked first. */
  readonly priority: Priority;
  readonly sequence: number;
  /** Tasks that wait for it. */
  readonly waiters: Work[];
  /** It is to be fetched whether a task waits for it or not. */
  copy: boolean;
  /** In line, on its way, or nowhere as far as is known. */
  state: "fetch" | "flight" | "missing";
}

/** After everything that a task waits for. */
export const LAST: Priority = [Infinity, 0, 0];

/** Smaller is more urgent. */
export function comparePriorities(a: Priority, b: Priority): number {
  return a[0] === b[0] ? a[1] - b[1] || a[2] - b[2] : a[0] - b[0];
}

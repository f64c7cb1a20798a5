/** How machines go: all at once. A notice before that is not in our sources. */
import type { Happening, Micros, WorkerName } from "../scheduler/index.ts";

/** Gone with all they had: a spot machine without notice, a pod deleted. */
export const killed = (workers: readonly WorkerName[], at: Micros): Happening[] =>
  workers.map((worker) => ({ at, do: "kill-worker", worker }));

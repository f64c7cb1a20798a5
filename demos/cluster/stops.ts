/** How machines go: asked to, with a notice, or all at once; and who comes instead. */
import type { Happening, Micros, WorkerName, WorkerSize } from "../scheduler/index.ts";

/**
 * The cloud says that it will take machines back and does so `notice` later: their workers retire meanwhile, and copy their
 * results elsewhere if there is somebody to take them. How long a notice is differs by cloud; none is in our sources.
 */
export const withNotice = (workers: readonly WorkerName[], at: Micros, notice: Micros): Happening[] => [
  { at, do: "retire-workers", workers },
  ...killed(workers, at + notice),
];

/** Gone with all they had: a spot machine without notice, a pod deleted. */
export const killed = (workers: readonly WorkerName[], at: Micros): Happening[] =>
  workers.map((worker) => ({ at, do: "kill-worker", worker }));

/** Others come instead, `after` each its own start-up from `at`, over again from the first. */
export const replaced = (
  names: readonly WorkerName[],
  size: WorkerSize,
  at: Micros,
  after: readonly Micros[],
): Happening[] =>
  names.map((name, index) => {
    const startUp = after[index % after.length];
    if (startUp === undefined) throw new Error("Somebody who comes instead needs a time to start up.");
    return { at: at + startUp, do: "add-worker", worker: { ...size, name } };
  });

/** The same tasks really done: on Web Workers in this browser. What is asked for, and what it came to. */
import type { Here, Lived, Order, Way } from "../contract/live.ts";
import type { Model } from "./model.ts";
import { covering, slots, tasksFor, type Setting } from "./run.ts";

/** How tasks reach a worker, in words. */
export const WAYS: Readonly<Record<Way, string>> = {
  message: "one task a message",
  batch: "in batches",
  ring: "through a shared ring",
};

/** Task lengths (s) of the curve; shorter than a simulated one may be, for a message here costs less than in Dask. */
const LENGTHS = [0.0002, 0.0005, 0.001, 0.003, 0.01, 0.03, 0.1];

/** A Web Worker is one thread, and more of them than cores would only wait for each other. */
export const fits = (set: Pick<Setting, "workers" | "threads">, { cores }: Here): Partial<Setting> => ({
  workers: Math.min(slots(set), cores),
  threads: 1,
});

/** One run of these knobs, or the lengths of a curve; as many tasks as the simulation has. */
export const ordersFor = ({ picture, seconds, workers, queuing }: Setting & { readonly picture: string }): Order[] =>
  (picture === "curves" ? LENGTHS : [seconds]).map((length) => ({
    seconds: length,
    tasks: tasksFor(length, workers),
    workers,
    queuing,
  }));

/** A run with what was really done beside it. */
export const shown = (model: Model, lived: readonly Lived[]): Model => ({ ...model, lived });

/** What was really done of a single run. */
export const done = ({ picture, lived }: Model): Lived | undefined => (picture === "run" ? lived?.[0] : undefined);

/** The share (0–1) of the workers' time, up to a moment (s), that computed. */
export const livedBusy = ({ tasks, order: { workers }, seconds }: Lived, at = seconds): number =>
  covering(tasks, workers)(Math.min(at, seconds));

/** What one task added to the run beyond its perfect length (s), as `overheadSeconds` of the recordings has it. */
export const livedCost = ({ order: { tasks, seconds: each, workers }, seconds }: Lived): number =>
  Math.max(0, seconds - (tasks * each) / workers) / tasks;

/**
 * Monte Carlo: many simulations that know nothing of one another, their results summed up a batch at a time, and the sums
 * made into one estimate. What scales best: work is one layer, and what moves is small.
 */
import type { Key, Seconds, TaskSpec } from "../scheduler/index.ts";
import { DEFAULT_DATA_SIZE, count, evenly, micros, numbers } from "./sizes.ts";

/** How large the job is, and which draw of it. */
export interface MonteCarloOptions {
  readonly simulations: number;
  /** Results summed up by one task. Default 32. */
  readonly batch?: number;
  /** A simulation, on average. */
  readonly seconds: Seconds;
  readonly seed: number;
}

/** Simulations lie evenly within this share on either side of their mean. */
const SPREAD = 0.3;

/** How long summing up takes, in simulations. */
const SUM = 0.1;

const BATCH = 32;

/** The graph, inputs before what needs them: `simulate-0` …, `summarise-0` …, `estimate-0`. */
export function monteCarlo({ simulations, batch = BATCH, seconds, seed }: MonteCarloOptions): TaskSpec[] {
  const mean = micros("seconds of a Monte Carlo job", seconds);
  count("simulations of a Monte Carlo job", simulations);
  count("results of a Monte Carlo job's batch", batch);
  const tasks: TaskSpec[] = [];
  const task = (key: Key, duration: number, dependencies: readonly Key[]): Key => {
    tasks.push({ key, dependencies, duration: Math.round(duration), nbytes: DEFAULT_DATA_SIZE });
    return key;
  };
  const results = numbers(simulations).map((index) => {
    const key = `simulate-${index}`;
    return task(key, mean * evenly(SPREAD, seed, "duration", key), []);
  });
  const sums = numbers(Math.ceil(simulations / batch)).map((index) =>
    task(`summarise-${index}`, mean * SUM, results.slice(index * batch, (index + 1) * batch)),
  );
  task("estimate-0", mean * SUM, sums);
  return tasks;
}

/** Simulations of a job of about so many tasks, in batches of 32. */
export function simulationsOf(tasks: number): number {
  return Math.max(1, Math.round(((tasks - 1) * BATCH) / (BATCH + 1)));
}

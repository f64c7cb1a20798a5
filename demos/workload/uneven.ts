/** A map over pieces of unequal size: durations lie evenly within a share of their mean. */
import type { Seconds, TaskSpec } from "../scheduler/index.ts";
import { DEFAULT_DATA_SIZE, count, evenly, micros, numbers } from "./sizes.ts";

/** How large the map is, how uneven, and which draw of it. */
export interface UnevenOptions {
  readonly tasks: number;
  /** On average. */
  readonly seconds: Seconds;
  /** No duration is further than this share from the mean: 0 equal, 1 from nothing to twice the mean. Default 0.5. */
  readonly spread?: number;
  readonly seed: number;
}

/** Independent tasks, `process-0` …, each drawn by its name. */
export function uneven({ tasks, seconds, spread = 0.5, seed }: UnevenOptions): TaskSpec[] {
  if (!(spread >= 0 && spread <= 1)) throw new Error(`The spread of an uneven map is from 0 to 1, not ${spread}.`);
  const mean = micros("seconds of an uneven map", seconds);
  return numbers(count("tasks of an uneven map", tasks)).map((index) => {
    const key = `process-${index}`;
    const duration = Math.round(mean * evenly(spread, seed, "duration", key));
    return { key, dependencies: [], duration, nbytes: DEFAULT_DATA_SIZE };
  });
}

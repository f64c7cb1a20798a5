/** A heavy-tailed map: most tasks are short, a few take as long as hundreds of others (heavy-tail.ts says how long). */
import { random, type Seconds, type TaskSpec } from "../scheduler/index.ts";
import { heavyTail } from "./heavy-tail.ts";
import { DEFAULT_DATA_SIZE, count, micros, numbers } from "./sizes.ts";

/** How large the map is, and which draw of it. */
export interface HeavyOptions {
  readonly tasks: number;
  /** On average over all draws; with few tasks, the average of one draw may be far from it. */
  readonly seconds: Seconds;
  readonly seed: number;
}

/** Independent tasks, `process-0` …, each drawn by its name. */
export function heavy({ tasks, seconds, seed }: HeavyOptions): TaskSpec[] {
  const mean = micros("seconds of a heavy-tailed map", seconds);
  return numbers(count("tasks of a heavy-tailed map", tasks)).map((index) => {
    const key = `process-${index}`;
    const duration = Math.round(mean * heavyTail(random(seed, "duration", key)));
    return { key, dependencies: [], duration, nbytes: DEFAULT_DATA_SIZE };
  });
}

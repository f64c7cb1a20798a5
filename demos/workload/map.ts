/** `client.map(sleep, range(n))`: equal tasks that need nothing from one another. */
import type { TaskSpec } from "../scheduler/index.ts";
import { DEFAULT_DATA_SIZE, count, micros } from "./sizes.ts";

/** `tasks` independent tasks of `seconds` each; keys as dask would name them, `sleep-0` … */
export function map({ tasks, seconds }: { readonly tasks: number; readonly seconds: number }): TaskSpec[] {
  const duration = micros("seconds of a map", seconds);
  return Array.from({ length: count("tasks of a map", tasks) }, (_, index) => ({
    key: `sleep-${index}`,
    dependencies: [],
    duration,
    nbytes: DEFAULT_DATA_SIZE,
  }));
}

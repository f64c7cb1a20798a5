/** `client.map(sleep, range(n))`: equal tasks that need nothing from one another. */
import type { TaskSpec } from "../scheduler/index.ts";

/** Dask's own default for a result whose size is not known yet (scheduler.default-data-size), in bytes. */
const DEFAULT_DATA_SIZE = 1024;

/** `tasks` independent tasks of `seconds` each; keys as dask would name them, `sleep-0` … */
export function map({ tasks, seconds }: { readonly tasks: number; readonly seconds: number }): TaskSpec[] {
  const duration = Math.round(seconds * 1e6);
  return Array.from({ length: tasks }, (_, index) => ({
    key: `sleep-${index}`,
    dependencies: [],
    duration,
    nbytes: DEFAULT_DATA_SIZE,
  }));
}

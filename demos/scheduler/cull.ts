/** What of a graph is needed at all. */
import type { GraphTask, Key } from "./messages.ts";

/**
 * The tasks that wanted results need, in their order; the rest is never created (`Scheduler._create_taskstate_from_graph`).
 * Dask's scheduler does this itself; here whoever submits a graph does, and need not where it wants every output.
 */
export function cull<T extends Pick<GraphTask, "key" | "dependencies">>(
  tasks: readonly T[],
  wanted: readonly Key[],
): readonly T[] {
  const left = new Map(tasks.map((task) => [task.key, task]));
  const stack = [...wanted];
  for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
    const task = left.get(key);
    if (task === undefined) continue;
    left.delete(key);
    for (const input of task.dependencies) stack.push(input);
  }
  return left.size === 0 ? tasks : tasks.filter((task) => !left.has(task.key));
}

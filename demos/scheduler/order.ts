/**
 * In which order a graph's tasks want to run: depth first from its outputs, smaller subtrees first, so that one
 * subtree is finished and its inputs are dropped before the next is opened.
 *
 * This is not dask.order: no critical path, no weighing of what a task frees against what it opens. On maps, trees and
 * chains the two agree up to which of several equal branches comes first; on wide graphs with shared inputs they may not.
 */

/** What ordering looks at. `order` is where the answer is written. */
export interface Orderable<T> {
  readonly key: string;
  readonly dependencies: readonly T[];
  order: number;
}

/** The tasks in running order, `order` set to the place in it. Dependencies outside `tasks` count as done. Throws on a cycle. */
export function order<T extends Orderable<T>>(tasks: readonly T[]): T[] {
  for (let i = 0; i < tasks.length; i += 1) tasks[i]!.order = i;
  const sizes = new Float64Array(tasks.length).fill(1);
  const hasDependents = new Uint8Array(tasks.length);
  // Inputs come before what needs them, so one pass adds sizes up. A shared input counts once for each that needs it.
  for (const task of depthFirst(tasks, tasks, (inputs) => inputs)) {
    for (const input of task.dependencies) {
      if (tasks[input.order] !== input) continue;
      sizes[task.order] = Math.min(sizes[task.order]! + sizes[input.order]!, Number.MAX_SAFE_INTEGER);
      hasDependents[input.order] = 1;
    }
  }
  const smallerFirst = (a: T, b: T): number => sizes[a.order]! - sizes[b.order]! || a.order - b.order;
  const outputs = tasks.filter((task) => hasDependents[task.order] === 0).sort(smallerFirst);
  const sorted = depthFirst(tasks, outputs, (inputs) => (inputs.length > 1 ? [...inputs].sort(smallerFirst) : inputs));
  for (let i = 0; i < sorted.length; i += 1) sorted[i]!.order = i;
  return sorted;
}

const OPEN = 1;
const DONE = 2;

function depthFirst<T extends Orderable<T>>(
  tasks: readonly T[],
  roots: readonly T[],
  arrange: (inputs: readonly T[]) => readonly T[],
): T[] {
  const done: T[] = [];
  const marks = new Uint8Array(tasks.length);
  const path: { task: T; inputs: readonly T[]; next: number }[] = [];
  const enter = (task: T): void => {
    marks[task.order] = OPEN;
    const inside = task.dependencies.every((input) => tasks[input.order] === input);
    const inputs = inside ? task.dependencies : task.dependencies.filter((input) => tasks[input.order] === input);
    path.push({ task, inputs: arrange(inputs), next: 0 });
  };
  for (const root of roots) {
    if (marks[root.order] === 0) enter(root);
    while (path.length > 0) {
      const here = path[path.length - 1]!;
      const input = here.inputs[here.next];
      if (input === undefined) {
        path.pop();
        marks[here.task.order] = DONE;
        done.push(here.task);
        continue;
      }
      here.next += 1;
      if (marks[input.order] === OPEN) throw new Error(`The graph has a cycle: ${here.task.key} needs ${input.key}.`);
      if (marks[input.order] === 0) enter(input);
    }
  }
  return done;
}

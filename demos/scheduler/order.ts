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
  // Most graphs are written down in such an order, and then need not be searched for one.
  for (const task of inputsFirst(tasks) ? tasks : depthFirst(tasks, tasks, null)) {
    for (const input of task.dependencies) {
      if (tasks[input.order] !== input) continue;
      sizes[task.order] = Math.min(sizes[task.order]! + sizes[input.order]!, Number.MAX_SAFE_INTEGER);
      hasDependents[input.order] = 1;
    }
  }
  const outputs = tasks.filter((task) => hasDependents[task.order] === 0);
  const sorted = depthFirst(tasks, smallestFirst(outputs, sizes), sizes);
  for (let i = 0; i < sorted.length; i += 1) sorted[i]!.order = i;
  return sorted;
}

function inputsFirst<T extends Orderable<T>>(tasks: readonly T[]): boolean {
  for (const task of tasks) {
    for (const input of task.dependencies) if (tasks[input.order] === input && input.order >= task.order) return false;
  }
  return true;
}

/** By size, then as they came; the list itself if it is so already, as it is where all branches are equal. */
function smallestFirst<T extends Orderable<T>>(tasks: readonly T[], sizes: Float64Array): readonly T[] {
  for (let i = 1; i < tasks.length; i += 1) {
    if (compareSize(sizes, tasks[i - 1]!, tasks[i]!) > 0) return [...tasks].sort((a, b) => compareSize(sizes, a, b));
  }
  return tasks;
}

function compareSize<T extends Orderable<T>>(sizes: Float64Array, a: T, b: T): number {
  return sizes[a.order]! - sizes[b.order]! || a.order - b.order;
}

/** Those of the inputs that are among the tasks; mostly all are. */
function within<T extends Orderable<T>>(tasks: readonly T[], inputs: readonly T[]): readonly T[] {
  for (const input of inputs)
    if (tasks[input.order] !== input) return inputs.filter((each) => tasks[each.order] === each);
  return inputs;
}

const OPEN = 1;
const DONE = 2;

/** Every task that a root needs, after its inputs; with `sizes`, the smaller of two inputs first. */
function depthFirst<T extends Orderable<T>>(tasks: readonly T[], roots: readonly T[], sizes: Float64Array | null): T[] {
  const done: T[] = [];
  const marks = new Uint8Array(tasks.length);
  // The way from a root to where we are: tasks, their inputs, and which of these is next.
  const path: T[] = [];
  const inputs: (readonly T[])[] = [];
  const next: number[] = [];
  for (const root of roots) {
    let entering: T | undefined = marks[root.order] === 0 ? root : undefined;
    while (entering !== undefined || path.length > 0) {
      if (entering !== undefined) {
        const inside = within(tasks, entering.dependencies);
        marks[entering.order] = OPEN;
        path.push(entering);
        inputs.push(sizes === null ? inside : smallestFirst(inside, sizes));
        next.push(0);
        entering = undefined;
      }
      const at = path.length - 1;
      const here = path[at]!;
      const input = inputs[at]![next[at]!];
      if (input === undefined) {
        path.pop();
        inputs.pop();
        next.pop();
        marks[here.order] = DONE;
        done.push(here);
        continue;
      }
      next[at]! += 1;
      if (marks[input.order] === OPEN) throw new Error(`The graph has a cycle: ${here.key} needs ${input.key}.`);
      if (marks[input.order] === 0) entering = input;
    }
  }
  return done;
}

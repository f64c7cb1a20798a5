/** Load many pieces, then combine a few at a time until one result is left: a sum over a large array, or a mean. */
import type { TaskSpec } from "../scheduler/index.ts";
import { DEFAULT_DATA_SIZE, bytes, micros } from "./sizes.ts";

/** How large the tree is, how long its tasks take, and what they are called. */
export interface TreeOptions {
  /** Pieces loaded; instead of `tasks`. */
  readonly leaves?: number;
  /** About how many tasks there are in all: of eight, seven load, as there are at arity 8. */
  readonly tasks?: number;
  /** Results combined by one task. Default 8. */
  readonly arity?: number;
  /** Of every task. */
  readonly seconds: number;
  /** Bytes of every result. Default 1 KiB. */
  readonly nbytes?: number;
  /** What loads: `load-0`, `load-1` … */
  readonly leaf?: string;
  /** What combines, with its level and its first input's place there: `combine0-0`, `combine0-8` …, `combine1-0` … */
  readonly level?: string;
}

/** The tree, inputs before what needs them, its result last. Throws on a tree without leaves, or that would never end. */
export function tree(options: TreeOptions): TaskSpec[] {
  const { arity = 8, seconds, nbytes = DEFAULT_DATA_SIZE, leaf = "load", level = "combine" } = options;
  const leaves = options.leaves ?? Math.floor(((options.tasks ?? 0) * 7) / 8);
  if (!(Number.isInteger(leaves) && leaves >= 1)) throw new Error(`A tree needs a leaf, not ${leaves}.`);
  if (!(Number.isInteger(arity) && arity >= 2))
    throw new Error(`A tree that combines ${arity} at a time would never end.`);
  const duration = micros("seconds of a tree", seconds);
  bytes("results of a tree", nbytes);
  const tasks: TaskSpec[] = [];
  let keys = Array.from({ length: leaves }, (_, index) => `${leaf}-${index}`);
  for (const key of keys) tasks.push({ key, dependencies: [], duration, nbytes });
  for (let depth = 0; keys.length > 1; depth += 1) {
    const above: string[] = [];
    for (let first = 0; first < keys.length; first += arity) {
      const key = `${level}${depth}-${first}`;
      tasks.push({ key, dependencies: keys.slice(first, first + arity), duration, nbytes });
      above.push(key);
    }
    keys = above;
  }
  return tasks;
}

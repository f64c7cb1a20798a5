/** A recorded graph: what a real job computed, task by task, as tasks of the mini scheduler. */
import type { Key, Seconds, TaskSpec } from "../scheduler/index.ts";
import { bytes, micros } from "./sizes.ts";

/** One task as it was recorded. */
export interface RecordedTask {
  /** As Dask writes it: `read-3`, `('read', 3)`. */
  readonly key: string;
  readonly dependencies: readonly string[];
  /** How long it computed. */
  readonly seconds: Seconds;
  /** Bytes of its result. */
  readonly nbytes: number;
  /** Its place in the order that Dask gave the graph; left out: the mini scheduler orders it. For all tasks or for none. */
  readonly order?: number;
}

/**
 * The graph, in the order of the rows but inputs before what needs them. Throws one sentence on a task that is there twice,
 * an input that is not there, tasks that need one another, a duration or size that cannot be, or an order of only some.
 */
export function recorded(rows: readonly RecordedTask[]): TaskSpec[] {
  if (rows.length === 0) throw new Error("A recorded graph has a task, and this one has none.");
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const names = new Set(rows.map(({ key }) => keyOf(key)));
  for (const { key, dependencies } of rows) {
    if (!names.delete(keyOf(key))) throw new Error(`The recorded graph has the task ${key} twice.`);
    const unknown = dependencies.find((input) => !byKey.has(input));
    if (unknown !== undefined) throw new Error(`The recorded graph has no task ${unknown}, but ${key} needs it.`);
  }
  const bare = rows.find(({ order }) => order === undefined);
  const placed = rows.find(({ order }) => order !== undefined);
  if (bare && placed) throw new Error(`The recorded graph says the order of ${placed.key}, but not of ${bare.key}.`);
  return inputsFirst(rows, byKey).map((row) => spec(row));
}

/**
 * A recorded key under the name that tells the mini scheduler its layer, which is what stands before the last hyphen:
 * `('split', 3, 5)` is `split-3.5`. A plain key stays as it is.
 */
export function keyOf(key: string): Key {
  const parts = /^\(\s*['"](.+?)['"]\s*,\s*(.+?),?\s*\)$/.exec(key);
  return parts ? `${parts[1]}-${parts[2]!.split(/\s*,\s*/).join(".")}` : key;
}

function spec({ key, dependencies, seconds, nbytes, order }: RecordedTask): TaskSpec {
  return {
    key: keyOf(key),
    dependencies: dependencies.map(keyOf),
    duration: micros(`seconds of the recorded task ${key}`, seconds),
    nbytes: bytes(`results of the recorded task ${key}`, nbytes),
    ...(order !== undefined && { priority: [0, 1, order] as const }),
  };
}

/** Walks down to the inputs before it goes on; no recursion, as a chain may be as long as the graph. */
function inputsFirst(rows: readonly RecordedTask[], byKey: ReadonlyMap<string, RecordedTask>): RecordedTask[] {
  const sorted: RecordedTask[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  for (const row of rows) {
    const path = [row];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const input = done.has(top.key) ? undefined : top.dependencies.find((key) => !done.has(key));
      if (input !== undefined) {
        open.add(top.key);
        if (open.has(input)) throw new Error(`The recorded tasks ${input} and ${top.key} need one another.`);
        path.push(byKey.get(input)!);
        continue;
      }
      path.pop();
      open.delete(top.key);
      if (!done.has(top.key)) sorted.push(top);
      done.add(top.key);
    }
  }
  return sorted;
}

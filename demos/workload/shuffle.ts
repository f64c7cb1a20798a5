/**
 * A shuffle, as Dask's task-based one: every piece of a table is read and grouped by where its rows belong, every group is
 * split into one part for each piece to come, and each of those joins its parts from all the others. As many splits as inputs
 * times outputs, each a look into what is there already, so Dask takes them for a microsecond and never steals them.
 *
 *     df.shuffle("customer", shuffle_method="tasks").map_partitions(agg)
 *
 * Names, sizes and lengths after `run5_stream.py`, whose run on real Dask is recorded: 16 pieces of 2 MiB; grouping takes
 * a fifth as long as reading, a split 5 µs, joining half, aggregating three tenths. The splits go first (priority 1), as the
 * layer in `dask/layers.py` has it. Above 32 pieces Dask would shuffle in several stages; this one never does.
 */
import type { Key, Seconds, TaskSpec } from "../scheduler/index.ts";
import { DEFAULT_DATA_SIZE, bytes, count, evenly, micros, numbers } from "./sizes.ts";

/** How large the shuffle is, and which draw of it. */
export interface ShuffleOptions {
  /** Pieces read. Default 16. */
  readonly inputs?: number;
  /** Pieces that come out. Default: as many as are read. */
  readonly outputs?: number;
  /** A read, on average; the other tasks in proportion, the splits as they are. */
  readonly seconds: Seconds;
  /** Bytes of a piece read, on average. Default 2 MiB. */
  readonly nbytes?: number;
  readonly seed: number;
}

/** How long a task takes, in reads. */
const SHARES = { read: 1, "group-shuffle": 0.2, join: 0.5, agg: 0.3 } as const;

/** A look into a dictionary: the recorded median, in microseconds. */
const SPLIT = 5;

/** Draws lie evenly within this share on either side of their mean. */
const SPREAD = 0.3;

/** The graph, inputs before what needs them: `read-3`, `group-shuffle-3`, `split-shuffle-7.3` (output, input), `join-7`, `agg-7`. */
export function shuffle(options: ShuffleOptions): TaskSpec[] {
  const { seconds, seed, nbytes = 2 ** 21 } = options;
  const inputs = count("inputs of a shuffle", options.inputs ?? 16);
  const outputs = count("outputs of a shuffle", options.outputs ?? inputs);
  const read = micros("seconds of a shuffle", seconds);
  const part = bytes("pieces of a shuffle", nbytes) / outputs;
  const tasks: TaskSpec[] = [];
  const task = (name: keyof typeof SHARES, number: number, dependencies: readonly Key[], size: number): Key => {
    const key = `${name}-${number}`;
    const duration = Math.round(read * SHARES[name] * evenly(SPREAD, seed, "duration", key));
    tasks.push({ key, dependencies, duration, nbytes: size });
    return key;
  };
  const parts = (input: number): { readonly key: Key; readonly size: number }[] =>
    numbers(outputs).map((output) => {
      const key = `split-shuffle-${output}.${input}`;
      return { key, size: Math.round(part * evenly(SPREAD, seed, "size", key)) };
    });
  const arriving = numbers(outputs).map(() => 0);
  for (const input of numbers(inputs)) {
    const split = parts(input);
    // Nothing is lost on the way: a group holds what its splits will, a join what its splits did.
    const whole = split.reduce((sum, { size }) => sum + size, 0);
    const group = task("group-shuffle", input, [task("read", input, [], whole)], whole);
    for (const [output, { key, size }] of split.entries()) {
      tasks.push({ key, dependencies: [group], duration: SPLIT, nbytes: size, userPriority: 1 });
      arriving[output]! += size;
    }
  }
  for (const output of numbers(outputs)) {
    const splits = numbers(inputs).map((input) => `split-shuffle-${output}.${input}`);
    task("agg", output, [task("join", output, splits, arriving[output]!)], DEFAULT_DATA_SIZE);
  }
  return tasks;
}

/** Inputs and outputs of a shuffle of about so many tasks: as many inputs as outputs, or nearly. */
export function shuffleOf(tasks: number): { readonly inputs: number; readonly outputs: number } {
  // n inputs and m outputs are 2 n + n m + 2 m tasks.
  const inputs = Math.max(1, Math.floor(Math.sqrt(tasks + 4)) - 2);
  return { inputs, outputs: Math.max(1, Math.round((tasks - 2 * inputs) / (inputs + 2))) };
}

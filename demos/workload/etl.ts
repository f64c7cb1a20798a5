/**
 * The toy job of the whole talk: read → clean → join → reduce, as a Dask DataFrame program would put it:
 *
 *     orders = dd.read_parquet("orders").map_partitions(clean)          # 56 pieces
 *     customers = dd.read_parquet("customers").map_partitions(clean)    # 4 pieces
 *     orders.merge(customers, broadcast=True).groupby("region").spend.sum()
 *
 * Each piece of the large table is read, cleaned, joined and summed by itself; every join needs all of the small table, so
 * each worker fetches it once (the broadcast); the sums are then combined eight at a time, which is Dask's own `split_every`,
 * until one is left. 60 reads, 60 cleans, 56 joins and 64 reductions are 240 tasks.
 *
 * What it leaves out: Dask would fuse read and clean into one task, and splits each piece before a broadcast join over
 * several small ones. Here each step stays a task of its own, so that it can be seen.
 */
import type { Key, Seconds, TaskSpec } from "../scheduler/index.ts";
import { evenly, micros, numbers } from "./sizes.ts";

/** The kinds of task, in the order of the work; each is the name of a colour too. */
export const kinds = ["read", "clean", "join", "reduce"] as const;
/** One of them. */
export type TaskKind = (typeof kinds)[number];

/** How large the job is, and which draw of it. */
export interface EtlOptions {
  /** Pieces of the large table, four tasks each. Default 56. */
  readonly pieces?: number;
  /** A read of a piece of the large table, on average; all other tasks in proportion. Default 0.45. */
  readonly seconds?: Seconds;
  /** Draws durations and sizes; what needs what stays the same. Default 7. */
  readonly seed?: number;
}

/** Pieces of the small table. */
const SMALL = 4;

/** Sums combined by one task: `split_every` of Dask's reductions. */
const SPLIT_EVERY = 8;

/** Mean seconds of a read of the large table. */
const READ = 0.45;

/**
 * Mean seconds and bytes of a layer's tasks: assumptions, so chosen that eight threads take about ten seconds. The small
 * table is small, as one must be that every worker fetches; a sum by region is smaller still.
 */
const LAYERS = {
  "read-customers": { seconds: 0.3, nbytes: 6e6 },
  "clean-customers": { seconds: 0.2, nbytes: 4e6 },
  "read-orders": { seconds: READ, nbytes: 24e6 },
  "clean-orders": { seconds: 0.32, nbytes: 16e6 },
  "join-orders": { seconds: 0.44, nbytes: 20e6 },
  "reduce-sum": { seconds: 0.14, nbytes: 1e6 },
  "reduce-combine": { seconds: 0.12, nbytes: 1e6 },
} as const;
type Layer = keyof typeof LAYERS;

/** Draws lie evenly within this share on either side of their mean. */
const SPREAD = 0.3;

/** The job as a graph, inputs before what needs them, its one result last. Keys: layer and number, e.g. `read-orders-17`. */
export function etl({ pieces = 56, seconds: read = READ, seed = 7 }: EtlOptions = {}): TaskSpec[] {
  if (!(Number.isInteger(pieces) && pieces >= 1)) throw new Error(`The job needs a piece to read, not ${pieces}.`);
  micros("seconds of the job's reads", read);
  const pace = read / READ;
  const tasks: TaskSpec[] = [];
  const layer = (name: Layer, number: number, dependencies: readonly Key[] = []): Key => {
    const key = `${name}-${number}`;
    const { seconds, nbytes } = LAYERS[name];
    const duration = Math.round(seconds * pace * 1e6 * evenly(SPREAD, seed, "duration", key));
    tasks.push({ key, dependencies, duration, nbytes: Math.round(nbytes * evenly(SPREAD, seed, "size", key)) });
    return key;
  };
  const small = numbers(SMALL).map((n) => layer("clean-customers", n, [layer("read-customers", n)]));
  let sums = numbers(pieces).map((n) => {
    const clean = layer("clean-orders", n, [layer("read-orders", n)]);
    return layer("reduce-sum", n, [layer("join-orders", n, [clean, ...small])]);
  });
  let combined = 0;
  while (sums.length > 1) {
    const groups = numbers(Math.ceil(sums.length / SPLIT_EVERY));
    sums = groups.map((group) =>
      layer("reduce-combine", combined++, sums.slice(group * SPLIT_EVERY, (group + 1) * SPLIT_EVERY)),
    );
  }
  return tasks;
}

/** The kind of a task of this job, by its key. */
export function kindOf(key: Key): TaskKind {
  const kind = kinds.find((name) => key.startsWith(`${name}-`));
  if (!kind) throw new Error(`"${key}" is not a task of this job; they are called ${kinds.join("-…, ")}-….`);
  return kind;
}

/** Pieces of a job of about so many tasks: each of them four, and a seventh of a task that combines. */
export function piecesOf(tasks: number): number {
  return Math.max(1, Math.round(((tasks - 2 * SMALL) * 7) / 29));
}

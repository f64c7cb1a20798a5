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
import { random, type Key, type TaskSpec } from "../scheduler/index.ts";

/** The kinds of task, in the order of the work; each is the name of a colour too. */
export const kinds = ["read", "clean", "join", "reduce"] as const;
/** One of them. */
export type TaskKind = (typeof kinds)[number];

/** How large the job is, and which draw of it. */
export interface EtlOptions {
  /** Pieces of the large table, four tasks each. Default 56. */
  readonly pieces?: number;
  /** Draws durations and sizes; what needs what stays the same. Default 7. */
  readonly seed?: number;
}

/** Pieces of the small table. */
const SMALL = 4;

/** Sums combined by one task: `split_every` of Dask's reductions. */
const SPLIT_EVERY = 8;

/** Mean seconds and bytes of a layer's tasks: assumptions, so chosen that eight threads take about ten seconds. */
const LAYERS = {
  "read-customers": { seconds: 0.3, nbytes: 16e6 },
  "clean-customers": { seconds: 0.2, nbytes: 12e6 },
  "read-orders": { seconds: 0.45, nbytes: 24e6 },
  "clean-orders": { seconds: 0.32, nbytes: 16e6 },
  "join-orders": { seconds: 0.44, nbytes: 20e6 },
  "reduce-sum": { seconds: 0.14, nbytes: 6e6 },
  "reduce-combine": { seconds: 0.12, nbytes: 6e6 },
} as const;
type Layer = keyof typeof LAYERS;

/** Draws lie evenly within this share on either side of their mean. */
const SPREAD = 0.3;

/** The job as a graph, inputs before what needs them, its one result last. Keys: layer and number, e.g. `read-orders-17`. */
export function etl({ pieces = 56, seed = 7 }: EtlOptions = {}): TaskSpec[] {
  if (!(Number.isInteger(pieces) && pieces >= 1)) throw new Error(`The job needs a piece to read, not ${pieces}.`);
  const tasks: TaskSpec[] = [];
  const layer = (name: Layer, number: number, dependencies: readonly Key[] = []): Key => {
    const key = `${name}-${number}`;
    const { seconds, nbytes } = LAYERS[name];
    const duration = Math.round(seconds * 1e6 * draw(seed, "duration", key));
    tasks.push({ key, dependencies, duration, nbytes: Math.round(nbytes * draw(seed, "size", key)) });
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

const draw = (seed: number, what: string, key: Key): number => 1 - SPREAD + 2 * SPREAD * random(seed, what, key);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

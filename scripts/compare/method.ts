/** What a recording says of its set-up only in words: its `method`. */
import { MalformedRaw, at, isText, quoted } from "../../data/raw.ts";

/** `cluster.adapt(...)` as a method tells it; times in seconds. */
export interface AdaptMethod {
  readonly minimum: number;
  readonly maximum: number;
  readonly threads: number;
  readonly interval: number;
  readonly targetDuration: number;
  readonly waitCount: number;
}

/** How many workers of how many threads a method names: "2 workers x 1 thread", "4 worker processes x 1 thread". */
export function clusterOf(file: string, held: unknown): { workers: number; threads: number } {
  const method = at(file, held, ["method"], isText, "a method");
  const [, workers, threads] = /(\d+) workers?(?: processes)? x (\d+) threads?/.exec(method) ?? [];
  if (Number(workers) > 0 && Number(threads) > 0) return { workers: Number(workers), threads: Number(threads) };
  throw new MalformedRaw(file, 'a cluster such as "2 workers x 1 thread" in method', quoted(method));
}

/** Dask's defaults where it names no number. Throws `MalformedRaw` if it names no limits. */
export function adaptOf(file: string, held: unknown): AdaptMethod {
  const method = at(file, held, ["method"], isText, "a method");
  const [, minimum, maximum] = /adapt\((\d+)\.\.(\d+)\)/.exec(method) ?? [];
  if (minimum === undefined || Number(maximum) < Math.max(1, Number(minimum))) {
    throw new MalformedRaw(file, 'limits such as "adapt(0..8)" in method', quoted(method));
  }
  const number = (pattern: RegExp, otherwise: number): number => Number(pattern.exec(method)?.[1] ?? otherwise);
  return {
    minimum: Number(minimum),
    maximum: Number(maximum),
    threads: number(/(\d+) threads?/, 1) || 1,
    interval: number(/interval (\d+(?:\.\d+)?) ?s/, 1) || 1,
    targetDuration: number(/target-duration (\d+(?:\.\d+)?) ?s/, 5) || 5,
    waitCount: number(/wait-count (\d+)/, 3) || 3,
  };
}

/** One figure of a recorded run beside the same figure of the simulated one. */

/** `ok` and `MISS` are judged against limits; `shown` is not, and `remark` says why. */
export type Verdict = "ok" | "MISS" | "shown";

/** Figures as they are read, and the number that is judged. Plain data. */
export interface Comparison {
  /** The name of the recording. */
  readonly file: string;
  /** The release of Dask it was recorded on. */
  readonly release: string;
  /** The part of the proof it counts for: `efficiency`, `task-stream`, `adaptive.burst`, `throughput`. */
  readonly area: string;
  readonly what: string;
  readonly recorded: string;
  readonly simulated: string;
  readonly difference: string;
  readonly tolerance: string;
  /** What is judged, in the unit of `limits`; null where nothing could be computed. */
  readonly value: number | null;
  /** From the least to the greatest that passes, both included; null where nothing is judged. */
  readonly limits: readonly [number, number] | null;
  readonly verdict: Verdict;
  /** Why it is not judged, or what is known of a miss or of a near thing; empty where there is nothing to say. */
  readonly remark: string;
}

/** A comparison before its verdict. */
export type Measured = Omit<Comparison, "verdict" | "value"> & { readonly value: number };

/** The verdict follows from the value and its limits. What is not a number is a miss. `reason`: the remark if it is one. */
export function judged(measured: Measured, reason = ""): Comparison {
  const { value, limits } = measured;
  const known = Number.isFinite(value);
  const plain = { ...measured, value: known ? value : null };
  if (limits === null) return { ...plain, verdict: "shown" };
  if (known && value >= limits[0] && value <= limits[1]) return { ...plain, verdict: "ok" };
  return { ...plain, verdict: "MISS", remark: [reason, measured.remark].filter((words) => words !== "").join("; ") };
}

/** `1.234 s`. */
export const seconds = (value: number): string => `${value.toFixed(3)} s`;
/** `0.9 %` of a share between 0 and 1. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
/** With its sign: `+1.2`. */
export const signed = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
/** Middle of a list; of two middles, the mean. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

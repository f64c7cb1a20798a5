/**
 * What the probe alone says of a speed-up, without having tried more threads: a sleeper beside ONE busy thread, and how often
 * the lock is taken when it wakes.
 *
 * The rule: the share of late wake-ups is the share of the work that needs the lock, which nobody else can do meanwhile, and
 * Amdahl's law does the rest: n / (1 + (n − 1) × late share). It knows neither the switch interval nor the length of calls, and
 * takes what needs the lock as one piece that nothing overlaps with; `playGil`, where it comes in many, is above it between
 * the ends (half held, two threads: 1.33 here, 1.6 there), and further off the recorded medians.
 *
 * Its error over the ten recorded operations, two threads, against the median of five runs: see `PREDICTION_ERROR`. It fails
 * for groupby-sum (2.00 predicted, 1.54 measured) and zlib (2.00, 1.71), beside which the probe never finds the lock taken: it
 * does not see a lock that is held for less than the millisecond that counts as late, nor anything but the lock; and for JSON
 * (1.09, 0.89), which two threads make slower than one. Beyond two threads nothing was measured.
 */

/** What the probe found: `lateWakeups` of the table `gil-operations`. */
export interface Probe {
  /** Share of its wake-ups that came over 1 ms late, 0 to 1. */
  readonly lateShare: number;
}

/** How many times faster `threads` of one process are than one. */
export function predictSpeedup({ lateShare }: Probe, threads: number): number {
  const held = Math.min(1, Math.max(0, lateShare));
  return threads / (1 + (threads - 1) * held);
}

/** How far off it is, as the mean and the most of |predicted − measured| over the ten operations. Held to by a test. */
export const PREDICTION_ERROR = { mean: 0.145, most: 0.459, worst: "pandas_groupby_sum" } as const;

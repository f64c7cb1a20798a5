/** What no table has. Every number here is an assumption unless its comment names a source: the picture hatches what rests on one, and words and table say so. */

/** How many times longer a core takes for the same data in a loop of plain Python than in vectorised code. */
export const SLOWER = 10;

/** Cores paid for by each that is used, where the VM is too big: e.g. one thread on a VM of four cores. */
export const CORES_PAID = 4;

/** The toy job of the whole talk: its workers, one thread each, and the seed that draws how long its tasks take. */
export const TOY = { workers: 8, seed: 7 } as const;

/** Defaults of knobs. */
export const USUAL = {
  terabytes: 1,
  /** Bytes that one core reads in a second: "Ten Cents Per Terabyte" (table `cost-factors`: 60 MB/s). */
  rate: 60e6,
} as const;

/**
 * Five things that go wrong, and what each does to the workers of a run. When, where and how hard each strikes is assumed; what
 * then becomes of the tasks is up to the scheduler's rules.
 */
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { slowdown } from "../cluster/gil.ts";
import type { MemoryThresholds, WorkerSpec } from "../scheduler/index.ts";

/** In the order in which a run meets them; each is the key of its knob. */
export const troubles = ["start", "straggler", "gil", "disk", "lost"] as const;
/** One of them. */
export type Trouble = (typeof troubles)[number];

/** Which there are. */
export type Troubles = Readonly<Record<Trouble, boolean>>;

/** None. */
export const CALM: Troubles = { start: false, straggler: false, gil: false, disk: false, lost: false };

/** A few words each, for labels. */
export const called: Readonly<Record<Trouble, string>> = {
  start: "slow start",
  straggler: "straggler",
  gil: "Python’s lock",
  disk: "full disk",
  lost: "worker lost",
};

/** Seconds until the first worker comes, and from one to the next. */
export const LATE = 1;

/** How many times longer every task takes on the straggler. */
export const SLOW = 5;

/**
 * Threads of each worker's Python that are busy, the one that is drawn and another, and the share of their time that they need
 * the lock. Two threads, because for two it was measured (table `gil-operations`).
 */
export const LOCK = { threads: 2, hold: ASSUMPTIONS.hold } as const;

/** Bytes of results for which the worker with the full disk has room: two or three pieces of the table. */
export const ROOM = 50e6;

/** The share of tasks that is done when a worker is lost. */
export const LOST_AFTER = 0.75;

/** From 0: which worker each of them strikes; the others strike all. With fewer workers it goes round. */
const STRIKES = { lost: 3, straggler: 5, disk: 6 } as const;

/** The row that a trouble strikes, of so many. */
export const struck = (trouble: keyof typeof STRIKES, workers: number): number => STRIKES[trouble] % workers;

let waits: number | undefined;

/** How many times longer a task takes when it shares the lock: played once, for it is the same every time. */
export const lockSlowdown = (): number => (waits ??= slowdown(LOCK));

/** The workers of a run under these troubles, one thread each. */
export function workersUnder(on: Troubles, workers: number): WorkerSpec[] {
  return Array.from({ length: workers }, (_, row): WorkerSpec => {
    const slowness = slownessOf(on, row, workers);
    return {
      name: `worker-${row}`,
      nthreads: 1,
      ...(slowness === 1 ? {} : { slowness }),
      ...(on.start ? { arrives: Math.round((row + 1) * LATE * 1e6) } : {}),
      // Without a nanny, which would kill it at 95 % of its memory: how that looks is the lost worker's to show.
      ...(on.disk && row === struck("disk", workers) ? { memoryLimit: ROOM } : {}),
    };
  });
}

/** How many times longer tasks take in a row. */
const slownessOf = (on: Troubles, row: number, workers: number): number =>
  (on.gil ? lockSlowdown() : 1) * (on.straggler && row === struck("straggler", workers) ? SLOW : 1);

/**
 * Nothing goes to disk: as in Dask when it cannot be written (`SpillBuffer`: "Spill to disk failed; keeping data in memory").
 * The threshold at which a worker pauses is Dask's own. It concerns only a worker whose memory counts.
 */
export const UNWRITABLE: Partial<MemoryThresholds> = { target: false, spill: false };

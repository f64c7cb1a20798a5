/** How a pool looks after its workers. */
import { now } from "./clock.ts";

/** When a pool looks after its workers, in seconds, and when it gives a task up. */
export interface Care {
  /** How often it looks, and tells how far it is. */
  readonly look: number;
  /** How much longer than its tasks take a worker may be silent. */
  readonly patience: number;
  /** How long one may take to start. */
  readonly startUp: number;
  /** Dask's `distributed.scheduler.allowed-failures`: when more workers than this died under a task, it is given up. */
  readonly allowedFailures: number;
  /** Milliseconds on the page's clock. */
  now(): number;
  /** When that clock began, in milliseconds of the world's. */
  readonly origin: number;
}

/** As the pool of a page is looked after. */
export const usualCare = (): Care => ({
  look: 0.25,
  patience: 0.5,
  startUp: 10,
  allowedFailures: 3,
  now,
  origin: performance.timeOrigin,
});

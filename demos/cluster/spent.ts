/** What paid-for time went into: useful work, work done again, starting, idling. */
import type { Micros, Run } from "../scheduler/index.ts";
import { billed, type Lease, type Terms } from "./meter.ts";

/** Thread time in whole microseconds; the four parts add up to `paid`. */
export interface Spent {
  readonly paid: Micros;
  /** The last successful attempt of each task. */
  readonly useful: Micros;
  /** Attempts that were killed, failed, or whose result was lost and had to be computed again. */
  readonly repeated: Micros;
  /** Machines that were billed while no worker of theirs had checked in. */
  readonly starting: Micros;
  /** All the rest, the time until they are unbilled included. */
  readonly idle: Micros;
}

/**
 * Where the thread time of these leases went. `threads`: those a machine's price pays for, e.g. its vCPUs; more than its
 * workers use count as idle. `arrived`: when a machine's first worker checked in; a machine that is not in it never had one.
 */
export function spentOf(
  run: Pick<Run, "executed">,
  leases: readonly Lease[],
  { threads, arrived, terms = {} }: { threads: number; arrived: ReadonlyMap<string, Micros>; terms?: Terms },
): Spent {
  let paid = 0;
  let starting = 0;
  for (const lease of leases) {
    const time = billed(lease, terms);
    paid += time * threads;
    const there = Math.min(lease.until, arrived.get(lease.machine) ?? Infinity);
    starting += Math.min(time, Math.max(0, there - lease.from)) * threads;
  }
  const last = new Map<string, Micros>();
  let worked = 0;
  for (const { key, start, stop, end } of run.executed) {
    worked += stop - start;
    if (end === "finished") last.set(key, stop - start);
  }
  const useful = [...last.values()].reduce((sum, time) => sum + time, 0);
  return { paid, useful, repeated: worked - useful, starting, idle: paid - starting - worked };
}

/** Machines that were found, as parts of a scenario, and as what is paid for. */
import type { Happening, Micros, WorkerName, WorkerSize, WorkerSpec } from "../scheduler/index.ts";
import { processName } from "./instances.ts";
import type { Lease } from "./meter.ts";
import type { Grant } from "./policies.ts";
import { killed } from "./stops.ts";

/** Worker processes on each machine, and how large each is. */
export interface Processes {
  readonly size: WorkerSize;
  readonly processes: number;
}

/** The names of a machine's worker processes. */
export const namesOf = (machine: string, processes: number): WorkerName[] =>
  Array.from({ length: processes }, (_, process) => processName(machine, process, processes));

/** A grant whose workers check in. */
export type Arriving = Grant & { readonly arrives: Micros };

/** Those that do, in the order in which they were wanted. */
export const inOrder = (grants: readonly Grant[]): Arriving[] =>
  grants
    .filter((grant): grant is Arriving => grant.arrives !== null)
    .sort((a, b) => a.asked - b.asked || a.slot - b.slot);

/** The workers that arrive, and the hard stops of those whose machine is taken back. */
export function parts(
  grants: readonly Grant[],
  { size, processes }: Processes,
): { workers: WorkerSpec[]; happenings: Happening[] } {
  const there = inOrder(grants);
  return {
    workers: there.flatMap(({ machine, arrives }) =>
      namesOf(machine, processes).map((name) => ({ ...size, name, arrives })),
    ),
    happenings: there.flatMap(({ machine, gone }) => (gone === null ? [] : killed(namesOf(machine, processes), gone))),
  };
}

/** Names of workers that adaptive scaling may reach, in rounds of all places: after scaling down and up it counts on. */
const ROUNDS = 8;

/**
 * The same for adaptive scaling, which asks for workers itself: how long each it asks for takes, in order, and when it loses
 * them. A lost worker comes back under its name (`SpecCluster`), so a place's evictions hit the same names again. It is taken
 * to ask at the moments at which the places of the search did: exact for those it asks for at once and for their
 * replacements but for the 15 s after which it gives one up; one that it asks for later waits as long again. `never`: what
 * stands for no machine at all. `places`: machines at a time.
 */
export function adaptiveParts(
  grants: readonly Grant[],
  { processes, places, never }: { readonly processes: number; readonly places: number; readonly never: Micros },
): { startUp: Micros[]; happenings: Happening[] } {
  const there = inOrder(grants);
  const startUp = there.flatMap(({ arrives, asked }) => Array<Micros>(processes).fill(arrives - asked));
  const names = (slot: number): WorkerName[] =>
    Array.from({ length: ROUNDS * processes }, (_, at) => {
      const round = Math.floor(at / processes);
      return `adaptive-${(round * places + slot) * processes + (at % processes)}`;
    });
  return {
    startUp: startUp.length === 0 ? [never] : startUp,
    happenings: there.flatMap(({ slot, gone }) => (gone === null ? [] : killed(names(slot), gone))),
  };
}

/**
 * What was paid for: every machine given before `until`, from then until it is taken back or, `after` later than `until`,
 * let go. Machines lost before they were up are paid for as well.
 */
export const leasesOfGrants = (
  grants: readonly Grant[],
  { until, after = 0 }: { readonly until: Micros; readonly after?: Micros },
): Lease[] =>
  grants
    .filter(({ granted }) => granted < until)
    .map(({ machine, granted, gone, usdPerHour }) => ({
      machine,
      from: granted,
      until: Math.min(gone ?? Infinity, until + after),
      usdPerHour,
    }));

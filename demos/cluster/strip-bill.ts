/** What a strip took and cost, once it has been run. */
import type { Micros, Run, WorkerLife } from "../scheduler/index.ts";
import { leasesOf } from "./leases.ts";
import { inOrder, leasesOfGrants } from "./grants.ts";
import { costAt, type Lease } from "./meter.ts";
import { removals, type RemovalPolicy } from "./removals.ts";
import type { Strip } from "./strip.ts";

/** Times from the change that was made, in microseconds. */
export interface StripBill {
  /** Whether the client has its result. */
  readonly done: boolean;
  /** When it has; if it never does, when nothing moved any more. */
  readonly finished: Micros;
  /** US dollars of machines, of data from another region, and both. */
  readonly machineUsd: number;
  readonly egressUsd: number;
  readonly usd: number;
  /** In the run's own time, which begins when the cluster is asked for. */
  readonly leases: readonly Lease[];
}

/** The bill. `run`: what `simulate` made of the strip's scenario. */
export function bill(strip: Strip, run: Run): StripBill {
  const leases = pooled(strip.removal, strip.adaptive ? adaptiveLeases(strip, run) : fixedLeases(strip, run));
  const machineUsd = costAt(leases);
  return {
    done: run.missing.length === 0 && run.erred.length === 0,
    finished: strip.beforehand + run.finished,
    machineUsd,
    egressUsd: strip.egressUsd,
    usd: machineUsd + strip.egressUsd,
    leases,
  };
}

/** A lease, and when the cloud took the machine: nobody waits for a pool to let it go after that. */
interface Held extends Lease {
  readonly takenAt: Micros;
}

/** A fixed cluster: what was given is kept until the timeout, or until it is taken back. */
function fixedLeases({ grants, tail }: Strip, { finished }: Run): Held[] {
  const takenAt = new Map(grants.map(({ machine, gone }) => [machine, gone ?? Infinity]));
  const leases = leasesOfGrants(grants, { until: finished, after: tail });
  return leases.map((lease) => ({ ...lease, takenAt: takenAt.get(lease.machine)! }));
}

/**
 * Adaptive scaling: a machine is there for its worker processes, as many in a row as it has, from being given until the last
 * of them has gone. It is given as long after it was asked for as the search's was. One that comes back under its name after
 * an eviction is another machine.
 */
function adaptiveLeases({ grants, processes, tail, usdPerHour }: Strip, run: Run): Held[] {
  const evictions = new Set(grants.map(({ gone }) => gone));
  const waits = inOrder(grants).map(({ granted, asked }) => granted - asked);
  const number = (index: number): number => Math.floor(index / processes);
  const machineOf = (_: WorkerLife, index: number): string => `vm-${number(index)}`;
  const billedFrom = new Map<string, Micros>();
  const takenAt = new Map<string, Micros>();
  for (const [index, life] of run.workers.entries()) {
    const machine = machineOf(life, index);
    if (!billedFrom.has(machine)) billedFrom.set(machine, life.asked + (waits[number(index) % waits.length] ?? 0));
    // A cluster that scales down kills those that cannot retire, too: only the zone's moments are the cloud's.
    if (life.how === "killed" && evictions.has(life.left)) takenAt.set(machine, life.left!);
  }
  const leases = leasesOf(run, { usdPerHour, machineOf, billedFrom, until: run.finished + tail });
  return leases.map((lease) => ({ ...lease, takenAt: takenAt.get(lease.machine) ?? Infinity }));
}

/** Nodes of a pool are billed until its rule lets them go, or the cloud takes them. */
function pooled(removal: RemovalPolicy | null, held: readonly Held[]): Lease[] {
  const idle = held.map(({ until }) => until);
  const unbilled = removal === null ? idle : removals(idle, removal);
  return held.map(({ takenAt, ...lease }, at) => ({ ...lease, until: Math.min(unbilled[at]!, takenAt) }));
}

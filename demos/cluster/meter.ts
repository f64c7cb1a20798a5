/** The running meter: what machines have cost so far, from when each is billed until it is not. */
import type { Micros } from "../scheduler/index.ts";

/** A machine that is paid for: from `from` until `until`, in virtual time. */
export interface Lease {
  readonly machine: string;
  readonly from: Micros;
  readonly until: Micros;
  /** List price; a spot machine's is times its share of it (`spotPrice`). */
  readonly usdPerHour: number;
}

/** How the cloud rounds. */
export interface Terms {
  /** A machine is billed at least so long as soon as it is there. Default 0. */
  readonly minimum?: Micros;
  /** And then in steps of this. Default a second. */
  readonly step?: Micros;
}

const HOUR = 3_600_000_000;

/** A spot price: so large a share of the price on demand (0 to 1). */
export const spotPrice = (onDemand: number, share: number): number => onDemand * share;

/** How long a lease has been billed at a moment. Never falls as the moment moves on. */
export function billed(
  { from, until }: Lease,
  { minimum = 0, step = 1_000_000 }: Terms = {},
  at: Micros = Infinity,
): Micros {
  const used = Math.min(at, until) - from;
  if (used <= 0) return 0;
  return Math.max(minimum, Math.ceil(used / step) * step);
}

/** US dollars owed at a moment; at the end, if none is given. */
export const costAt = (leases: readonly Lease[], at: Micros = Infinity, terms: Terms = {}): number =>
  leases.reduce((sum, lease) => sum + (billed(lease, terms, at) / HOUR) * lease.usdPerHour, 0);

/** Machine time billed at a moment, all together. */
export const billedTime = (leases: readonly Lease[], at: Micros = Infinity, terms: Terms = {}): Micros =>
  leases.reduce((sum, lease) => sum + billed(lease, terms, at), 0);

/** When nothing is billed any more. */
export const lastBilled = (leases: readonly Lease[]): Micros =>
  leases.reduce((last, { until }) => Math.max(last, until), 0);

/**
 * When spot machines could be had, zone by zone: a recorded trace read from a chosen moment on. The probe behind it asked
 * for one machine; that it holds for several is an extrapolation (16 at once: table `spot-gangs`).
 */
import type { Micros } from "../scheduler/index.ts";

/** A row of the table `spot-zones`. */
export interface ZoneRow {
  readonly zone: string;
  readonly region: string;
  /** Length of a bucket of `shares`. */
  readonly bucketSeconds: number;
  /** One digit per bucket: how many of its four probes found a machine. */
  readonly shares: string;
}

/** From where in the trace a run begins, and how fast it passes. */
export interface Replay {
  /** The bucket in which the run begins. */
  readonly moment: number;
  /** Recorded seconds that pass in one second of the run. Default 1. More: a toy job stands for one so many times longer. */
  readonly scale?: number;
}

/** Probes in a bucket, and how many must have found a machine for it to count as up. */
const PROBES = 4;
const UP = 2;

/** One zone, from a moment on. Before 0 and after the trace's end nothing is known, and nothing is up. */
export interface Zone {
  readonly zone: string;
  readonly region: string;
  readonly bucket: Micros;
  /** Share of probes that found a machine, 0 to 1, in each bucket from the moment on. */
  readonly shares: readonly number[];
}

/** The zones as a run meets them. Throws if the moment is not in the trace. */
export function zonesFrom(rows: readonly ZoneRow[], { moment, scale = 1 }: Replay): Zone[] {
  return rows.map(({ zone, region, bucketSeconds, shares }) => {
    if (!(Number.isInteger(moment) && moment >= 0 && moment < shares.length))
      throw new Error(`The trace of ${zone} has buckets 0 to ${shares.length - 1}, not ${moment}.`);
    const bucket = Math.round((bucketSeconds * 1e6) / scale);
    return { zone, region, bucket, shares: Array.from(shares.slice(moment), (digit) => Number(digit) / PROBES) };
  });
}

/** The share of probes that found a machine at a time of the run, 0 to 1. */
export const shareAt = ({ bucket, shares }: Zone, time: Micros): number => shares[Math.floor(time / bucket)] ?? 0;

/** Whether a machine can be had, and kept. */
export const upAt = (zone: Zone, time: Micros): boolean => shareAt(zone, time) * PROBES >= UP;

/** The first time from `time` on at which it is up, or is not; Infinity if that is not in the trace. */
export function next(zone: Zone, up: boolean, time: Micros): Micros {
  if (upAt(zone, time) === up) return time;
  const { bucket, shares } = zone;
  for (let at = Math.floor(time / bucket) + 1; at < shares.length; at += 1) {
    if (upAt(zone, at * bucket) === up) return at * bucket;
  }
  return Infinity;
}

/** The three places a job can run: what each is, what it has room for, and how the data get there. */
import type { WorkerSize } from "../scheduler/index.ts";
import { MEMORY_THRESHOLDS } from "../scheduler/index.ts";
import { DISK, FEED, LAPTOP, MACHINE, OWN, RESTART } from "./demo-assumptions.ts";

/** In order of size; the same order everywhere. */
export const placeNames = ["laptop", "vm", "cluster"] as const;
/** One of them. */
export type PlaceName = (typeof placeNames)[number];

/** How the demo is set up. Bytes, bytes per second, shares from 0 to 1. */
export interface Setting {
  readonly size: number;
  /** Where the data are before anything happens; `both`: a copy at either end. */
  readonly home: "laptop" | "cloud" | "both";
  /** What one core reads and works through in a second. */
  readonly rate: number;
  /** Of the data, what is kept in memory until the end. */
  readonly kept: number;
  /** Between the laptop and the cloud, in a second. */
  readonly line: number;
  /** VMs of the cluster. */
  readonly machines: number;
}

const GIB = 1024 ** 3;

/** Cores of one machine. */
export const coresOf = (place: PlaceName): number => (place === "laptop" ? LAPTOP.cores : MACHINE.vcpus);

/** Machines there. */
export const machinesOf = (place: PlaceName, { machines }: Pick<Setting, "machines">): number =>
  place === "cluster" ? machines : 1;

/** Bytes of memory of one machine. */
export const memoryOf = (place: PlaceName): number => (place === "laptop" ? LAPTOP : MACHINE).memoryGib * GIB;

/** Bytes per second of one core: its own, or its share of what feeds them all. */
export const rateOf = (place: PlaceName, { rate }: Pick<Setting, "rate">): number =>
  Math.min(rate, FEED[place === "laptop" ? "laptop" : "machine"] / coresOf(place));

/** Bytes of results that have room: in memory up to where Dask begins to spill, and on the disks. */
export const roomOf = (place: PlaceName, setting: Pick<Setting, "machines">): number =>
  machinesOf(place, setting) * (memoryOf(place) * (MEMORY_THRESHOLDS.target || 1) + DISK);

/** Bytes that have to be moved first. */
export const movedOf = (place: PlaceName, { home, size }: Pick<Setting, "home" | "size">): number =>
  home === "both" || (home === "laptop") === (place === "laptop") ? 0 : size;

/** So little of a machine's memory is far from where Dask does anything about it, even where one machine has twice its part. */
const FAR = 0.2;

/**
 * One worker process a machine; of a job cut so that each task stands for several, all it holds is as many times smaller.
 * `keeps`: bytes the machine's part of the job leaves in memory. Far below the limit it is left out: it would change nothing.
 */
export function sizeOf(place: PlaceName, stands: number, keeps: number): WorkerSize {
  const size = { nthreads: coresOf(place), nanny: Math.round((RESTART * 1e6) / stands) };
  if (keeps < memoryOf(place) * FAR) return size;
  return {
    ...size,
    memoryLimit: Math.round(memoryOf(place) / stands),
    unmanaged: Math.round(OWN / stands),
  };
}

/**
 * What no table has: the laptop, the VM's disk and network, the lines and the job of lesson 7's demo. Every number here is an
 * assumption unless its comment names a source; the demo's table and the page say so. The price of a machine comes from the
 * table `prices`, what it installs from `cluster/assumptions.ts`. Single numbers of other tables stand here, for two whole
 * tables would not fit into an embed; a test holds them equal.
 */
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { installStages } from "../cluster/environment.ts";
import { megabits } from "../cluster/images.ts";
import { fixed, type Stage } from "../cluster/start-up.ts";

/** The laptop. */
export const LAPTOP = { cores: 8, memoryGib: 16 } as const;

/**
 * The VM: as many cores as the laptop, twice its memory. ARM, where a vCPU is a core (general knowledge). Its row of the
 * table `prices`; vCPUs and memory stand here too, because how heavy a run is must be known before tables are there.
 */
export const MACHINE = { type: "m7g.2xlarge", vcpus: 8, memoryGib: 32 } as const;

/**
 * From asking for a VM to its worker checking in. A raw VM takes "a minute, maybe a couple": one spoken remark, by people who
 * sell them (table `kubernetes-latencies`, way vms). What follows is assumed there, too.
 */
export const START: readonly Stage[] = [
  { stage: "start the VM", least: 60e6, most: 120e6 },
  ...installStages(ASSUMPTIONS.environment, ASSUMPTIONS.lines),
  fixed("start Dask", ASSUMPTIONS.process),
];

/** US dollars for 10⁹ bytes that leave the cloud: "can be" (table `cost-factors`, egress-gb). */
export const EGRESS = 0.1;

/** Bytes per second that a laptop's disk, and a VM's network to the bucket, bring to all of its cores together. */
export const FEED = { laptop: 2e9, machine: megabits(10_000) } as const;

/** Bytes of a disk that are free for results that have no room in memory. */
export const DISK = 100e9;

/** Bytes that a worker process holds for itself: interpreter and libraries. */
export const OWN = 300e6;

/** Seconds from a worker killed by its nanny to the next one. */
export const RESTART = 3;

/** The most bytes of a piece of data: Dask's advice is about 100 MB (general knowledge). */
export const PIECE = 128e6;

/** The most seconds of a piece, so that slow work is cut into smaller pieces. */
export const PATIENCE = 2.5;

/** A piece takes up to this share more or less than the mean, as in the talk's toy job. */
export const SPREAD = 0.3;

/** A larger place counts as faster where it saves at least this share of the time: a second is not worth twenty machines. */
export const WORTH = 0.1;

/** One seed for all: turning a knob changes what it turns and nothing else. */
export const SEED = 7;

/** Defaults of knobs. */
export const USUAL = {
  /** Bytes per second that one core reads and works through: "Ten Cents Per Terabyte" (table `cost-factors`: 60 MB/s). */
  rate: 60e6,
  /** Bytes per second between the laptop and the cloud: an office's line, as in `cluster/assumptions.ts`. */
  line: megabits(100),
  /** Of the data, the share that the job keeps in memory until its end. */
  kept: 0.1,
  machines: 20,
} as const;

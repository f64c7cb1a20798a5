/** What differs between releases of dask.distributed, and the settings every release shares. */
import { MEMORY_THRESHOLDS, type MemoryThresholds } from "./memory.ts";
import type { Micros, Seconds } from "./messages.ts";

/** The releases whose rules are kept: Debian 12's, the one current at the talk, and the one the specification was read from. */
export type RulesVersion = "2022.12.1" | "2024.7.0" | "2026.7";

/** One release's answers where the releases disagree. */
export interface Rules {
  /** `rootish-taskgroup` and `rootish-taskgroup-dependencies` are settings; before, both were 5 in the code. */
  readonly rootishFromConfig: boolean;
  /** A task may be marked as a data producer and is then root-ish. */
  readonly dataProducers: boolean;
  /** `scheduler.work-stealing-interval`, microseconds: 1 s since January 2025. */
  readonly stealInterval: Micros;
  /**
   * What adaptive scaling takes a queued task for: always the setting for unknown tasks, tasks without a worker left out
   * ("guesses", until August 2023); the average of its prefix ("averages"); that, or what running ones tell ("estimates").
   */
  readonly adaptiveQueue: "guesses" | "averages" | "estimates";
  /** Adaptive scaling knows that workers have more than one thread (since August 2023). */
  readonly adaptivePerThread: boolean;
  /** Workers with seceded tasks are never up for closing (since January 2023). */
  readonly adaptiveKeepsLongRunning: boolean;
  /** Tasks of a new graph are started from those that are wanted, which bring in their inputs; before, from all by priority. */
  readonly startsFromWanted: boolean;
  /** A task whose inputs alone exceed the memory limit of its worker fails at once. */
  readonly checksInputSize: boolean;
  /** Slots that open together are filled all at once, so that the least urgent task gets the emptiest worker. */
  readonly fillsSlotsTogether: boolean;
  /** What stealing takes a task of unknown duration for: the setting ("averages" alone count), or what running ones tell ("estimates"). */
  readonly stealDurations: "averages" | "estimates";
  /** `scheduler.default-task-durations`, seconds by prefix, unless the settings name others. */
  readonly defaultTaskDurations: Readonly<Record<string, Seconds>>;
  /** Choosing a thief, the steals already asked for count as its work. */
  readonly thiefCountsRequests: boolean;
}

const SPLITS = { "rechunk-split": 1e-6, "split-shuffle": 1e-6 };
const MORE_SPLITS = { ...SPLITS, "split-taskshuffle": 1e-6, "split-stage": 1e-6 };

/** Everything else in this folder holds for all three. */
export const RULES: { readonly [V in RulesVersion]: Rules } = {
  "2022.12.1": {
    rootishFromConfig: false,
    dataProducers: false,
    stealInterval: 100_000,
    adaptiveQueue: "guesses",
    adaptivePerThread: false,
    adaptiveKeepsLongRunning: false,
    startsFromWanted: false,
    checksInputSize: false,
    fillsSlotsTogether: true,
    stealDurations: "averages",
    defaultTaskDurations: SPLITS,
    thiefCountsRequests: false,
  },
  "2024.7.0": {
    rootishFromConfig: false,
    dataProducers: false,
    stealInterval: 100_000,
    adaptiveQueue: "averages",
    adaptivePerThread: true,
    adaptiveKeepsLongRunning: true,
    startsFromWanted: false,
    checksInputSize: true,
    fillsSlotsTogether: false,
    stealDurations: "averages",
    defaultTaskDurations: MORE_SPLITS,
    thiefCountsRequests: false,
  },
  "2026.7": {
    rootishFromConfig: true,
    dataProducers: true,
    stealInterval: 1_000_000,
    adaptiveQueue: "estimates",
    adaptivePerThread: true,
    adaptiveKeepsLongRunning: true,
    startsFromWanted: true,
    checksInputSize: true,
    fillsSlotsTogether: false,
    stealDurations: "estimates",
    defaultTaskDurations: MORE_SPLITS,
    thiefCountsRequests: true,
  },
};

/** Settings, named and valued as in `distributed.yaml`. */
export interface Config {
  /** `scheduler.worker-saturation`: root tasks sent per thread; `Infinity` switches queuing on the scheduler off. */
  readonly workerSaturation: number;
  /** `scheduler.bandwidth`: bytes per second, the first guess. */
  readonly bandwidth: number;
  /** `scheduler.unknown-task-duration`. */
  readonly unknownTaskDuration: Seconds;
  /** `scheduler.default-task-durations`, by prefix; null: those of the release. */
  readonly defaultTaskDurations: Readonly<Record<string, Seconds>> | null;
  /** `scheduler.default-data-size`: bytes a result counts for until its size is known. */
  readonly defaultDataSize: number;
  /** `scheduler.allowed-failures`: worker deaths a task survives. */
  readonly allowedFailures: number;
  /** `scheduler.rootish-taskgroup`. */
  readonly rootishTaskgroup: number;
  /** `scheduler.rootish-taskgroup-dependencies`. */
  readonly rootishTaskgroupDependencies: number;
  /** `scheduler.work-stealing`. */
  readonly workStealing: boolean;
  /**
   * `scheduler.active-memory-manager.interval`, microseconds: how often superfluous copies are dropped and retiring workers
   * looked after. `start` is true in all three releases.
   */
  readonly activeMemoryManagerInterval: Micros;
  /** `worker.connections.outgoing`: inputs a worker fetches at the same time. */
  readonly connectionsOutgoing: number;
  /** `worker.connections.incoming`: requests a worker serves at the same time. */
  readonly connectionsIncoming: number;
  /** `worker.memory`: shares of a worker's limit. */
  readonly memory: MemoryThresholds;
}

/** The values of `distributed.yaml`, the same in all three releases. */
export const DEFAULTS: Config = {
  workerSaturation: 1.1,
  bandwidth: 100_000_000,
  unknownTaskDuration: 0.5,
  defaultTaskDurations: null,
  defaultDataSize: 1024,
  allowedFailures: 3,
  rootishTaskgroup: 5,
  rootishTaskgroupDependencies: 5,
  workStealing: true,
  activeMemoryManagerInterval: 2_000_000,
  connectionsOutgoing: 50,
  connectionsIncoming: 10,
  memory: MEMORY_THRESHOLDS,
};

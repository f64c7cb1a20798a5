/** What differs between releases of dask.distributed, and the settings every release shares. */
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
}

/** Everything else in this folder holds for all three. */
export const RULES: { readonly [V in RulesVersion]: Rules } = {
  "2022.12.1": {
    rootishFromConfig: false,
    dataProducers: false,
    stealInterval: 100_000,
    adaptiveQueue: "guesses",
    adaptivePerThread: false,
  },
  "2024.7.0": {
    rootishFromConfig: false,
    dataProducers: false,
    stealInterval: 100_000,
    adaptiveQueue: "averages",
    adaptivePerThread: true,
  },
  "2026.7": {
    rootishFromConfig: true,
    dataProducers: true,
    stealInterval: 1_000_000,
    adaptiveQueue: "estimates",
    adaptivePerThread: true,
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
  /** `scheduler.default-task-durations`, by prefix. */
  readonly defaultTaskDurations: Readonly<Record<string, Seconds>>;
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
  /** `worker.connections.outgoing`: inputs a worker fetches at the same time. */
  readonly connectionsOutgoing: number;
  /** `worker.connections.incoming`: requests a worker serves at the same time. */
  readonly connectionsIncoming: number;
}

/** The values of `distributed.yaml`, the same in all three releases. */
export const DEFAULTS: Config = {
  workerSaturation: 1.1,
  bandwidth: 100_000_000,
  unknownTaskDuration: 0.5,
  defaultTaskDurations: {
    "rechunk-split": 1e-6,
    "split-shuffle": 1e-6,
    "split-taskshuffle": 1e-6,
    "split-stage": 1e-6,
  },
  defaultDataSize: 1024,
  allowedFailures: 3,
  rootishTaskgroup: 5,
  rootishTaskgroupDependencies: 5,
  workStealing: true,
  connectionsOutgoing: 50,
  connectionsIncoming: 10,
};

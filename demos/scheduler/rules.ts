/** What differs between releases of dask.distributed, and the settings every release shares. */
import type { Seconds } from "./messages.ts";

/** The releases whose rules are kept: Debian 12's, the one current at the talk, and the one the specification was read from. */
export type RulesVersion = "2022.12.1" | "2024.7.0" | "2026.7";

/** One release's answers where the releases disagree. */
export interface Rules {
  /** `rootish-taskgroup` and `rootish-taskgroup-dependencies` are settings; before, both were 5 in the code. */
  readonly rootishFromConfig: boolean;
  /** A task may be marked as a data producer and is then root-ish. */
  readonly dataProducers: boolean;
}

/** Everything else in this folder holds for all three. */
export const RULES: { readonly [V in RulesVersion]: Rules } = {
  "2022.12.1": { rootishFromConfig: false, dataProducers: false },
  "2024.7.0": { rootishFromConfig: false, dataProducers: false },
  "2026.7": { rootishFromConfig: true, dataProducers: true },
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
  connectionsOutgoing: 50,
  connectionsIncoming: 10,
};

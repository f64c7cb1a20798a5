/** What a machine of the cloud is to Dask: one worker process or several, their threads, memory, speed and share of the price. */
import type { WorkerName, WorkerSize, WorkerSpec } from "../scheduler/index.ts";

/** A row of the table `prices`: US dollars per hour, on demand. */
export interface InstanceRow {
  readonly type: string;
  readonly architecture: string;
  readonly vcpus: number;
  /** Null: not known, and then its workers have no memory limit. */
  readonly memoryGib: number | null;
  readonly usdPerHour: number;
}

/** How a machine is divided. */
export interface Division {
  /** Worker processes on it. Default 1. */
  readonly processes?: number;
  /** Threads of each. Default: as many as give each vCPU one, at least 1. Fewer leave vCPUs that are paid for unused. */
  readonly threads?: number;
  /** How many times faster tasks run than on the machine their durations are for (a row of `arm-pairs`: `speed`). Default 1. */
  readonly speed?: number;
  /** How many times longer tasks take for another reason, e.g. `slowdown` of the GIL. Default 1. */
  readonly slowness?: number;
}

const GIB = 1024 ** 3;

/** One worker process of such a machine: threads, its even share of the memory in bytes, and how slow it is. */
export function workerSize(
  row: InstanceRow,
  { processes = 1, threads, speed = 1, slowness = 1 }: Division = {},
): WorkerSize {
  if (!(Number.isInteger(processes) && processes >= 1))
    throw new Error(`A machine has at least one process, not ${processes}.`);
  if (!(speed > 0)) throw new Error(`A machine of speed ${speed} never ends a task.`);
  return {
    nthreads: threads ?? Math.max(1, Math.floor(row.vcpus / processes)),
    ...(row.memoryGib === null ? {} : { memoryLimit: Math.floor((row.memoryGib * GIB) / processes) }),
    slowness: slowness / speed,
  };
}

/** The name of a worker process of a machine: the machine's own if it has just one, as on a dashboard. */
export const processName = (machine: string, process: number, processes: number): WorkerName =>
  processes === 1 ? machine : `${machine}-${process}`;

/** The worker processes of some machines. */
export const workersOn = (machines: readonly string[], row: InstanceRow, division: Division = {}): WorkerSpec[] => {
  const { processes = 1 } = division;
  const size = workerSize(row, division);
  return machines.flatMap((machine) =>
    Array.from({ length: processes }, (_, process) => ({ ...size, name: processName(machine, process, processes) })),
  );
};

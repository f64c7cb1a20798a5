/** The one toy job under any of the ten knobs: everything that is needed to run it, and to see where the waiting is. */
import type { Happening, Micros, Scenario, TaskSpec, WorkerName } from "../scheduler/index.ts";
import { ASSUMPTIONS, type Assumptions } from "./assumptions.ts";
import { bundle } from "./bundle.ts";
import { installStages, scanAndUpload } from "./environment.ts";
import { slowdown } from "./gil.ts";
import { adaptiveParts, namesOf, parts } from "./grants.ts";
import { buildAndPush, pulled, pullStages } from "./images.ts";
import { workerSize, type InstanceRow } from "./instances.ts";
import type { Knobs } from "./knobs.ts";
import { startStages, stopPolicy, type LatencyRow } from "./latencies.ts";
import { spotPrice } from "./meter.ts";
import { search, type Grant } from "./policies.ts";
import type { RemovalPolicy } from "./removals.ts";
import { fixed, startUp, type Interval, type Stage, type StartUp } from "./start-up.ts";
import { zonesFrom, type ZoneRow } from "./zones.ts";

/** Machines of one chip: the one that fits, and the larger one that is rented for no more work. */
export interface Chip {
  readonly fits: InstanceRow;
  readonly large: InstanceRow;
}

/** What the job is, and the rows it is played with. */
export interface StripInputs {
  readonly tasks: readonly TaskSpec[];
  readonly seed: number;
  /** Of the table `prices`. Both chips' fitting machines have the same vCPUs, each a thread. */
  readonly x86: Chip;
  readonly arm: Chip;
  /** How many times faster ARM is: `speed` of a row of `arm-same-generation` or `arm-pairs`. */
  readonly armSpeed: number;
  /** The table `kubernetes-latencies`. */
  readonly latencies: readonly LatencyRow[];
  /** The table `spot-zones`, the zone of one who pins it, and the bucket in which the job begins. */
  readonly zones: readonly ZoneRow[];
  readonly zone: string;
  readonly moment: number;
  /** Out of another region, US dollars per 10⁹ bytes: `egress-gb` of `cost-factors`. */
  readonly egressUsdPerGb: number;
  readonly assumptions?: Partial<Assumptions>;
}

/** The job, ready to run. Plain data. The scenario's time begins when the cluster is asked for, `before` ends there. */
export interface Strip {
  readonly scenario: Scenario;
  /** What is waited for before any machine: from 0, the moment at which the change was made. */
  readonly before: readonly Interval[];
  readonly beforehand: Micros;
  /** Every machine that can be had, and how it comes up from being given. */
  readonly grants: readonly Grant[];
  readonly startUps: readonly StartUp[];
  readonly row: InstanceRow;
  /** Worker processes on each machine. */
  readonly processes: number;
  readonly adaptive: boolean;
  /** US dollars per hour of one machine, and once for data from another region. */
  readonly usdPerHour: number;
  readonly egressUsd: number;
  /** How long it is idle at its end before it is let go, and the pool's rule for what is let go; null: billed no more. */
  readonly tail: Micros;
  readonly removal: RemovalPolicy | null;
  /** Tasks that Dask handles: those drawn, or the small ones they stand for. */
  readonly handled: number;
}

/** The ways to get nodes of the table `kubernetes-latencies` that the knob turns between. */
const WAYS = { pool: "ca-small", raw: "vms" } as const;

/** Everything for the job under these knobs. The same knobs, inputs and seed always give the same strip. */
export function strip(knobs: Knobs, inputs: StripInputs): Strip {
  const a: Assumptions = { ...ASSUMPTIONS, ...inputs.assumptions };
  const { seed, latencies } = inputs;
  const chip = knobs.arm ? inputs.arm : inputs.x86;
  const row = knobs.small ? chip.fits : chip.large;
  const cores = chip.fits.vcpus;
  const processes = knobs["gil-vigilance"] ? cores : 1;
  const threads = cores / processes;
  const size = workerSize(row, {
    processes,
    threads,
    speed: knobs.arm ? inputs.armSpeed : 1,
    slowness: slowdown({ threads, hold: a.hold, seed }),
  });
  const count = knobs["scale-up"] ? a.more : a.few;
  const machines = Array.from({ length: count }, (_, at) => `vm-${at}`);
  const way = knobs.kubernetes ? WAYS.raw : WAYS.pool;
  const stages: Stage[] = [
    ...startStages(latencies, way),
    ...(knobs.docker ? installStages(a.environment, a.lines) : pullStages(pulled(a.layers), count, a.links)),
    fixed("start Dask", a.process),
  ];
  const once = knobs.docker ? scanAndUpload(a.environment, a.lines) : buildAndPush(a.layers, a.changed, a.links);
  const { intervals: before, ready: beforehand } = startUp(once, "the change", seed);
  const usdPerHour = spotPrice(row.usdPerHour, a.spotShare);
  const grants = search({
    policy: knobs.zones ? "any" : "pinned",
    zone: inputs.zone,
    zones: zonesFrom(inputs.zones, { moment: inputs.moment }),
    machines,
    stages,
    seed,
    spot: usdPerHour,
    onDemand: row.usdPerHour,
    until: a.horizon,
  });
  const longer = inputs.tasks.map((task) => ({ ...task, duration: Math.round(task.duration * a.stretch) }));
  const job = knobs.fast ? { tasks: longer, pieces: longer.length } : bundle(longer, { length: a.call, threads });
  const maximum = count * processes;
  const cluster = knobs.adaptive
    ? adaptive(adaptiveParts(grants, { processes, places: count, never: a.horizon }), size, maximum)
    : parts(grants, { size, processes });
  return {
    scenario: { tasks: job.tasks, ...("costs" in job ? { costs: job.costs } : {}), ...cluster },
    before,
    beforehand,
    grants,
    startUps: grants.map(({ machine, granted }) => startUp(stages, machine, seed, granted)),
    row,
    processes,
    adaptive: knobs.adaptive,
    usdPerHour,
    egressUsd: knobs.costs ? 0 : a.gigabytes * inputs.egressUsdPerGb,
    tail: knobs.adaptive ? a.adaptiveTail : a.idleTimeout,
    removal: stopPolicy(latencies, way),
    handled: job.pieces,
  };
}

/** Adaptive scaling from nothing, as on a cloud: what it has asked for may come late, and may be given up before. */
const adaptive = (
  { startUp: times, happenings }: { startUp: readonly Micros[]; happenings: readonly Happening[] },
  worker: ReturnType<typeof workerSize>,
  maximum: number,
): Pick<Scenario, "workers" | "adaptive" | "happenings"> => ({
  workers: [],
  adaptive: { worker, startUp: times, minimum: 0, maximum, starting: "asked-for" },
  happenings,
});

/** The worker processes of a strip's machines, first machine first. */
export const rowsOf = ({ grants, processes }: Pick<Strip, "grants" | "processes">): WorkerName[] =>
  grants.flatMap(({ machine }) => namesOf(machine, processes));

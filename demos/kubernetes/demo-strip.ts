/** The talk's toy job with the start-up of a pool, or of raw VMs, before it, and with what is billed after it. */
import type { InstanceRow } from "../cluster/instances.ts";
import { knobsOf } from "../cluster/knobs.ts";
import type { LatencyRow } from "../cluster/latencies.ts";
import { lastBilled } from "../cluster/meter.ts";
import { bill } from "../cluster/strip-bill.ts";
import { stripBars } from "../cluster/strip-bars.ts";
import { rowsOf, strip, type StripInputs } from "../cluster/strip.ts";
import type { Bar } from "../chart/bars.ts";
import { simulate } from "../scheduler/index.ts";
import { etl, kindOf } from "../workload/etl.ts";

/** One run. Seconds from asking for machines, US dollars. */
export interface Stripped {
  readonly rows: number;
  readonly names: readonly string[];
  readonly bars: readonly Bar[];
  /** When the last machine is up, when the job is done, when nothing is billed any more. */
  readonly up: number;
  readonly finished: number;
  readonly unbilled: number;
  readonly tasks: number;
  readonly machines: number;
  readonly usd: number;
}

/** Both. */
export interface Strips {
  readonly pool: Stripped;
  readonly raw: Stripped;
}

/** The machine of it: four vCPUs. */
export const MACHINE = "m7i.xlarge";
const SEED = 7;
/** Ten seconds on eight threads: six times as long is a minute. */
const PER_MINUTE = 6;

/** Knobs of the ten that stand as their lessons say: all but those of other machines, of adaptive scaling and of this lesson. */
const OTHERS = { ...knobsOf(1023), kubernetes: false, arm: false, adaptive: false, "scale-up": false };

/** Runs the toy job, so stretched that it works for about so many minutes, on the pool and on raw VMs. */
export function stripsOf(minutes: number, machine: InstanceRow, latencies: readonly LatencyRow[]): Strips {
  const inputs: StripInputs = {
    tasks: etl({ seed: SEED }),
    seed: SEED,
    x86: { fits: machine, large: machine },
    arm: { fits: machine, large: machine },
    armSpeed: 1,
    latencies,
    // Machines can be had at once and are not taken back: that is lesson 5. Nothing is installed: that is lesson 4.
    zones: [{ zone: "here", region: "here", bucketSeconds: 100_000, shares: "44" }],
    zone: "here",
    moment: 0,
    egressUsdPerGb: 0,
    assumptions: {
      stretch: minutes * PER_MINUTE,
      spotShare: 1,
      idleTimeout: 0,
      environment: { scan: 0, own: 0, packages: 0, bytes: 0, install: 0 },
    },
  };
  return { pool: strippedOf(false, inputs), raw: strippedOf(true, inputs) };
}

function strippedOf(kubernetes: boolean, inputs: StripInputs): Stripped {
  const made = strip({ ...OTHERS, kubernetes }, inputs);
  const run = simulate(made.scenario);
  const { leases, usd } = bill(made, run);
  const job = stripBars(made, run, kindOf);
  const until = new Map(leases.map(({ machine, until: gone }) => [machine, gone / 1e6]));
  const names = Array.from({ length: job.rows }, (_, row) => job.rowName(row));
  const order = rowsOf(made);
  const tails = names.flatMap((name, row): Bar[] => {
    const machine = made.grants[Math.floor(order.indexOf(name) / made.processes)]?.machine ?? "";
    const stop = until.get(machine) ?? job.finished;
    return stop > job.finished ? [{ key: "idle", row, start: job.finished, stop, role: "idle" }] : [];
  });
  return {
    rows: job.rows,
    names,
    bars: [...job.bars.filter(({ start, stop }) => stop > start), ...tails],
    up: Math.max(...made.startUps.map(({ ready }) => ready)) / 1e6,
    finished: job.finished,
    unbilled: lastBilled(leases) / 1e6,
    tasks: inputs.tasks.length,
    machines: made.grants.length,
    usd,
  };
}

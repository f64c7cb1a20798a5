/** The one job under any of its knobs: the rows of the tables it is played with, one run of it, and its bill. */
import type { InstanceRow } from "../cluster/instances.ts";
import type { LatencyRow } from "../cluster/latencies.ts";
import { costAt, type Lease } from "../cluster/meter.ts";
import { bill } from "../cluster/strip-bill.ts";
import { strip, type Strip, type StripInputs } from "../cluster/strip.ts";
import { next, zonesFrom, type ZoneRow } from "../cluster/zones.ts";
import type { TableName, Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";
import type { Run } from "../scheduler/index.ts";
import { etl } from "../workload/etl.ts";
import { turnedOf, type Setting } from "./knobs.ts";
import { simulateWithoutWait } from "./skip.ts";

/** What it needs. */
export const tables: readonly TableName[] = [
  "prices",
  "arm-pairs",
  "kubernetes-latencies",
  "spot-zones",
  "cost-factors",
];

/**
 * Where and when spot machines are looked for: the zone and the moment of lesson 5, which has rules for both (of nine zones the
 * middle one by how long its job takes there; the middle of the record). A test holds them equal.
 */
export const PLACE = { zone: "us-east-1c", moment: 2519 } as const;

/** Four vCPUs each, and what is rented for no more work: four times as large. */
const TYPES = { x86: ["m7i.xlarge", "m7i.4xlarge"], arm: ["m7g.xlarge", "m7g.4xlarge"] } as const;

/** All that a run is played with but its knobs. */
export type Inputs = Omit<StripInputs, "tasks" | "seed">;

/** Reads them; `start`: at the moment of lesson 5, or when its zone next has machines. */
export function inputsOf(given: Tables, start: Setting["start"]): Inputs {
  const prices = rowsOf<InstanceRow>(given, "prices");
  const price = (type: string): InstanceRow => found(prices, (row) => row.type === type, type);
  const [x86, arm] = [TYPES.x86, TYPES.arm].map(([fits, large]) => ({ fits: price(fits), large: price(large) }));
  const zones = rowsOf<ZoneRow>(given, "spot-zones").map(({ zone, region, bucketSeconds, shares }) => {
    return { zone, region, bucketSeconds, shares };
  });
  return {
    x86: x86!,
    arm: arm!,
    armSpeed: found(rowsOf<{ isDask: boolean; speed: number }>(given, "arm-pairs"), ({ isDask }) => isDask, "Dask")
      .speed,
    latencies: rowsOf<LatencyRow>(given, "kubernetes-latencies"),
    zones,
    zone: PLACE.zone,
    moment: momentOf(zones, start),
    egressUsdPerGb: found(
      rowsOf<{ factor: string; value: number }>(given, "cost-factors"),
      ({ factor }) => factor === "egress-gb",
      "egress-gb",
    ).value,
  };
}

function found<R>(rows: readonly R[], is: (row: R) => boolean, what: string): R {
  const row = rows.find(is);
  if (!row) throw new Error(`No table of the job has a row for ${what}.`);
  return row;
}

/** The piece of the record in which the job begins: that moment, or the first from it on in which the zone has machines. */
export function momentOf(rows: readonly ZoneRow[], start: Setting["start"]): number {
  if (start === "none") return PLACE.moment;
  const zone = zonesFrom(rows, { moment: PLACE.moment }).find((each) => each.zone === PLACE.zone)!;
  return PLACE.moment + next(zone, true, 0) / zone.bucket;
}

/** One run. */
export interface Played {
  readonly made: Strip;
  readonly run: Run;
}

/** Plays it. */
export function play(setting: Setting, inputs: Inputs): Played {
  const made = strip(turnedOf(setting), withTasks(setting, inputs));
  return { made, run: simulateWithoutWait(made.scenario) };
}

const withTasks = ({ seed }: Setting, inputs: Inputs): StripInputs => ({ ...inputs, tasks: etl({ seed }), seed });

/** What a run took, in seconds from the change, and cost, in US dollars. */
export interface Took {
  readonly seconds: number;
  readonly dollars: number;
  readonly done: boolean;
}

/** Reads it off a run's bill. */
export function tookOf({ made, run }: Played): Took {
  const { finished, usd, done } = bill(made, run);
  return { seconds: finished / 1e6, dollars: usd, done };
}

/**
 * What one run comes to under all four ways to turn the two knobs that only change its bill: machines that fit, and the data's
 * region. Larger machines have more memory; where the smaller never needed their disk, neither do they, and the run is the
 * same. Where they did, it is played again.
 */
export function billsOf(setting: Setting, inputs: Inputs): { small: boolean; costs: boolean; took: Took }[] {
  const fits = play({ ...setting, small: true, costs: true }, inputs);
  return [false, true].flatMap((small) => {
    const base = small || fits.run.disk.length === 0 ? fits.run : play({ ...setting, small, costs: true }, inputs).run;
    return [false, true].map((costs) => {
      const made = strip(turnedOf({ ...setting, small, costs }), withTasks(setting, inputs));
      return { small, costs, took: tookOf({ made, run: base }) };
    });
  });
}

/** Owed at a moment, in US dollars: what leases have run up by then, and data from elsewhere from the first machine on. */
export function owedAt(
  { leases, egress, beforehand }: { leases: readonly Lease[]; egress: number; beforehand: number },
  seconds: number,
): number {
  const now = seconds === Infinity ? Infinity : (seconds - beforehand) * 1e6;
  if (now < 0) return 0;
  const begun = leases.some(({ from }) => from <= now);
  return (now === Infinity ? costAt(leases) : costAt(leases, now)) + (begun ? egress : 0);
}

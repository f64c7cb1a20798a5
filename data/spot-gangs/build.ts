/** Four other traces → one row per zone and one for any of them: 16, 4 and 1 V100, and a large CPU instance. */
import type { Build } from "../raw.ts";
import { anyOf, readTraces, rounded, shareOf } from "../spot-zones/traces.ts";
import type { Trace } from "../spot-zones/traces.ts";

/** One zone of one set, or any zone of it; each field is described in resource.json. */
export interface Row {
  readonly set: string;
  readonly instanceType: string;
  readonly instances: number;
  readonly trace: string;
  readonly firstDay: string;
  readonly zone: string;
  readonly zones: number;
  readonly days: number;
  readonly availability: number;
  readonly ownDays: number | null;
  readonly ownAvailability: number | null;
}

/** Folders of the repository, and what its README says was probed for there. */
const sets = [
  {
    set: "16 V100",
    instanceType: "p3.2xlarge",
    instances: 16,
    folder: "availability/16-node/aws-08-27-2023",
    kind: "v100_1",
    zones: ["us-east-2b", "us-west-2a", "us-west-2c"],
  },
  {
    set: "4 V100",
    instanceType: "p3.2xlarge",
    instances: 4,
    folder: "preemption/4-node/aws-08-03-2023",
    kind: "v100_1",
    zones: ["us-east-1f", "us-east-2a", "us-west-2c"],
  },
  {
    set: "1 V100",
    instanceType: "p3.2xlarge",
    instances: 1,
    folder: "preemption/1-node/aws-04-22-2023",
    kind: "v100_1",
    zones: ["us-east-1c", "us-east-1f", "us-west-2b", "us-west-2c"],
  },
  {
    set: "64 vCPU",
    instanceType: "r5.16xlarge",
    instances: 1,
    folder: "preemption/1-node/aws-04-19-2023",
    kind: "intel_64",
    zones: ["us-east-1b", "us-east-1c", "us-east-1d"],
  },
] as const;

/** The table `spot-gangs`. */
export const build: Build<Row> = async (raw) => {
  const rows: Row[] = [];
  for (const { set, instanceType, instances, folder, kind, zones } of sets) {
    const traces = await readTraces(raw, folder, kind, zones, instances);
    const { firstDay, gapSeconds } = traces[0]!;
    const ticks = anyOf(traces).length;
    const days = (of: number) => Number(((of * gapSeconds) / 86_400).toFixed(2));
    const row = (zone: string, chosen: readonly Trace[], own: Trace | null) => ({
      set,
      instanceType,
      instances,
      trace: folder.split("/")[0]!,
      firstDay,
      zone,
      zones: chosen.length,
      days: days(ticks),
      availability: rounded(shareOf(anyOf(chosen, instances).subarray(0, ticks))),
      ownDays: own && days(own.instances.length),
      ownAvailability: own && rounded(shareOf(anyOf([own], instances))),
    });
    rows.push(...traces.map((trace) => row(trace.zone, [trace], trace)), row("any", traces, null));
  }
  return rows;
};

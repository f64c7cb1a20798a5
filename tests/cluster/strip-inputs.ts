/** The rows of the real tables that the strip's tests play with. */
import type { InstanceRow } from "../../demos/cluster/instances.ts";
import type { LatencyRow } from "../../demos/cluster/latencies.ts";
import type { StripInputs } from "../../demos/cluster/strip.ts";
import type { ZoneRow } from "../../demos/cluster/zones.ts";
import { etl } from "../../demos/workload/etl.ts";
import { rows } from "../data/tables.ts";

const prices = rows<InstanceRow>("prices");
const price = (type: string): InstanceRow => prices.find((row) => row.type === type)!;

/** Bucket 579: the pinned zone is down for two buckets, then up for hours; others are up. Dask's own speed on ARM. */
export const inputs = (seed = 7): StripInputs => ({
  tasks: etl({ seed }),
  seed,
  x86: { fits: price("m7i.xlarge"), large: price("m7i.4xlarge") },
  arm: { fits: price("m7g.xlarge"), large: price("m7g.4xlarge") },
  armSpeed: rows<{ isDask: boolean; speed: number }>("arm-pairs").find(({ isDask }) => isDask)!.speed,
  latencies: rows<LatencyRow>("kubernetes-latencies"),
  zones: rows<ZoneRow>("spot-zones"),
  zone: "us-east-1d",
  moment: 579,
  egressUsdPerGb: rows<{ factor: string; value: number }>("cost-factors").find(({ factor }) => factor === "egress-gb")!
    .value,
});

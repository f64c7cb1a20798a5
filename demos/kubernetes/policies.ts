/** Four ways to be rid of nodes that nobody uses, and how nodes come up under each, from the tables. */
import { startStages, stopPolicy, type LatencyRow } from "../cluster/latencies.ts";
import type { RemovalPolicy } from "../cluster/removals.ts";
import type { Stage } from "../cluster/start-up.ts";

/** In the order from worst to best. */
export const policyNames = ["story", "idle", "bulk", "vms"] as const;
/** One of them. */
export type PolicyName = (typeof policyNames)[number];

/** How nodes come up: as each policy's documents say, at once, or a way of the table. */
export const startNames = ["own", "none", "ca", "caaks", "nap", "karpenter", "emr", "vms"] as const;
/** One of them. */
export type StartName = (typeof startNames)[number];

/** The table's ways by the knob's names; Cluster Autoscaler's is by the number of nodes. */
const WAYS = { caaks: "ca-aks", nap: "nap-aks", karpenter: "karpenter-aks", emr: "emr", vms: "vms" } as const;

/** From so many nodes on the documents give Cluster Autoscaler longer to decide. */
const LARGE = 100;

/** Cluster Autoscaler's way for so many nodes. */
const autoscaler = (nodes: number): string => (nodes < LARGE ? "ca-small" : "ca-large");

/** The knob's name for a way of the table. */
export function startOf(way: string): StartName {
  if (way === "ca-small" || way === "ca-large") return "ca";
  const found = Object.entries(WAYS).find(([, name]) => name === way);
  return found ? (found[0] as StartName) : "own";
}

/** A pool: how its nodes come, and how they go. */
export interface Pool {
  readonly stages: readonly Stage[];
  readonly removal: RemovalPolicy;
}

const MINUTE = 60_000_000;

/** What is known of the story's pool. */
interface Told {
  readonly removalMinutes: number;
}

/**
 * The pool of a policy. That VMs of one's own go when their job ends is an assumption; how long a cloud takes to stop billing
 * them is in no document of ours. "All at once" waits as long as Cluster Autoscaler does, and has no limit of nodes a scan.
 */
export function poolOf(
  { policy, startup, nodes }: { readonly policy: PolicyName; readonly startup: StartName; readonly nodes: number },
  rows: readonly LatencyRow[],
  { removalMinutes }: Told,
): Pool {
  const unneeded = stopPolicy(rows, autoscaler(nodes))!;
  const removal: RemovalPolicy = {
    story: { after: 0, every: removalMinutes * MINUTE, atOnce: 1 },
    idle: unneeded,
    bulk: { ...unneeded, every: 0, atOnce: nodes },
    vms: { after: 0, every: 0, atOnce: nodes },
  }[policy];
  return { removal, stages: stagesOf(startup === "own" ? OWN[policy] : startup, nodes, rows) };
}

/** Each policy's own start-up: the story has none. */
const OWN = { story: "none", idle: "ca", bulk: "ca", vms: "vms" } as const;

function stagesOf(start: Exclude<StartName, "own">, nodes: number, rows: readonly LatencyRow[]): Stage[] {
  if (start === "none") return [];
  return startStages(rows, start === "ca" ? autoscaler(nodes) : WAYS[start]);
}

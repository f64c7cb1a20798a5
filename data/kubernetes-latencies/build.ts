/** Documented times of each step → what a start and a stop are made of, for several ways to get nodes. */
import { facts, factsPath, numbers } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One step of one way; each field is described in resource.json. */
export interface Row {
  readonly way: string;
  readonly title: string;
  readonly cloud: string;
  readonly phase: "start" | "stop";
  readonly order: number;
  readonly step: string;
  readonly counts: boolean;
  readonly secondsLeast: number;
  readonly secondsAverage: number | null;
  readonly secondsMost: number;
  readonly nodesAtOnce: number | null;
  readonly origin: Origin;
  readonly document: string;
  readonly date: string;
  readonly url: string;
  readonly confidence: string;
}

/** A step before it has its way, its place and its source. Times in seconds; one time is both least and most. */
interface Step {
  readonly phase: Row["phase"];
  readonly step: string;
  readonly from: Fact;
  readonly seconds: readonly [least: number, most: number];
  readonly average?: number;
  readonly nodesAtOnce?: number;
  readonly aside?: true;
}

/** The table `kubernetes-latencies`: ways from the usual to the alternatives, steps in the order they happen. */
export const build: Build<Row> = async (raw) => {
  const fact = await facts(raw);
  const talk = fact("k8s scale-down horror story");
  /** "as above" and "same, 25:56" stand for the podcast that the story's row names. */
  const spoken = (begins: string): Fact => {
    const { document, ...rest } = fact(begins);
    return { ...rest, document: document.replace(/^same(?=,)/, talk.document.split(",")[0]!), url: talk.url };
  };
  const [decision, node, removal] = [
    fact("Scale-up decision latency SLO"),
    fact("Node provisioning on GCE"),
    fact("Cluster Autoscaler: node must be unneeded"),
  ];
  const [smallMost, smallAverage, largeMost, largeAverage] = numbers(
    decision.values,
    /≤ (\d+) s \(avg ~(\d+) s\) < 100 nodes; ≤ (\d+) s \(avg ~(\d+) s\) 100–1,000 nodes/,
  ) as [number, number, number, number];
  const [nodeLeast, nodeMost, whole] = minutes(node, /(\d+) to (\d+) minutes.*usually about (\d+) minutes/);
  const [unneeded] = minutes(removal, /^(\d+) min;/);
  const [scan, bulk] = numbers(removal.values, /scan every (\d+) s;.* in bulk up to (\d+)/) as [number, number];

  const autoscaler = (average: number, most: number): Step[] => [
    { phase: "start", step: "decide to add nodes", from: decision, seconds: [0, most], average },
    { phase: "start", step: "start the node", from: node, seconds: [nodeLeast!, nodeMost!] },
    { phase: "start", step: "wait for a scan (within the decision)", from: removal, seconds: [0, scan], aside: true },
    {
      phase: "start",
      step: "load to pod with HPA (instead of the sum)",
      from: node,
      seconds: [whole!, whole!],
      aside: true,
    },
    {
      phase: "stop",
      step: "empty node must be unneeded",
      from: removal,
      seconds: [unneeded!, unneeded!],
      nodesAtOnce: bulk,
    },
    { phase: "stop", step: "wait for a scan (either side of it)", from: removal, seconds: [0, scan], aside: true },
  ];
  const burst = fact("AKS burst of 340 pods");
  const aks = (pattern: RegExp): Step[] => {
    const [whole, rest] = numbers(burst.values, pattern) as [number, number];
    return [{ phase: "start", step: "340 pods at once", from: burst, seconds: [whole * 60 + rest, whole * 60 + rest] }];
  };
  const emr = fact("EMR start-up wait");
  const [emrLeast, emrMost] = minutes(emr, /~(\d+)–(\d+) min/);
  const [vms, request] = [spoken("Raw VM counter-example"), spoken("Naive per-VM API calls")];
  const [perVm] = minutes(request, /~(\d+) minutes vs/);
  const [together] = numbers(request.values, /vs (\d+) seconds to request/);

  return [
    ...way("ca-small", "Cluster Autoscaler, under 100 nodes", "GCE", "quoted", autoscaler(smallAverage, smallMost)),
    ...way("ca-large", "Cluster Autoscaler, 100–1,000 nodes", "GCE", "quoted", autoscaler(largeAverage, largeMost)),
    ...way("ca-aks", "Cluster Autoscaler, a burst on AKS", "Azure", "quoted", aks(/CA (\d+) m (\d+) s/)),
    ...way("nap-aks", "Node Auto-Provisioning, same burst", "Azure", "quoted", aks(/Provisioning (\d+) m (\d+) s/)),
    ...way("karpenter-aks", "Karpenter, same burst", "Azure", "quoted", aks(/Karpenter (\d+) m (\d+) s/)),
    ...way("emr", "EMR", "AWS", "quoted", [
      { phase: "start", step: "wait for the cluster", from: emr, seconds: [emrLeast!, emrMost!] },
    ]),
    ...way("vms", "Raw VMs per job", "AWS", "spoken", [
      { phase: "start", step: "1,000 VMs, one remark", from: vms, seconds: inWords(vms) },
      {
        phase: "start",
        step: "request together (may be within it)",
        from: request,
        seconds: [together!, together!],
        aside: true,
      },
      { phase: "start", step: "request one by one (instead)", from: request, seconds: [perVm!, perVm!], aside: true },
    ]),
  ];
};

/** The rows of a way; the order counts within each phase. */
function way(id: string, title: string, cloud: string, origin: Origin, steps: readonly Step[]): Row[] {
  return steps.map(({ phase, step, from, seconds, average, nodesAtOnce, aside }, index) => {
    if (!from.url.startsWith("https://")) throw new MalformedRaw(factsPath, "an address", quoted(from.url));
    return {
      way: id,
      title,
      cloud,
      phase,
      order: steps.slice(0, index + 1).filter((other) => other.phase === phase).length,
      step,
      counts: aside !== true,
      secondsLeast: seconds[0],
      secondsAverage: average ?? null,
      secondsMost: seconds[1],
      nodesAtOnce: nodesAtOnce ?? null,
      origin,
      document: from.document,
      date: from.date,
      url: from.url,
      confidence: from.confidence,
    };
  });
}

/** Minutes in the text of a fact, as seconds. */
function minutes(fact: Fact, pattern: RegExp): number[] {
  return numbers(fact.values, pattern).map((minutes) => minutes * 60);
}

/** The one time that was said in words: a minute is one, a couple are two. */
function inWords({ values }: Fact): [number, number] {
  if (!values.includes("about a minute, maybe a couple of minutes"))
    throw new MalformedRaw(factsPath, '"about a minute, maybe a couple of minutes"', quoted(values));
  return [60, 120];
}

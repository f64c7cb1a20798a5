/** A list of pods and a printed count → how many jobs asked for how many GPUs on two clusters. */
import { sum } from "d3";
import { facts, numbers } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";
import { MalformedRaw, csv, quoted, whole } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";

/** One number of GPUs on one cluster; each field is described in resource.json. */
export interface Row {
  readonly cluster: string;
  readonly year: number;
  readonly gpus: string;
  readonly n: number;
  readonly count: number;
  readonly share: number;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** Numbers of GPUs, from few to many. */
export const bins = ["part of one", "1", "2", "3–8", "over 8"] as const;

const pods = "data/batch-traces/raw/openb_pod_list_default.csv";

/** The table `job-gpus`: MIT SuperCloud as printed, then Alibaba as counted. */
export const build: Build<Row> = async (raw) => {
  const fact = await facts(raw);
  const [printed, counted] = [fact("MIT SuperCloud GPU jobs"), fact("Alibaba GPU pods 2023")];
  const jobs = numbers(printed.values, /^1 GPU ([\d,]+) .*· 2: ([\d,]+) .*· 3–8: ([\d,]+) .*· >8: ([\d,]+) /);
  // SuperCloud's notebook has no parts of a GPU: not none, but not asked
  const printedBins = bins.slice(1).map((gpus, index) => [gpus, jobs[index]!] as const);
  return [
    ...rows("MIT SuperCloud", printedBins, "quoted", printed),
    ...rows("Alibaba", await alibaba(raw), "computed", counted),
  ];
};

function rows(cluster: string, counts: readonly (readonly [string, number])[], origin: Origin, from: Fact): Row[] {
  const n = sum(counts, ([, count]) => count);
  const { document, url, confidence } = from;
  const year = Number(from.date);
  if (!Number.isInteger(year) || !url.startsWith("https://"))
    throw new MalformedRaw("design/facts.md", "a year and an address", quoted(`${from.date} ${url}`));
  return counts.map(([gpus, count]) => {
    const share = Math.round((count / n) * 10_000) / 10_000;
    return { cluster, year, gpus, n, count, share, origin, document, url, confidence };
  });
}

/** How many pods that ask for a GPU ask for how many; a pod asks for part of one in thousandths. */
async function alibaba(raw: Raw): Promise<(readonly [string, number])[]> {
  const end = (await raw(pods)).toString("utf8").slice(-1);
  if (end !== "\n") throw new MalformedRaw(pods, "a last line that is whole", quoted(end));
  const list = await csv(raw, pods, ["num_gpu", "gpu_milli", "scheduled_time"]);
  const counts = new Map<string, number>(bins.map((gpus) => [gpus, 0]));
  for (const [index, pod] of list.entries()) {
    const gpus = whole(pod.num_gpu, pods, index + 2, "a number of GPUs");
    const milli = whole(pod.gpu_milli, pods, index + 2, "thousandths of a GPU");
    if (gpus === 0) continue;
    const bin = gpus === 1 && milli < 1000 ? bins[0] : gpus <= 2 ? String(gpus) : gpus <= 8 ? bins[3] : bins[4];
    counts.set(bin, counts.get(bin)! + 1);
  }
  if (sum(counts.values()) === 0) throw new MalformedRaw(pods, "at least one pod with a GPU", "none");
  return [...counts];
}

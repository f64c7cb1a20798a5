/** How much of what they asked for jobs used: a histogram of a job log, and three printed shares. */
import { median } from "d3";
import { facts, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import type { Build, Raw } from "../raw.ts";
import { jobs } from "./metacentrum.ts";

/** A share of the jobs that asked for `resource` and how much of it they used; each field is described in resource.json. */
export interface Row {
  readonly whose: string;
  readonly resource: string;
  readonly from: number;
  readonly to: number | null;
  readonly jobs: number | null;
  readonly share: number;
  readonly median: number | null;
  readonly origin: Origin;
  readonly document: string | null;
  readonly url: string | null;
  readonly confidence: string | null;
}

/** Bins of 5 % from nothing to all of it, and one for more than was asked. */
const bins = 20;

/** The table `over-asking`. */
export const build: Build<Row> = async (raw) => [...(await wallTime(raw)), ...(await printed(raw))];

async function wallTime(raw: Raw): Promise<Row[]> {
  const all = await jobs(raw);
  const counts = Array.from({ length: bins + 1 }, () => 0);
  // Bins hold their upper end, so that "at most 10 %" is a sum of bins. 20 × ran is whole, so an end is met exactly.
  for (const { ran, asked } of all) counts[Math.min(Math.ceil((bins * ran) / asked) - 1, bins)]! += 1;
  const used = round(median(all, ({ ran, asked }) => ran / asked)!);
  return counts.map((count, bin) => ({
    whose: "MetaCentrum",
    resource: "wall time",
    from: bin / bins,
    to: bin === bins ? null : (bin + 1) / bins,
    jobs: count,
    share: round(count / all.length),
    median: used,
    origin: "computed",
    document: null,
    url: null,
    confidence: null,
  }));
}

async function printed(raw: Raw): Promise<Row[]> {
  const { values, document, url, confidence } = (await facts(raw))("Requests exceed use");
  const shares = numbers(values, /CPU ([\d.]+) % · GPU ([\d.]+) % · memory ([\d.]+) %/);
  return ["CPU", "GPU", "memory"].map((resource, index) => ({
    whose: "Alibaba PAI",
    resource,
    from: 0,
    to: 1,
    jobs: null,
    share: round(shares[index]! / 100),
    median: null,
    origin: "quoted",
    document,
    url,
    confidence,
  }));
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

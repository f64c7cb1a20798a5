/** Good runs beside accidents: what was paid for, in US dollars, and who says so. */
import { count, duration } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import type { CostLog } from "./job-costs.ts";
import { publishedRow } from "./published.ts";

/** A row of data/cost-accidents. */
interface AccidentRow {
  readonly what: string;
  readonly usd: number;
  readonly usdExpectedLow: number | null;
  readonly usdExpectedHigh: number | null;
  readonly document: string;
}

/** A row of data/cloud-waste; `share` from 0 to 1. */
interface WasteRow {
  readonly year: number;
  readonly measure: string;
  readonly share: number;
}

/** Something that was paid for. */
export interface Paid {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly usd: number;
  readonly wasted: boolean;
  /** What it was thought to cost, if it was something else. */
  readonly thought?: readonly [low: number, high: number];
  readonly source: string;
}

/** What firms answer: the latest year. */
export interface Survey {
  readonly year: number;
  readonly wasted: number;
  readonly over: number;
}

/** What accidents are called, in full and where there is little room. */
const NAMES: Readonly<Record<string, readonly [label: string, short: string]>> = {
  "A student's forgotten resources": ["What a student forgot to switch off", "a student forgot"],
  "Debug logs": ["Debug logs of 1,000 machines", "debug logs"],
  "Kubernetes pool, one month": ["A pool of machines, one month", "a pool, a month"],
  "A serverless app, the host's story": ["A serverless app, billed by use", "app billed by use"],
};

/** Good runs and accidents, each the cheapest first; the job in the middle costs what its assumed size makes it. */
export function paidOf(tables: Tables, log: CostLog): Paid[] {
  const run = (what: string, id: string, label: string, short: string): Paid => {
    const { usd, document } = publishedRow(tables, what);
    return { id, label, short, usd: usd!, wasted: false, source: document };
  };
  const xarray = publishedRow(tables, "Xarray, after tuning");
  const left = publishedRow(tables, "m7i.24xlarge left on for a year");
  const good: Paid[] = [
    {
      id: "job",
      label: "The median job of a national centre",
      short: "the median job",
      usd: log.usdMedian,
      wasted: false,
      source: `Re-priced with ${count(log.vcpus ?? 0)} vCPUs, an assumption`,
    },
    run("1,000 machines for 5 minutes", "machines", "1,000 machines for 5 minutes", "1,000 machines, 5 min"),
    run(xarray.what, "xarray", `250 TB of Xarray in ${duration((xarray.minutes ?? 0) * 60)}`, "250 TB of Xarray"),
    run("NSIDC customer story", "nsidc", "200 TB of ice data", "200 TB of ice"),
  ];
  const accidents = rowsOf<AccidentRow>(tables, "cost-accidents").map((row, index): Paid => {
    const { what, usd, usdExpectedLow: low, usdExpectedHigh: high, document } = row;
    const thought = low === null || high === null ? {} : { thought: [low, high] as const };
    const [label, short] = NAMES[what] ?? [what, what];
    return {
      id: `accident${index}`,
      label,
      short,
      usd,
      wasted: true,
      ...thought,
      source: document,
    };
  });
  const year: Paid = {
    id: "year",
    label: "One big machine left on for a year",
    short: "left on for a year",
    usd: left.usd!,
    wasted: true,
    source: "m7i.24xlarge at list price, reckoned",
  };
  return [...good.toSorted(byPrice), ...[...accidents, year].toSorted(byPrice)];
}

const byPrice = (a: Paid, b: Paid): number => a.usd - b.usd;

/** The latest answers of the survey. */
export function surveyOf(tables: Tables): Survey {
  const rows = rowsOf<WasteRow>(tables, "cloud-waste");
  const year = Math.max(...rows.map((row) => row.year));
  const share = (measure: string): number => rows.find((row) => row.year === year && row.measure === measure)!.share;
  return { year, wasted: share("wasted"), over: share("over budget") };
}

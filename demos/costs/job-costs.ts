/** What jobs would cost: three logs re-priced, and what the one without sizes comes to at another assumed size. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/job-costs. */
interface PointRow {
  readonly cluster: string;
  readonly usd: number;
  readonly share: number;
}

/** A row of data/job-cost-summary, as far as it is needed here, in US dollars and shares from 0 to 1. */
interface SummaryRow {
  readonly cluster: string;
  readonly title: string;
  readonly year: number;
  readonly n: number;
  readonly usdPerVcpuHour: number;
  /** Null where the log says how many cores each job had. */
  readonly vcpusPerJob: number | null;
  readonly usdMedian: number;
  readonly usdMean: number;
  readonly share10Cents: number;
  readonly share1Usd: number;
  readonly share10Usd: number;
  readonly top1Percent: number;
  readonly usdTotal: number;
}

/** One log, priced. `points` rise in dollars and in the share of jobs that cost at most so much. */
export interface CostLog extends SummaryRow {
  readonly label: string;
  /** vCPUs that each job is assumed to have; null: known, job by job. */
  readonly vcpus: number | null;
  readonly points: readonly (readonly [usd: number, share: number])[];
}

const LABELS: Readonly<Record<string, string>> = { LCG: "LHC Grid" };

/**
 * The three logs, SURF first. SURF's log says 16 cores of every job, which stands for not knowing: its jobs cost in
 * proportion to the number assumed in their place.
 */
export function costLogs(tables: Tables, vcpus: number): CostLog[] {
  const points = rowsOf<PointRow>(tables, "job-costs");
  return rowsOf<SummaryRow>(tables, "job-cost-summary").map((row) => {
    const assumed = row.cluster === "SURF" ? vcpus : row.vcpusPerJob;
    const times = assumed === null || row.vcpusPerJob === null ? 1 : assumed / row.vcpusPerJob;
    return {
      ...row,
      label: LABELS[row.cluster] ?? row.cluster,
      vcpus: assumed,
      usdMedian: row.usdMedian * times,
      usdMean: row.usdMean * times,
      usdTotal: row.usdTotal * times,
      points: points.filter(({ cluster }) => cluster === row.cluster).map(({ usd, share }) => [usd * times, share]),
    };
  });
}

/** The share of jobs that cost at most so many dollars, straight between the points of the logarithm. */
export function shareWithin({ points }: CostLog, usd: number): number {
  const after = points.findIndex(([at]) => at > usd);
  if (after === 0) return 0;
  if (after < 0) return points.at(-1)?.[1] ?? 1;
  const [[low, from], [high, to]] = [points[after - 1]!, points[after]!];
  return from + ((to - from) * Math.log(usd / low)) / Math.log(high / low);
}

/** What the jobs below this share of all cost at most, in US dollars. */
export function costOf({ points }: CostLog, share: number): number {
  const after = points.findIndex(([, at]) => at >= share);
  const [high, to] = points[after < 0 ? points.length - 1 : after]!;
  const [low, from] = points[Math.max(0, after - 1)]!;
  return to > from ? low * (high / low) ** ((share - from) / (to - from)) : high;
}

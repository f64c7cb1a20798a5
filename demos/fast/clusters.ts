/** The bundled job logs as distributions a chart can draw and words can quote. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/job-clusters: one log, its size and its median in seconds. */
export interface ClusterRow {
  readonly cluster: string;
  readonly title: string;
  readonly year: number;
  readonly n: number;
  readonly median: number;
}

/** A row of data/job-durations: the share of a cluster's jobs done within so many seconds. */
interface DurationRow {
  readonly cluster: string;
  readonly seconds: number;
  readonly share: number;
}

/** One cluster: its jobs, its exact median (s) and its cumulative distribution, points (seconds, share 0–1) rising. */
export interface Cluster {
  readonly id: string;
  readonly title: string;
  /** As the chart has room for. */
  readonly label: string;
  readonly year: number;
  readonly n: number;
  readonly median: number;
  readonly points: readonly (readonly [seconds: number, share: number])[];
}

/** Joins the two tables. */
export function clustersIn(tables: Tables): Cluster[] {
  const clusters = rowsOf<ClusterRow>(tables, "job-clusters");
  const durations = rowsOf<DurationRow>(tables, "job-durations");
  return clusters.map(({ cluster, title, year, n, median }) => ({
    id: cluster,
    title,
    label: cluster === "LCG" ? "LHC Grid" : cluster,
    year,
    n,
    median,
    points: durations.filter((row) => row.cluster === cluster).map(({ seconds, share }) => [seconds, share] as const),
  }));
}

/**
 * The share of a cluster's jobs done within so many seconds. Between two points the line is straight on a logarithmic
 * axis, as the chart draws it; the table's points are so chosen that this is never 0.2 % of the jobs off.
 */
export function shareWithin({ points }: Cluster, seconds: number): number {
  const next = points.findIndex(([at]) => at >= seconds);
  if (next < 0) return points.at(-1)?.[1] ?? 0;
  const [to, high] = points[next]!;
  const [from, low] = points[next - 1] ?? [to, high];
  return from === to ? high : low + ((high - low) * Math.log(seconds / from)) / Math.log(to / from);
}

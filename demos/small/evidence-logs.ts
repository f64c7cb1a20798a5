/** What the logs of shared clusters say of the size of jobs, as lines a chart can draw and shares the words can quote. */
import { rowsOf, type Tables } from "../contract/table.ts";

interface CoreRow {
  readonly cores: number;
  readonly jobs: number;
  readonly share: number;
  readonly shareOfCoreHours: number;
}
interface GpuRow {
  readonly cluster: string;
  readonly gpus: string;
  readonly n: number;
  readonly share: number;
}
interface WorkRow {
  readonly cluster: string;
  readonly shareOfJobs: number;
  readonly shareOfWork: number;
  readonly atMost: boolean;
}

/** Points (x, share 0 to 1), x rising. */
export type Points = readonly (readonly [x: number, share: number])[];

/** Shares of jobs and of their core-hours with so many cores or fewer, of jobs with so many GPUs or fewer. */
export interface Jobs {
  readonly jobs: number;
  readonly byCores: Points;
  readonly hours: Points;
  readonly gpus: readonly { readonly cluster: string; readonly n: number; readonly points: Points }[];
}

/** The greatest count on the axis: the largest job of the log. */
export const MOST_CORES = 256;

/** Reads both tables. */
export function jobsOf(tables: Tables): Jobs {
  const cores = rowsOf<CoreRow>(tables, "job-cores");
  const gpus = rowsOf<GpuRow>(tables, "job-gpus");
  return {
    jobs: cores.reduce((sum, { jobs }) => sum + jobs, 0),
    byCores: cores.map(({ cores, share }) => [cores, share] as const),
    hours: cores.map(({ cores, shareOfCoreHours }) => [cores, shareOfCoreHours] as const),
    gpus: [...new Set(gpus.map(({ cluster }) => cluster))].map((cluster) => {
      const rows = gpus.filter((row) => row.cluster === cluster);
      return { cluster, n: rows[0]!.n, points: gpuPoints(rows) };
    }),
  };
}

/** Up to 1, 2 and 8 GPUs; beyond that the tables do not count. */
function gpuPoints(rows: readonly GpuRow[]): Points {
  const upTo = (names: readonly string[]): number =>
    rows.filter(({ gpus }) => names.includes(gpus)).reduce((sum, { share }) => sum + share, 0);
  const one = ["part of one", "1"];
  return [
    [1, upTo(one)],
    [2, upTo([...one, "2"])],
    [8, Math.min(1, upTo([...one, "2", "3–8"]))],
  ];
}

/** The share at x or fewer: steps, as counts are. */
export const shareAt = (points: Points, x: number): number => points.findLast(([at]) => at <= x)?.[1] ?? 0;

/** The same points as steps, for a chart that draws straight lines between them. */
export const stepsOf = (points: Points): Points =>
  points.flatMap(([x, share], index) => {
    const before = points[index - 1];
    return before
      ? ([
          [x * 0.9999, before[1]],
          [x, share],
        ] as const)
      : ([[x, share]] as const);
  });

/** The share of all work that the largest jobs do, by their share of jobs. */
export interface Work {
  readonly cluster: string;
  readonly points: Points;
  /** The largest 1 % of jobs do so much, or more where it is a published bound. */
  readonly top: number;
  readonly orMore: boolean;
}

/** From the smallest jobs first, as the table has it, to the largest first. */
export function workOf(tables: Tables): Work[] {
  const rows = rowsOf<WorkRow>(tables, "work-concentration");
  return [...new Set(rows.map(({ cluster }) => cluster))].map((cluster) => {
    const own = rows.filter((row) => row.cluster === cluster);
    const points = own
      .map(({ shareOfJobs, shareOfWork }) => [rounded(1 - shareOfJobs), rounded(1 - shareOfWork)] as const)
      .filter(([jobs]) => jobs > 0)
      .toReversed();
    return { cluster, points, top: shareAt(points, TOP), orMore: own.some(({ atMost }) => atMost) };
  });
}

/** The jobs everybody quotes. */
export const TOP = 0.01;

const rounded = (share: number): number => Number(share.toFixed(6));

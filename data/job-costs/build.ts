/** Three job logs, priced today → one line per cluster: the share of jobs that would cost at most so many dollars. */
import { range } from "d3";
import { shareWithin } from "../job-durations/distribution.ts";
import { onDemand, vcpusByName } from "../prices/on-demand.ts";
import type { Build, Raw } from "../raw.ts";
import { coreSeconds, logs } from "./jobs.ts";

/** `share` (0 to 1) of the jobs of `cluster` would cost at most `usd`. */
export interface Row {
  readonly cluster: string;
  readonly usd: number;
  readonly share: number;
}

/** Read-off marks that every cluster has, US dollars: the two ends of the axis, and each power of ten from a cent. */
export const marks = [0.0001, 0.01, 0.1, 1, 10, 100, 1000] as const;

/** How far, as a share of jobs, the drawn line may be from the log: three pixels on a chart 400 pixels tall. */
export const tolerance = 0.0075;

/** Prices of three significant digits from the first mark to the last, where the line is held against the log. */
export const places: readonly number[] = [
  ...range(-4, 3).flatMap((power) => range(100, 1000).map((digits) => Number(`${digits}e${power - 2}`))),
  1000,
];

/** The table `job-costs`. */
export const build: Build<Row> = async (raw) => {
  const price = await usdPerVcpuHour(raw);
  return (await logs(raw)).flatMap(({ cluster, jobs }) => {
    const work = coreSeconds(jobs);
    const points = places.map((usd) => ({ usd, share: shareWithin(work, affordable(usd, price)) }));
    return thin(points).map(({ usd, share }) => ({
      cluster: cluster.id,
      usd,
      share: Math.round(share * 10_000) / 10_000,
    }));
  });
};

/** The list price of one vCPU for an hour, US dollars: that of a machine with one. */
export async function usdPerVcpuHour(raw: Raw): Promise<number> {
  const type = "m7g.medium";
  return (await onDemand(raw))(type) / vcpusByName(type)!;
}

/** The whole core-seconds that `usd` pay for; the addend keeps an exact second that arithmetic puts a hair lower. */
export function affordable(usd: number, price: number): number {
  return Math.floor((usd * 3600) / price + 1e-6);
}

interface Point {
  readonly usd: number;
  readonly share: number;
}

/** Few of `points`: the marks, and between two of them the one furthest from a straight line, if too far, and so on. */
function thin(points: readonly Point[]): Point[] {
  const between = (from: number, to: number): Point[] => {
    const [left, right] = [points[from]!, points[to]!];
    let worst = 0;
    let furthest = tolerance;
    for (let index = from + 1; index < to; index++) {
      const { usd, share } = points[index]!;
      const along = Math.log(usd / left.usd) / Math.log(right.usd / left.usd);
      const distance = Math.abs(left.share + (right.share - left.share) * along - share);
      if (distance > furthest) [worst, furthest] = [index, distance];
    }
    return worst ? [...between(from, worst), points[worst]!, ...between(worst, to)] : [];
  };
  const fixed = marks.map((mark) => points.findIndex(({ usd }) => usd === mark));
  return fixed.flatMap((to, index) => (index === 0 ? [points[to]!] : [...between(fixed[index - 1]!, to), points[to]!]));
}

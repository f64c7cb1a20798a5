/** Five job logs → one row per cluster: who they are, how many jobs, and the exact figures the lesson quotes. */
import { durations } from "../job-durations/build.ts";
import { quantile, shareWithin } from "../job-durations/distribution.ts";
import type { Build } from "../raw.ts";

/** One cluster. Quantiles in seconds, shares 0 to 1; each field is described in resource.json. */
export interface Row {
  readonly cluster: string;
  readonly title: string;
  readonly operator: string;
  readonly year: number;
  readonly n: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  readonly share1min: number;
  readonly share10min: number;
  readonly share1h: number;
  readonly over24h: number;
}

/** The table `job-clusters`. */
export const build: Build<Row> = async (raw) =>
  (await durations(raw)).map(({ cluster: { id, title, operator, year }, seconds }) => {
    const within = (most: number) => round(shareWithin(seconds, most));
    return {
      cluster: id,
      title,
      operator,
      year,
      n: seconds.length,
      p10: quantile(seconds, 0.1),
      median: quantile(seconds, 0.5),
      p90: quantile(seconds, 0.9),
      share1min: within(60),
      share10min: within(600),
      share1h: within(3600),
      over24h: round(1 - shareWithin(seconds, 86_400)),
    };
  });

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

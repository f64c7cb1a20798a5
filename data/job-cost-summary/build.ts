/** Three job logs, priced today → one row per cluster: the figures the lesson quotes. */
import { sum } from "d3";
import { affordable, usdPerVcpuHour } from "../job-costs/build.ts";
import { coreSeconds, coresOfAll, logs } from "../job-costs/jobs.ts";
import { quantile, shareWithin } from "../job-durations/distribution.ts";
import type { Build } from "../raw.ts";
import { lorenz } from "../work-concentration/lorenz.ts";

/** One cluster. US dollars; shares 0 to 1; each field is described in resource.json. */
export interface Row {
  readonly cluster: string;
  readonly title: string;
  readonly year: number;
  readonly n: number;
  readonly usdPerVcpuHour: number;
  readonly vcpusPerJob: number | null;
  readonly usdMedian: number;
  readonly usdMean: number;
  readonly usdP90: number;
  readonly share10Cents: number;
  readonly share1Usd: number;
  readonly share10Usd: number;
  readonly top1Percent: number;
  readonly top10Percent: number;
  readonly usdTotal: number;
}

/** The table `job-cost-summary`. */
export const build: Build<Row> = async (raw) => {
  const price = await usdPerVcpuHour(raw);
  return (await logs(raw)).map(({ cluster: { id, title, year }, jobs }) => {
    const work = coreSeconds(jobs);
    const usd = (seconds: number) => Number(((seconds * price) / 3600).toPrecision(4));
    const within = (dollars: number) => share(shareWithin(work, affordable(dollars, price)));
    const below = lorenz(work);
    return {
      cluster: id,
      title,
      year,
      n: jobs.length,
      usdPerVcpuHour: price,
      vcpusPerJob: coresOfAll(jobs),
      usdMedian: usd(quantile(work, 0.5)),
      usdMean: usd(sum(work) / work.length),
      usdP90: usd(quantile(work, 0.9)),
      share10Cents: within(0.1),
      share1Usd: within(1),
      share10Usd: within(10),
      top1Percent: share(1 - below(10)),
      top10Percent: share(1 - below(100)),
      usdTotal: usd(sum(work)),
    };
  });
};

const share = (value: number) => Math.round(value * 10_000) / 10_000;

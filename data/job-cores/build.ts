/** One job log → how many jobs ran on so many cores, and what they were of all the work. */
import { groups, sum } from "d3";
import { metacentrum } from "../job-costs/jobs.ts";
import type { Build } from "../raw.ts";

/** `jobs` ran on `cores` each; shares (0 to 1) are of jobs and of core-hours on that many cores or fewer. */
export interface Row {
  readonly cores: number;
  readonly jobs: number;
  readonly share: number;
  readonly shareOfCoreHours: number;
}

/** The table `job-cores`: one row for each number of cores that any job had, upwards. */
export const build: Build<Row> = async (raw) => {
  const all = await metacentrum(raw);
  const work = (jobs: typeof all) => sum(jobs, ({ seconds, cores }) => seconds * cores);
  const total = work(all);
  let [jobs, done] = [0, 0];
  return groups(all, ({ cores }) => cores)
    .sort(([a], [b]) => a - b)
    .map(([cores, held]) => {
      jobs += held.length;
      done += work(held);
      return { cores, jobs: held.length, share: share(jobs / all.length), shareOfCoreHours: share(done / total) };
    });
};

const share = (value: number) => Math.round(value * 10_000) / 10_000;

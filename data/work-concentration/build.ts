/** Two job logs → what share of all core-hours the smallest jobs took; and one published figure beside them. */
import { range } from "d3";
import { facts, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import { coreSeconds, logs } from "../job-costs/jobs.ts";
import type { Build, Raw } from "../raw.ts";
import { lorenz } from "./lorenz.ts";

/** The smallest `shareOfJobs` of the jobs took `shareOfWork` of the core-hours, 0 to 1; less where `atMost`. */
export interface Row {
  readonly cluster: string;
  readonly shareOfJobs: number;
  readonly shareOfWork: number;
  readonly atMost: boolean;
  readonly origin: Origin;
  readonly document: string | null;
  readonly url: string | null;
  readonly confidence: string | null;
}

/** The largest jobs left out at each point, in thousandths of all: every 10 % of jobs, every 2 % of the upper half, and closer near the end. */
const tops = [...range(1000, 500, -100), ...range(500, 0, -20), 50, 30, 10, 5, 2, 1, 0].sort((a, b) => b - a);

/** The table `work-concentration`. */
export const build: Build<Row> = async (raw) => {
  const none = { atMost: false, origin: "computed", document: null, url: null, confidence: null } as const;
  const lines = (await logs(raw, ["SURF", "MetaCentrum"])).flatMap(({ cluster, jobs }) => {
    const below = lorenz(coreSeconds(jobs));
    return tops.map((top) => ({
      cluster: cluster.id,
      shareOfJobs: (1000 - top) / 1000,
      shareOfWork: round(below(top)),
      ...none,
    }));
  });
  return [...lines, await borg(raw)];
};

/** "The top 1 % use more than 99 %" is one point of a curve that was not published: the other 99 % use less than 1 %. */
async function borg(raw: Raw): Promise<Row> {
  const { fact, values, document, url, confidence } = (await facts(raw))("Google Borg 2019");
  const [jobs = 0, work = 0] = numbers(values, /top ([\d.]+) % of jobs use > ([\d.]+) % of resources/);
  const [shareOfJobs, shareOfWork] = [round(1 - jobs / 100), round(1 - work / 100)];
  return { cluster: fact, shareOfJobs, shareOfWork, atMost: true, origin: "quoted", document, url, confidence };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

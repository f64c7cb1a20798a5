/** The evidence as a table: the one behind the picture that is shown. */
import type { DataTable } from "../contract/outcome.ts";
import { plural } from "../contract/format.ts";
import { MOST_CORES, shareAt, type Jobs, type Work } from "./evidence-logs.ts";
import { machineNames, machines, sizeNames, sizes, type Survey } from "./evidence-survey.ts";

/** Numbers behind the pictures. */
interface Numbers {
  readonly picture: "sizes" | "machines" | "jobs" | "work" | "curve";
  readonly survey: Survey;
  readonly jobs: Jobs;
  readonly work: readonly Work[];
  readonly heights: readonly number[] | null;
}

/** Shares as percentages with one decimal. */
export function tableOf({ picture, survey, jobs, work, heights }: Numbers): DataTable {
  if (picture === "jobs") return tableOfJobs(jobs);
  if (picture === "work" || picture === "curve") return tableOfWork(work);
  const total = heights?.reduce((sum, height) => sum + height, 0) ?? 0;
  return {
    caption: `${plural(survey.people, "person", "people")} of Dask's survey of 2021, by their largest data and the most machines they use`,
    columns: [
      "largest data",
      ...machineNames.map((name) => `${machines[name].row} (people)`),
      "all (people)",
      "share (%)",
      ...(heights ? ["your guess (%)"] : []),
    ],
    rows: sizeNames.map((name, index) => [
      sizes[name].label,
      ...survey.counts[index]!,
      survey.counts[index]!.reduce((sum, many) => sum + many, 0),
      percent(survey.shares[index]!),
      ...(heights ? [percent(heights[index]! / total)] : []),
    ]),
  };
}

function tableOfJobs({ byCores, hours, gpus }: Jobs): DataTable {
  return {
    caption: "Jobs and core-hours of MetaCentrum with so many cores or fewer, and jobs with so many GPUs or fewer",
    columns: ["cores or GPUs", "jobs (%)", "core-hours (%)", ...gpus.map(({ cluster }) => `${cluster}, by GPUs (%)`)],
    rows: [1, 2, 4, 8, 16, 32, 64, 128, MOST_CORES].map((most) => [
      most,
      ...[byCores, hours].map((points) => percent(shareAt(points, most))),
      ...gpus.map(({ points }) => (most > points.at(-1)![0] ? "not counted" : percent(shareAt(points, most)))),
    ]),
  };
}

function tableOfWork(work: readonly Work[]): DataTable {
  return {
    caption: "How much of all work the largest jobs do",
    columns: ["largest jobs (%)", ...work.map(({ cluster }) => `${cluster} (% of work)`)],
    rows: [0.001, 0.01, 0.1, 0.5].map((jobs) => [
      percent(jobs),
      ...work.map(({ points, orMore }) => {
        const [only] = points;
        if (orMore) return only?.[0] === jobs ? `over ${percent(only[1])}` : "not published";
        return percent(shareAt(points, jobs + 1e-9));
      }),
    ]),
  };
}

const percent = (part: number): number => Math.round(part * 1000) / 10;

/** Three surveys → how many ticked each way to launch Dask, each project to deploy it, and how much ease matters. */
import { MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";
import { answers, ease, launch, projects, share, surveyPath, years } from "./survey.ts";
import type { Question } from "./survey.ts";

/** One option of one question in one year; each field is described in resource.json. */
export interface Row {
  readonly question: "launch" | "projects" | "ease";
  readonly year: number;
  readonly option: string;
  readonly n: number;
  readonly count: number;
  readonly share: number;
}

const questions: readonly (readonly [Row["question"], Question])[] = [
  ["launch", launch],
  ["projects", projects],
  ["ease", ease],
];

/** The label of whatever people wrote in their own words; no such answer is kept. */
export const other = "other, in own words";

/** The table `dask-deployment`. */
export const build: Build<Row> = async (raw) => {
  const rows: Row[] = [];
  for (const [id, question] of questions)
    for (const year of years.filter((year) => question.years.includes(year))) {
      const given = (await answers(raw, year, [question])).flatMap(([answer]) => answer ?? []);
      const n = given.length;
      if (n === 0) throw new MalformedRaw(surveyPath(year), `answers to "${question.column}"`, "none");
      const row = (option: string, count: number): Row => ({
        question: id,
        year,
        option,
        n,
        count,
        share: share(count, n),
      });
      for (const [label] of question.options)
        rows.push(row(label, given.filter(({ ticked }) => ticked.includes(label)).length));
      if (question.free) rows.push(row(other, given.filter((answer) => answer.other).length));
    }
  return rows;
};

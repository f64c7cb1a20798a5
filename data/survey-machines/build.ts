/** Three surveys → where people run Dask: any tick, and the largest one. */
import { answers, largest, machines, share, surveyPath, years } from "../dask-deployment/survey.ts";
import { MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One kind of machines in one year; each field is described in resource.json. */
export interface Row {
  readonly year: number;
  readonly machines: string;
  readonly n: number;
  readonly largest: number;
  readonly largestShare: number;
  readonly ticked: number;
  readonly tickedShare: number;
}

/** The table `survey-machines`, from small to large within each year. */
export const build: Build<Row> = async (raw) => {
  const rows: Row[] = [];
  for (const year of years) {
    const given = (await answers(raw, year, [machines])).flatMap(([answer]) => answer ?? []);
    const n = given.length;
    if (n === 0) throw new MalformedRaw(surveyPath(year), `answers to "${machines.column}"`, "none");
    for (const [label] of machines.options) {
      const top = given.filter((answer) => largest(answer, machines) === label).length;
      const any = given.filter(({ ticked }) => ticked.includes(label)).length;
      rows.push({
        year,
        machines: label,
        n,
        largest: top,
        largestShare: share(top, n),
        ticked: any,
        tickedShare: share(any, n),
      });
    }
  }
  return rows;
};

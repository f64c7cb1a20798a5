/** The survey of 2021 → how many people for each largest data size and each largest set of machines. */
import { answers, largest, machines, share, sizes, surveyPath } from "../dask-deployment/survey.ts";
import { MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One size on one kind of machines; each field is described in resource.json. */
export interface Row {
  readonly size: string;
  readonly machines: string;
  readonly count: number;
  readonly n: number;
  readonly share: number;
}

/** The table `survey-sizes`: every cell, empty ones too, from small to large. */
export const build: Build<Row> = async (raw) => {
  const cells: string[] = [];
  for (const [size, machine] of await answers(raw, 2021, [sizes, machines]))
    if (size && machine) cells.push(`${largest(size, sizes)} on ${largest(machine, machines)}`);
  const n = cells.length;
  if (n === 0) throw new MalformedRaw(surveyPath(2021), "people who answered both questions", "none");
  return sizes.options.flatMap(([size]) =>
    machines.options.map(([machine]) => {
      const count = cells.filter((cell) => cell === `${size} on ${machine}`).length;
      return { size, machines: machine, count, n, share: share(count, n) };
    }),
  );
};

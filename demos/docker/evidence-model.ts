/** What the evidence shows, from its knobs and tables. */
import type { Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";
import { startsOf, type Starts } from "./published.ts";
import { updatesOf, type Update } from "./updates.ts";

/** Each picture's own tables. */
export const drawnTables = {
  waits: ["container-start"],
  updates: ["environment-updates"],
  read: ["container-start"],
} as const;

/** All tables; the survey's answers are for the prose alone. */
export const tables = ["container-start", "environment-updates", "dask-deployment"] as const;

/** A row of data/dask-deployment. */
interface DeploymentRow {
  readonly question: string;
  readonly year: number;
  readonly option: string;
  readonly n: number;
  readonly count: number;
}

/** Plain data. `picked` is the index of an update. */
export interface Evidence {
  readonly view: "question" | "waits" | "updates" | "read";
  readonly guess: number | null;
  readonly starts: Starts;
  readonly updates: readonly Update[];
  readonly picked: number | undefined;
  /** Of so many who said what they deploy with, how many ticked Dask's own image. */
  readonly survey: { readonly year: number; readonly n: number; readonly count: number };
}

/** The knobs, as the schema gives them. */
export interface Knobs {
  readonly guess: number | null;
  readonly picture: "waits" | "updates" | "read";
  readonly update: number | null;
  readonly answer: "hidden" | "shown";
}

/** Joins tables and knobs. */
export function evidenceOf({ guess, picture, update, answer }: Knobs, given: Tables): Evidence {
  const updates = updatesOf(given);
  const rows = rowsOf<DeploymentRow>(given, "dask-deployment");
  const { year, n, count } = rows
    .filter(({ question, option }) => question === "projects" && /image/.test(option))
    .reduce((last, row) => (row.year > last.year ? row : last));
  return {
    view: answer === "hidden" ? "question" : picture,
    guess,
    starts: startsOf(given),
    updates,
    picked: update === null ? undefined : Math.min(updates.length, update) - 1,
    survey: { year, n, count },
  };
}

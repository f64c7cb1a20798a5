/** The figure's tables, and its settings by the numbers of their subsets. */
import { inputsOf, tables as names } from "../../demos/all-ten/job.ts";
import { flagsOf, knobs, type Setting } from "../../demos/all-ten/knobs.ts";
import { defaults } from "../../demos/contract/params.ts";
import type { Tables } from "../../demos/contract/table.ts";
import { rows } from "../data/tables.ts";

export const tables = Object.fromEntries(names.map((name) => [name, { rows: rows(name) }])) as unknown as Tables;
export const inputs = inputsOf(tables, "none");
export const setting = (number: number, more: Partial<Setting> = {}): Setting => ({
  ...defaults(knobs),
  ...flagsOf(number),
  ...more,
});

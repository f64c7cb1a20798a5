/** The history of one image's lock file → one row per update: how many packages it held, and how many moved. */
import { MalformedRaw, at, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One update; each field is described in resource.json. */
export interface Row {
  readonly date: string;
  readonly packages: number;
  readonly updated: number;
  readonly added: number;
  readonly removed: number;
  readonly share: number;
}

const path = "data/env-churn/result.json";

/** The table `environment-updates`, in the file's order, which is that of the history. */
export const build: Build<Row> = async (raw) => {
  const file = await json(raw, path);
  const rows = at(path, file, ["rows"], isList, "rows").map((_, row) => {
    const [packages, updated, added, removed] = [1, 2, 3, 4].map((column) =>
      at(path, file, ["rows", row, column], isCount, "a count of packages"),
    ) as [number, number, number, number];
    if (packages === 0) throw new MalformedRaw(path, `packages in row ${row + 1}`, "none");
    const share = Math.round(((updated + added + removed) / packages) * 10_000) / 10_000;
    const date = at(path, file, ["rows", row, 0], isDate, "a date");
    return { date, packages, updated, added, removed, share };
  });
  const expected = at(path, file, ["lock_updates"], isNumber, "the number of updates");
  if (rows.length !== expected) throw new MalformedRaw(path, `${expected} rows, as it says itself`, `${rows.length}`);
  for (const [index, { packages, added, removed, date }] of rows.entries()) {
    const before = rows[index - 1];
    if (before && before.packages + added - removed !== packages)
      throw new MalformedRaw(
        path,
        `the packages of ${date} to be those before it, and what came and went`,
        quoted(packages),
      );
  }
  return rows;
};

const isCount = (value: unknown): value is number => isNumber(value) && Number.isInteger(value) && value >= 0;
const isDate = (value: unknown): value is string => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value);

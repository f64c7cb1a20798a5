/**
 * `npm run data`: rebuilds every table of `data/` from its raw files, and `data/datapackage.json`. A table that another
 * command records is looked over and left as it is.
 * Names say which tables, all unless any is named. `--check` writes nothing and fails when a committed file is not what
 * the build gives; `--raw DIR` says where the raw files are. Exit status: 0 all well or skipped because there is no such
 * folder, 1 a table failed, 2 a bad option.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readOptions } from "./options.mjs";
import { buildPackage, buildTable, tableNames } from "./tables.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const usage =
  "usage: npm run data -- [--check] [--raw DIR] [TABLE…]   (DIR holds the raw files; ../shared unless said)";

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const options = { check: { type: "boolean" }, raw: { type: "string" } } as const;
  const { values, names: wanted, problem } = readOptions(words, options, usage, { takesNames: true });
  if (problem !== undefined) {
    console.error(problem);
    return 2;
  }
  const raw = resolve(String(values.raw ?? resolve(root, "../shared")));
  const places = { data: resolve(root, "data"), raw, check: values.check === true };
  const tables = await tableNames(places.data);
  const unknown = wanted.find((name) => !tables.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no table "${unknown}" in data/.\n${usage}`);
    return 2;
  }
  const names = wanted.length > 0 ? wanted : tables;
  const reports = [];
  for (const name of names) reports.push(await buildTable(name, places));
  reports.push(await buildPackage(places));
  const width = Math.max(...reports.map(({ table }) => table.length));
  for (const { table, outcome, line } of reports) {
    const word = outcome === "skipped" ? "" : `${outcome.padEnd(9)}`;
    console.log(`${table.padEnd(width)}  ${word}${line}`);
  }
  return reports.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}

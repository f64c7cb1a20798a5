/** Every table of `data/`, found by its folder, as the tests read them. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { About } from "../../data/table.ts";

/** Where the tables are, and where their raw files may be. */
const data = fileURLToPath(new URL("../../data/", import.meta.url));
export const raw = fileURLToPath(new URL("../../../shared/", import.meta.url));

export type Row = Record<string, string | number | boolean | null>;

/** What stands in `resource.json` beyond what the code needs. */
export interface Resource extends About {
  readonly $schema: string;
  readonly path: string;
  readonly dialect: { readonly property: string };
  /** The command that writes the table, where no build does. */
  readonly recordedBy?: string;
}

export const names = readdirSync(data, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export const resource = (name: string) => JSON.parse(read(`${name}/resource.json`)) as Resource;
export const rows = <R extends object = Row>(name: string) =>
  (JSON.parse(read(`${name}/table.json`)) as { rows: R[] }).rows;
export const read = (path: string) => readFileSync(`${data}${path}`, "utf8");
export const has = (path: string) => existsSync(`${data}${path}`);

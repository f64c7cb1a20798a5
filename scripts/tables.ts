/** The tables of `data/`: found by folder, built from raw files, written and compared. `scripts/data.ts` is its command. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import type { About, Field } from "../data/table.ts";
import { MalformedRaw, reason } from "../data/raw.ts";
import type { Build, Raw } from "../data/raw.ts";

/** One line for the console, and whether it is a failure. `skipped`: no raw files are here; `recorded`: another command writes it. */
export interface Report {
  readonly table: string;
  readonly outcome: "same" | "written" | "skipped" | "recorded" | "failed";
  readonly line: string;
}

/** Where things are: `data` holds one folder per table, `raw` the raw files. `check` compares and writes nothing. */
export interface Places {
  readonly data: string;
  readonly raw: string;
  readonly check: boolean;
}

/** A table that must be served whole is small; the limit of architecture.md 1. */
export const mostBytes = 200_000;

/** The names of the tables: every folder of `data` that has a `resource.json`, in order of name. */
export async function tableNames(data: string): Promise<string[]> {
  const entries = await readdir(data, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders.filter((name) => existsSync(join(data, name, "resource.json"))).sort();
}

/** `table.json` as it is committed: one row per line, so that a change of one row is a change of one line. */
export function print(rows: readonly object[]): string {
  return `{\n  "rows": [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]\n}\n`;
}

/** "sha256:…" of some bytes. */
export function hash(bytes: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** A table that no build gives: `recordedBy` in its resource.json names the command that writes it. */
export type RecordedAbout = About & { readonly recordedBy: string };

/** A recorded table as it is committed, or one sentence on what is wrong with it. Never throws. */
export async function readRecorded(
  data: string,
  name: string,
): Promise<{ readonly about: RecordedAbout; readonly rows: readonly object[] } | { readonly problem: string }> {
  try {
    const about = JSON.parse(await readFile(join(data, name, "resource.json"), "utf8")) as RecordedAbout;
    const { rows } = JSON.parse(await readFile(join(data, name, "table.json"), "utf8")) as { rows: object[] };
    for (const [at, row] of rows.entries()) {
      const wrong = about.schema.fields.find((field) => !fits(row[field.name as keyof typeof row], field));
      const fields = about.schema.fields.map((field) => field.name).join(", ");
      const which = `data/${name}/table.json, row ${at + 1}`;
      if (wrong)
        return { problem: `${which}: expected ${wrong.type} ${wrong.name}, but found ${JSON.stringify(row)}.` };
      if (Object.keys(row).join(", ") !== fields) {
        return { problem: `${which}: expected the fields ${fields}, but found ${Object.keys(row).join(", ")}.` };
      }
    }
    return { about, rows };
  } catch (cause) {
    return { problem: `data/${name}: expected a table with its resource.json, but ${reason(cause)}.` };
  }
}

/** Whether a value of a row is what its field says. */
export function fits(value: unknown, { type, missing }: Field): boolean {
  if (value === null) return missing !== undefined;
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  return typeof value === (type === "boolean" ? "boolean" : "string") && value !== "";
}

/** Builds one table from its raw files and writes it, or compares it with what is committed. Never throws. */
export async function buildTable(name: string, places: Places): Promise<Report> {
  const report = (outcome: Report["outcome"], line: string): Report => ({ table: name, outcome, line });
  if (!existsSync(join(places.data, name, "build.ts"))) {
    const recorded = await readRecorded(places.data, name);
    if ("problem" in recorded) return report("failed", recorded.problem);
    const { recordedBy } = recorded.about;
    if (!recordedBy) return report("failed", `data/${name}: expected a build.ts, or recordedBy in resource.json`);
    return report("recorded", `${recorded.rows.length} rows, by \`${recordedBy}\``);
  }
  const target = join(places.data, name, "table.json");
  const left = places.check ? "" : existsSync(target) ? `; data/${name}/table.json was left as it was` : "";
  try {
    const about = JSON.parse(await readFile(join(places.data, name, "resource.json"), "utf8")) as About;
    if (!existsSync(places.raw)) return report("skipped", `skipped: no raw files in ${places.raw}`);
    const module = (await import(pathToFileURL(join(places.data, name, "build.ts")).href)) as { build: Build<object> };
    const read = new Set<string>();
    const text = print(await module.build(reader(places.raw, about, read)));
    const unread = about.sources.flatMap(({ files = [] }) => files).find(({ path }) => !read.has(path));
    if (unread) return report("failed", `resource.json names ${unread.path}, but the build did not read it${left}`);
    const rows = JSON.parse(text) as { rows: object[] };
    const size = `${rows.rows.length} rows, ${(text.length / 1000).toFixed(1)} kB, from ${read.size} raw ${read.size === 1 ? "file" : "files"}`;
    if (Buffer.byteLength(text) > mostBytes)
      return report("failed", `the table has ${Buffer.byteLength(text)} bytes, expected at most ${mostBytes}${left}`);
    const committed = existsSync(target) ? await readFile(target, "utf8") : undefined;
    if (committed === text) return report("same", size);
    if (places.check)
      return report("failed", `${difference(committed, text)}; run \`npm run data\` and commit what it writes`);
    await writeFile(target, text);
    return report("written", size);
  } catch (cause) {
    if (cause instanceof MalformedRaw) return report("failed", `${cause.message}${left}`);
    return report("failed", `${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}${left}`);
  }
}

/** `data/datapackage.json`: every resource with the size and hash of its table, so that one file describes them all. */
export async function buildPackage(places: Places): Promise<Report> {
  const report = (outcome: Report["outcome"], line: string): Report => ({ table: "datapackage.json", outcome, line });
  const target = join(places.data, "datapackage.json");
  try {
    const names = await tableNames(places.data);
    const resources = await Promise.all(names.map((name) => resource(places.data, name)));
    const text = `${JSON.stringify({ ...head, resources }, null, 2)}\n`;
    const line = `${names.length} tables`;
    const committed = existsSync(target) ? await readFile(target, "utf8") : undefined;
    if (committed === text) return report("same", line);
    if (places.check)
      return report("failed", `${difference(committed, text)}; run \`npm run data\` and commit what it writes`);
    await writeFile(target, text);
    return report("written", line);
  } catch (cause) {
    return report("failed", cause instanceof Error ? cause.message : String(cause));
  }
}

const head = {
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: "dask-in-production",
  title: "Dask in Production, the interactive talk: bundled tables",
  description: "Generated by `npm run data` from data/*/resource.json and data/*/table.json; do not edit.",
};

async function resource(data: string, name: string): Promise<object> {
  const about = JSON.parse(await readFile(join(data, name, "resource.json"), "utf8")) as Record<string, unknown>;
  const table = await readFile(join(data, name, "table.json"));
  return { ...about, path: `${name}/table.json`, bytes: table.length, hash: hash(table) };
}

/** Reads raw files that `about` names, unchanged by a byte, and notes which; anything else is one sentence. */
function reader(root: string, about: About, read: Set<string>): Raw {
  const named = new Map(about.sources.flatMap(({ files = [] }) => files).map(({ path, hash }) => [path, hash]));
  return async (path) => {
    const expected = named.get(path);
    if (!expected) throw new MalformedRaw(path, "a file that a source in resource.json names", "one that none does");
    const bytes = await readFile(join(root, path)).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === "ENOENT" ? new MalformedRaw(path, `a file in ${root}`, "none") : cause;
    });
    const found = hash(bytes);
    if (found !== expected)
      throw new MalformedRaw(path, `${expected}, as resource.json says`, `${found} (${bytes.length} bytes)`);
    read.add(path);
    if (!path.endsWith(".gz")) return bytes;
    try {
      return gunzipSync(bytes);
    } catch (cause) {
      throw new MalformedRaw(path, "a gzip file", `one that does not unpack (${reason(cause)})`);
    }
  };
}

function difference(committed: string | undefined, built: string): string {
  if (committed === undefined) return "it is not there yet";
  const [before, after] = [committed.split("\n"), built.split("\n")];
  const line = after.findIndex((words, index) => words !== before[index]);
  const at = line < 0 ? after.length : line;
  return `line ${at + 1} is committed as "${(before[at] ?? "").trim()}", but the build gives "${(after[at] ?? "").trim()}"`;
}

/** What a build is given and what it says when a raw file is not what it expects. Touches no files itself. */
import { csvParse } from "d3";

/**
 * Reads a whole raw file, unpacked when its name ends in `.gz`; `path` is relative to the raw root
 * (`npm run data -- --raw DIR`). Rejects when there is no such file, and with `MalformedRaw` when it does not unpack.
 */
export type Raw = (path: string) => Promise<Buffer>;

/** What every `data/<table>/build.ts` exports as `build`: raw files in, the rows of the table out, the same every time. */
export type Build<Row extends object> = (raw: Raw) => Promise<readonly Row[]>;

/** A raw file that is not what its build expects. The message names the file, what was expected and what stood there. */
export class MalformedRaw extends Error {
  constructor(path: string, expected: string, found: string) {
    super(`${path}: expected ${expected}, but found ${found}`);
    this.name = "MalformedRaw";
  }
}

/** The JSON in a raw file; its shape is for the build to check. Rejects with `MalformedRaw` when it does not parse. */
export async function json(raw: Raw, path: string): Promise<unknown> {
  const text = (await raw(path)).toString("utf8");
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new MalformedRaw(path, "a JSON file", `one that does not parse (${reason(cause)})`);
  }
}

/** The rows of a raw CSV file by the names in its header, which must hold `columns`. Rejects with `MalformedRaw`. */
export async function csv<Column extends string>(
  raw: Raw,
  path: string,
  columns: readonly Column[],
): Promise<Record<Column, string>[]> {
  const rows = csvParse((await raw(path)).toString("utf8"));
  const missing = columns.find((column) => !rows.columns.includes(column));
  if (missing) throw new MalformedRaw(path, `the column ${quoted(missing)}`, quoted(rows.columns.join(",")));
  if (rows.length === 0) throw new MalformedRaw(path, "at least one row", "none");
  for (const [index, row] of rows.entries())
    for (const column of columns)
      if (row[column] === undefined) throw new MalformedRaw(path, `${quoted(column)} in row ${index + 1}`, "nothing");
  return [...rows] as Record<Column, string>[];
}

/** What stands at a place of parsed JSON, or `MalformedRaw`: `at(path, file, ["rows", 0, "median"], isNumber, "a number")`. */
export function at<T>(
  path: string,
  file: unknown,
  place: readonly (string | number)[],
  is: (value: unknown) => value is T,
  what: string,
): T {
  const value = place.reduce<unknown>((held, key) => (held as Record<string | number, unknown> | null)?.[key], file);
  if (is(value)) return value;
  throw new MalformedRaw(path, `${what} at ${place.join(".")}`, quoted(value));
}

/** For `at`: a finite number. */
export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
/** For `at`: words, not empty. */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
/** For `at`: a list, not empty. */
export const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

/** A whole number of `unit`, or `MalformedRaw`; "12.0" counts as whole, an empty field does not. */
export function whole(field: string | undefined, path: string, line: number, what: string): number {
  const value = field === undefined || field.trim() === "" ? Number.NaN : Number(field);
  if (!Number.isInteger(value)) throw new MalformedRaw(path, `${what} on line ${line}`, quoted(field));
  return value;
}

/** The first words of an unexpected value, on one line, for a message. */
export function quoted(value: unknown): string {
  const words = (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).trim().replace(/\s+/g, " ");
  if (words === "") return "nothing";
  return `"${words.length > 60 ? `${words.slice(0, 60)}…` : words}"`;
}

/** Why a library gave up, in its own words. */
export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

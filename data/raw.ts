/** What a build is given and what it says when a raw file is not what it expects. Touches no files itself. */

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

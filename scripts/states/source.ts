/** Doc comments of the scheduler's source, and what they are about: what docs/scheduler.md says of the code is read from it. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../demos/scheduler/", import.meta.url));

/** A doc comment as one line, and the name of what stands below it; null: it is the head of the file. */
export interface Documented {
  readonly file: string;
  readonly name: string | null;
  readonly words: string;
}

const COMMENT =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:(import)\b|(?:export )?(?:class |function\*? |const |interface |type |static |async |get |readonly )*(#?\w+))/g;

/** Every doc comment of a file, from top to bottom. */
export function documented(file: string, text: string): Documented[] {
  return [...text.matchAll(COMMENT)].map(([, comment = "", head, name]) => ({
    file,
    name: head === undefined && name !== undefined ? name : null,
    words: comment
      .replace(/^\s*\*?\s?/gm, "")
      .replace(/\s+/g, " ")
      .trim(),
  }));
}

/** A comment's sentences. A full stop within a name (`scheduler.py`) ends none. */
export function sentences(words: string): string[] {
  return words.split(/(?<=[.!?])\s+(?=["`A-Z])/);
}

/** Every file of demos/scheduler with its text, by name. */
export function sources(): { readonly file: string; readonly text: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return files.sort().map((file) => ({ file, text: readFileSync(folder + file, "utf8") }));
}

/** The doc comments of one file of demos/scheduler, by the name they are about; of several the last. */
export function comments(file: string): ReadonlyMap<string | null, string> {
  const text = readFileSync(folder + file, "utf8");
  return new Map(documented(file, text).map(({ name, words }) => [name, words]));
}

/** The members of an interface of that file with their comments, in order. */
export function members(file: string, name: string): ReadonlyMap<string | null, string> {
  const text = readFileSync(folder + file, "utf8");
  const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? "";
  return new Map(documented(file, body).map((member) => [member.name, member.words]));
}

/** Published numbers, by way of the tables in design/facts.md: each beside the document it was read in. */
import { MalformedRaw, quoted } from "./raw.ts";
import type { Raw } from "./raw.ts";

/** Where our copy of the facts is, under the raw root. */
export const factsPath = "design/facts.md";

/** How a row came to its number. `quoted` stands so in a publication; `spoken` is a remark; the rest is from raw files. */
export type Origin = "measured" | "computed" | "digitised" | "quoted" | "spoken";

/** One row of facts.md; `values` is where the numbers stand. */
export interface Fact {
  readonly fact: string;
  readonly values: string;
  /** The document, who wrote it and when, and its address; "same" in the file is what stands above. */
  readonly document: string;
  readonly author: string;
  readonly date: string;
  readonly url: string;
  /** A to C, as the head of facts.md explains; "A-part" read in part. */
  readonly confidence: string;
}

/** Reads the facts once; the answer gives the one fact whose first cell begins with these words, or throws `MalformedRaw`. */
export async function facts(raw: Raw): Promise<(begins: string) => Fact> {
  const text = (await raw(factsPath)).toString("utf8");
  const list: Fact[] = [];
  for (const line of text.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim().replaceAll("**", ""));
    if (cells.length !== 10) continue;
    const before = list.at(-1);
    const [fact = "", values = "", ...rest] = cells.slice(1);
    const or = (column: number, above: string | undefined) =>
      rest[column] === "same" && above !== undefined ? above : rest[column]!;
    const [document, author, date] = [or(0, before?.document), or(1, before?.author), or(2, before?.date)];
    list.push({ fact, values, document, author, date, url: or(3, before?.url), confidence: rest[4]! });
  }
  return (begins) => {
    const found = list.filter(({ fact }) => fact.startsWith(begins));
    if (found.length === 1) return found[0]!;
    throw new MalformedRaw(factsPath, `one fact that begins ${quoted(begins)}`, `${found.length} of them`);
  };
}

/** The numbers that `pattern`'s groups find in the text of a fact, in order ("3,033.5" is 3033.5); `MalformedRaw` if they do not. */
export function numbers(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text)?.slice(1);
  if (!found?.length) throw new MalformedRaw(factsPath, `words like ${String(pattern)}`, quoted(text));
  return found.map((word) => {
    const value = Number(word?.replaceAll(",", ""));
    if (word && Number.isFinite(value)) return value;
    throw new MalformedRaw(factsPath, `a number in words like ${String(pattern)}`, quoted(word));
  });
}

/** What every row of a published number carries: how it came to be, where it stands, and how far to trust it. */
import { factsPath } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** The last four fields of a row. */
export interface Documented {
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  /** facts.md's grade; "derived" where a number was reckoned from those in the document. */
  readonly confidence: string;
}

/** The document of a fact; `named` is the fact that spells out the address where this one says "as above". */
export function documented(origin: Origin, fact: Fact, named: Fact = fact): Documented {
  const url = named.url.split(" ; ")[0]!;
  if (!url.startsWith("https://"))
    throw new MalformedRaw(factsPath, `the address of ${quoted(fact.fact)}`, quoted(url));
  const confidence = origin === "computed" ? "derived" : fact.confidence;
  return { origin, document: fact.document, url, confidence };
}

/** The raw files with only those lines of text that hold `words`: of two facts that begin alike, the one that is meant. */
export function linesWith(raw: Raw, words: string): Raw {
  return async (path) => {
    const lines = (await raw(path)).toString("utf8").split("\n");
    return Buffer.from(lines.filter((line) => line.includes(words)).join("\n"));
  };
}

/** A number to so many significant digits, five unless said. */
export function rounded(value: number, digits = 5): number {
  return Number(value.toPrecision(digits));
}

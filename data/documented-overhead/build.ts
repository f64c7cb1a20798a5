/** What Dask's own pages say a task costs, each statement with its document. */
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";
import { facts, factsPath, numbers } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";

/** One statement; `lowMicros` to `highMicros` per task. Each field is described in resource.json. */
export interface Row {
  readonly statement: string;
  readonly words: string;
  readonly lowMicros: number | null;
  readonly highMicros: number | null;
  readonly cores: number | null;
  readonly taskSeconds: number | null;
  readonly origin: Origin;
  readonly document: string;
  readonly published: string;
  readonly url: string;
  readonly confidence: string;
}

/** Microseconds in the units that the statements use. */
const micros: Readonly<Record<string, number>> = { µs: 1, ms: 1e3, s: 1e6 };

/** The table `documented-overhead`. */
export const build: Build<Row> = async (raw) => {
  const fact = await facts(raw);
  return [
    ...pages(fact("Dask overhead per task")),
    ...saturation(fact("One scheduler saturates")),
    threaded(fact("Threaded scheduler measured in docs")),
  ];
};

/** Three pages in one fact: `200 µs–1 ms (best practices); …`, and their addresses in the same order. */
function pages(fact: Fact): Row[] {
  const addresses = fact.url.split(";").map((address) => address.trim());
  const statements = fact.values.split(";").map((statement) => /^(.+) \((.+)\)$/.exec(statement.trim()));
  if (addresses.length !== statements.length)
    throw new MalformedRaw(factsPath, `${statements.length} addresses`, quoted(fact.url));
  let above: string | undefined;
  return statements.map((found, index) => {
    if (!found) throw new MalformedRaw(factsPath, 'statements like "~1 ms (distributed)"', quoted(fact.values));
    // "…/limitations.html" stands beside the page above it
    above = new URL(addresses[index]!.replace("…/", "./"), above).href;
    const [, words = "", page = ""] = found;
    const [low = null, high = low] = lengths(words);
    // "few hundred microseconds" is no number, but a number that we cannot read is a broken file
    if (low === null && /\d/.test(words)) throw new MalformedRaw(factsPath, "a length of time", quoted(words));
    const limits = { lowMicros: low, highMicros: high, cores: null, taskSeconds: null };
    const document = `${fact.document}: ${page}`;
    return row({ ...fact, document, url: above }, page.replaceAll(" ", "-"), words, limits, "quoted");
  });
}

/** How many cores one scheduler keeps busy says how often it can start a task: its time for one is our division. */
function saturation(fact: Fact): Row[] {
  return fact.values.split(";").map((statement) => {
    const words = statement.trim();
    const [cores = Number.NaN] = numbers(words, /^([\d,]+) cores at /);
    const [each = Number.NaN] = lengths(words);
    if (!(each > 0)) throw new MalformedRaw(factsPath, "cores at a task length", quoted(words));
    const limits = { lowMicros: each / cores, highMicros: each / cores, cores, taskSeconds: each / 1e6 };
    return row(fact, `saturation-${each / 1e3}ms`, words, limits, "computed");
  });
}

/** The page divides otherwise (about 90 µs); two of its own numbers give less. */
function threaded(fact: Fact): Row {
  const [tasks = Number.NaN, milliseconds = Number.NaN] = numbers(fact.values, /([\d,]+) tasks in ([\d.]+) ms/);
  const each = Number(((milliseconds * 1e3) / tasks).toPrecision(3));
  const limits = { lowMicros: each, highMicros: each, cores: null, taskSeconds: null };
  return row(fact, "threaded", fact.values, limits, "computed");
}

type Limits = Pick<Row, "lowMicros" | "highMicros" | "cores" | "taskSeconds">;

function row(fact: Fact, statement: string, words: string, limits: Limits, origin: Origin): Row {
  const { document, date, url, confidence } = fact;
  return { statement, words, ...limits, origin, document, published: date, url, confidence };
}

/** Every length of time in the words, in microseconds: "200 µs–1 ms" is 200 and 1000, "few hundred" is none. */
function lengths(words: string): number[] {
  return [...words.matchAll(/([\d.]+) (µs|ms|s)\b/g)].map(([, value, unit]) => Number(value) * micros[unit!]!);
}

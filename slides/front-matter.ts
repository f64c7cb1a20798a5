/** The fields at the head of a slide's file, each checked; every mistake names the file and the field. */
import { parse } from "yaml";
import type { Beat, Source, Strip } from "./lesson.ts";

/** Something in a file of `slides/` that is not as expected. The message is one sentence: file, field, what was expected. */
export class Mistake extends Error {
  constructor(file: string, field: string, what: string) {
    super(`slides/${file}: ${field}: ${what}.`);
    this.name = "Mistake";
  }
}

/** Reads fields one by one; `nothingElse` at the end catches misspelt ones. */
export type Fields = ReturnType<typeof reader>;

/** Cuts a file into its fields and the Markdown below them. */
export function frontMatter(file: string, text: string): { fields: Fields; body: string } {
  const found = /^\uFEFF?---\r?\n(?<head>[\s\S]*?)\r?\n---[ \t]*(?:\r?\n(?<body>[\s\S]*))?$/.exec(text);
  if (!found?.groups) throw new Mistake(file, "front matter", "expected to stand between two lines of ---");
  let record: unknown;
  try {
    record = parse(found.groups["head"]!);
  } catch (cause) {
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new Mistake(file, "front matter", `cannot be read (${reason})`);
  }
  if (!isRecord(record)) throw new Mistake(file, "front matter", "expected fields such as title: …");
  return { fields: reader(file, record), body: (found.groups["body"] ?? "").replaceAll("\r\n", "\n") };
}

function reader(file: string, record: Record<string, unknown>) {
  const read = new Set<string>();
  const take = (field: string): unknown => {
    read.add(field);
    return record[field];
  };
  const text = (field: string): string => words(file, field, take(field));

  return {
    text,

    slug(expected: string): string {
      const slug = text("slug");
      if (slug !== expected) throw new Mistake(file, "slug", `expected "${expected}", as in the file's name`);
      return slug;
    },

    timing(): number {
      const timing = take("timing");
      if (typeof timing === "number" && Number.isInteger(timing) && timing >= 0 && timing <= 600) return timing;
      throw new Mistake(file, "timing", "expected whole seconds on stage, from 0 to 600");
    },

    claim: (): string => sentence(file, "claim", text("claim"), "."),

    question: (): string => sentence(file, "question", text("question"), "?"),

    beats(): readonly Beat[] {
      const beats = take("beats") ?? [];
      if (!Array.isArray(beats)) throw new Mistake(file, "beats", "expected a list");
      return beats.map((value, at) => beat(file, `beats[${at}]`, value));
    },

    sources(): readonly Source[] {
      const list = take("sources") ?? [];
      if (!Array.isArray(list)) throw new Mistake(file, "sources", "expected a list");
      const sources = list.map((value, at) => source(file, `sources[${at}]`, value));
      const twice = sources.find(({ id }, at) => sources.findIndex((other) => other.id === id) < at);
      if (twice) throw new Mistake(file, "sources", `the id "${twice.id}" stands there twice`);
      return sources;
    },

    strip(): Strip | undefined {
      const value = take("strip");
      if (value === undefined) return undefined;
      if (!isRecord(value)) throw new Mistake(file, "strip", "expected {slug: …, state: …}");
      only(file, "strip", value, ["slug", "state"]);
      return { slug: words(file, "strip.slug", value["slug"]), state: state(file, "strip.state", value["state"]) };
    },

    nothingElse(): void {
      const odd = Object.keys(record).find((field) => !read.has(field));
      if (odd !== undefined) throw new Mistake(file, odd, "is not a field of this kind of slide");
    },
  };
}

function beat(file: string, field: string, value: unknown): Beat {
  if (!isRecord(value)) throw new Mistake(file, field, 'expected {evidence: "…"} or {demo: "…"}');
  only(file, field, value, ["evidence", "demo", "at", "play", "ask", "takeaway", "headline"]);
  const { at } = value;
  if (value["evidence"] === undefined && value["demo"] === undefined && value["takeaway"] !== true) {
    throw new Mistake(file, field, "expected evidence, demo or takeaway");
  }
  if (at !== undefined && !(typeof at === "number" && at >= 0 && Number.isFinite(at))) {
    throw new Mistake(file, `${field}.at`, "expected a moment in seconds, 0 or later");
  }
  const { headline } = value;
  if (headline !== undefined && !(typeof headline === "string" && headline.trim())) {
    throw new Mistake(file, `${field}.headline`, "expected words");
  }
  for (const flag of ["play", "ask", "takeaway"] as const) {
    if (value[flag] !== undefined && value[flag] !== true) throw new Mistake(file, `${field}.${flag}`, "expected true");
  }
  return {
    ...(value["evidence"] !== undefined && { evidence: state(file, `${field}.evidence`, value["evidence"]) }),
    ...(value["demo"] !== undefined && { demo: state(file, `${field}.demo`, value["demo"]) }),
    ...(at !== undefined && { at }),
    ...(value["play"] === true && { play: true }),
    ...(value["ask"] === true && { ask: true }),
    ...(value["takeaway"] === true && { takeaway: true }),
    ...(headline !== undefined && { headline: headline as string }),
  };
}

function source(file: string, field: string, value: unknown): Source {
  if (!isRecord(value)) throw new Mistake(file, field, "expected {id, title, path, retrieved}");
  only(file, field, value, ["id", "title", "path", "retrieved"]);
  const id = words(file, `${field}.id`, value["id"]);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Mistake(file, `${field}.id`, "expected lower-case letters and digits");
  const retrieved = words(file, `${field}.retrieved`, value["retrieved"]);
  if (!/^\d{4}-\d\d-\d\d$/.test(retrieved)) {
    throw new Mistake(file, `${field}.retrieved`, "expected a date such as 2026-11-22");
  }
  return {
    id,
    title: words(file, `${field}.title`, value["title"]),
    path: words(file, `${field}.path`, value["path"]),
    retrieved,
  };
}

function words(file: string, field: string, value: unknown): string {
  if (typeof value === "string" && value.trim()) return value.trim();
  throw new Mistake(file, field, value === undefined ? "is missing" : "expected words");
}

function state(file: string, field: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new Mistake(file, field, 'expected a state in quotes, "" for the defaults');
}

function sentence(file: string, field: string, text: string, end: "." | "?"): string {
  // A full stop or question mark followed by a blank would start a second sentence; "2.5" and "{{a.b}}" do not.
  if (text.endsWith(end) && !/[.?!]\s/.test(text)) return text;
  throw new Mistake(file, field, `expected one sentence ending in "${end}"`);
}

function only(file: string, field: string, value: Record<string, unknown>, names: readonly string[]): void {
  const odd = Object.keys(value).find((name) => !names.includes(name));
  if (odd !== undefined) throw new Mistake(file, `${field}.${odd}`, `expected only ${names.join(", ")}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The ten lessons, each with the samples it rests on, from the table that counts them. */
import { count } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/lesson-samples. */
export interface Sample {
  readonly lesson: number;
  readonly main: boolean;
  readonly table: string;
  readonly kind: Kind;
  readonly count: number;
  readonly what: string;
  readonly whose: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly population: string;
}

/** What was counted. */
export type Kind = "log" | "people" | "others" | "own" | "said";

/** What each kind is called. */
export const kinds: Readonly<Record<Kind, string>> = {
  log: "entries in a log",
  people: "people’s answers",
  others: "measured by others",
  own: "measured by us",
  said: "only said or written",
};

/** The lessons in their order: slug → a few words for each. */
export const names = {
  "gil-vigilance": "the GIL",
  kubernetes: "Kubernetes",
  arm: "ARM chips",
  docker: "Docker images",
  zones: "zones",
  adaptive: "adaptive scaling",
  small: "small workloads",
  fast: "fast workloads",
  "scale-up": "scaling up",
  costs: "costs",
} as const;

/** The slug of a lesson. */
export type Slug = keyof typeof names;

/** One lesson: its main sample first. */
export interface Rests {
  readonly slug: Slug;
  readonly number: number;
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** All ten, from their table. */
export function lessonsOf(tables: Tables): Rests[] {
  const rows = rowsOf<Sample>(tables, "lesson-samples");
  return (Object.keys(names) as Slug[]).map((slug, index) => ({
    slug,
    number: index + 1,
    name: names[slug],
    samples: rows.filter(({ lesson }) => lesson === index + 1).toSorted((a, b) => Number(b.main) - Number(a.main)),
  }));
}

/** "491,265 jobs". */
export const sized = ({ count: many, what }: Sample): string => `${count(many)} ${what}`;

/** "2005–2023", or one year. */
export const years = ({ fromYear, toYear }: Sample): string =>
  fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`;

/** "5 shared clusters, 2005–2023". */
export const owned = (sample: Sample): string => `${sample.whose}, ${years(sample)}`;

/** What a population is, and what it is not: the sentences that deny something stand apart. */
export function populationOf({ population }: Sample): { readonly is: string; readonly isNot: string } {
  const sentences = population.split(/(?<=\.)\s+(?=[A-Z0-9])/);
  const denies = (words: string): boolean => /\b(not|nothing|nobody|never)\b/i.test(words);
  return {
    is: sentences.filter((words) => !denies(words)).join(" "),
    isNot: sentences.filter(denies).join(" "),
  };
}

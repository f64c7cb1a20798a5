/** Every table there is: what it holds, whose numbers these are and whose not, under what licence, retrieved when. */
import type { Provenance } from "../../demos/contract/table.ts";
import type { Lesson } from "../lesson.ts";
import { abouts } from "./found.ts";
import { html, type Markup } from "./markup.ts";

/** What is told of one table, as words. */
interface Told {
  readonly about: Provenance;
  /** The numbers of the lessons that draw it; none for what only frame slides draw. */
  readonly lessons: readonly number[];
  readonly licences: string;
  readonly retrieved: readonly string[];
}

/** In the order of the first lesson that draws them, as many to a group as fit on a slide. */
export function tableGroups(lessons: readonly Lesson[]): readonly Markup[] {
  const told = abouts.map((about) => toldOf(about, lessons)).toSorted((a, b) => first(a) - first(b));
  return grouped(told).map((group) => html`<dl class="tables">${group.map(entry)}</dl>`);
}

function toldOf(about: Provenance & { readonly lessons: readonly string[] }, lessons: readonly Lesson[]): Told {
  return {
    about,
    lessons: lessons.filter(({ slug }) => about.lessons.includes(slug)).map(({ number }) => number),
    licences: [...new Set(about.licenses.map(({ name }) => licence(name)))].join(", "),
    retrieved: [...new Set(about.sources.map(({ retrieved }) => retrieved))].toSorted(),
  };
}

const first = ({ lessons }: Told): number => lessons[0] ?? Number.POSITIVE_INFINITY;

/** A licence's short name as people read it. */
export function licence(name: string): string {
  if (name.startsWith("none-found")) return "no licence found";
  if (name.startsWith("not-checked")) return "licence not checked";
  return name.startsWith("research-or-study") ? "for research or study" : name;
}

const entry = ({ about, lessons, licences, retrieved }: Told): Markup =>
  html`<div>
    <dt>${about.title} <code>${about.name}</code></dt>
    <dd>${about.population}</dd>
    <dd class="terms">
      ${lessons.length > 1 ? `Lessons ${lessons.join(", ")}` : lessons.length ? `Lesson ${lessons[0]}` : "The talk itself"}
      · ${licences} · retrieved ${retrieved.map((date, at) => html`${at ? ", " : ""}<time>${date}</time>`)}
    </dd>
  </div>`;

/** Characters to a line of a column, and lines of a column, on stage. */
const WIDE = 87;
const TALL = 29;
const COLUMNS = 2;

const linesOf = ({ about, licences }: Told): number =>
  Math.ceil((about.title.length + about.name.length) / (WIDE * 0.9)) +
  Math.ceil(about.population.length / WIDE) +
  Math.ceil((licences.length + 40) / WIDE) +
  0.6;

/** As a column of print is filled: what does not fit whole begins the next. */
function grouped(told: readonly Told[]): readonly (readonly Told[])[] {
  const groups: Told[][] = [];
  let [columns, lines] = [COLUMNS, TALL];
  for (const each of told) {
    const needed = linesOf(each);
    if (lines + needed > TALL) [columns, lines] = [columns + 1, 0];
    if (columns > COLUMNS) {
      groups.push([]);
      columns = 1;
    }
    groups.at(-1)!.push(each);
    lines += needed;
  }
  return groups;
}

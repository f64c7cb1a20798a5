import type { AnyDemo, Basis } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import type { Table, Tables } from "../contract/table.ts";
import { meanings } from "./badge.ts";
import { make } from "./make.ts";

/** Tables are written with straight apostrophes; people are shown curly ones. */
const curly = (words: string): string => words.replaceAll("'", "’");

/** Whose data, when, not whose: the credit of every table the picture draws; before it, that a simulation is one. */
export function sources(demo: AnyDemo, tables: Tables, params: Params): readonly string[] {
  const credits = used(demo.drawn?.(params) ?? demo.tables, tables).map(({ about }) => about.credit);
  const basis = demo.basis(params);
  const first = basis === "simulated" ? [`Simulated ${demo.follows?.(params) ?? "by Dask’s rules"}`] : [];
  return [...new Set([...first, ...credits].map(curly))];
}

/** The same as a line at the foot of a figure. */
export const sourceLine = (document: Document, demo: AnyDemo, tables: Tables, params: Params): HTMLElement =>
  make(document, "p", { class: "source" }, ...credits(document, sources(demo, tables, params)));

/** The parts of that line; those that a figure `beside` this one has in its own are marked, for a place without room for both. */
export const credits = (document: Document, words: readonly string[], beside: readonly string[] = []): HTMLElement[] =>
  words.map((credit, index) =>
    make(document, "span", beside.includes(credit) ? { class: "again" } : {}, `${index ? " · " : ""}${credit}`),
  );

/** Everything a careful reader asks of a figure: what it stands on, what its knobs do, and where the data is from. */
export function about(document: Document, demo: AnyDemo, tables: Tables, basis: Basis): HTMLElement {
  const node = make(document, "div", { class: "about" }, make(document, "p", {}, meanings[basis]));
  const knobs = Object.values(demo.schema as AnyDemo["schema"]) as { label: string; effect: string; hidden?: true }[];
  const shown = knobs.filter(({ hidden }) => !hidden);
  if (shown.length) {
    node.append(
      entries(
        document,
        "What the knobs do",
        shown.map(({ label, effect }) => [label, [effect]] as const),
      ),
    );
  }
  const drawn = used(demo.tables, tables);
  const told = new Set<string>();
  for (const table of drawn) node.append(...story(document, table, told));
  if (drawn.length) node.append(origins(document, drawn));
  return node;
}

const used = (names: AnyDemo["tables"], tables: Tables): Table[] =>
  names.flatMap((name) => (tables[name] ? [tables[name]] : []));

/** Whose numbers a table has and how it was made; what was told of a table before is not told again. */
function story(document: Document, { about }: Table, told: Set<string>): HTMLElement[] {
  const lines = [
    ["Whose numbers", about.population],
    ["How made", about.method],
    ["Known flaws", about.flaws.join(" ")],
    ["Table", `\`data/${about.name}/\`, rebuilt by \`npm run data -- ${about.name}\``],
  ] as const;
  const fresh = lines.filter(([, words]) => !told.has(words));
  for (const [, words] of fresh) told.add(words);
  const said = fresh.map(([term, words]) => [term, prose(document, words)] as const);
  return said.length ? [entries(document, curly(about.title.replace(/\.$/, "")), said)] : [];
}

/** Tables made from the same files name them once. */
function origins(document: Document, drawn: readonly Table[]): HTMLElement {
  const sources = unique(drawn.flatMap(({ about }) => about.sources));
  const licences = unique(drawn.flatMap(({ about }) => about.licenses));
  return entries(document, "Sources and licences", [
    ...sources.map(({ title, path, version, retrieved }) => {
      const rest = `${version ? `, ${version}` : ""}, retrieved ${retrieved}`;
      return ["Source", [link(document, title, path), rest]] as const;
    }),
    ...licences.map(({ name, title, path }) => ["Licence", [link(document, title ?? name, path)]] as const),
  ]);
}

const unique = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];

/** Words with `names` between backticks, set as code. */
const prose = (document: Document, words: string): (Node | string)[] =>
  words.split("`").map((part, index) => (index % 2 ? make(document, "code", {}, part) : curly(part)));

type Entry = readonly [term: string, said: readonly (Node | string)[]];

/** Not a `section`: reveal takes any of those inside a slide for a slide of its own. */
function entries(document: Document, heading: string, list: readonly Entry[]): HTMLElement {
  const said = list.flatMap(([term, words]) => [make(document, "dt", {}, term), make(document, "dd", {}, ...words)]);
  return make(
    document,
    "div",
    {},
    make(document, "p", { class: "heading" }, heading),
    make(document, "dl", {}, ...said),
  );
}

/** Leads out in a window of its own: a figure may be a frame in somebody's page. A path inside a project is only said. */
function link(document: Document, words: string, path?: string): Node | string {
  if (!path || !/^https?:\/\//.test(path)) return path ? `${words} (${path})` : words;
  return make(document, "a", { href: path, target: "_blank", rel: "noopener" }, words);
}

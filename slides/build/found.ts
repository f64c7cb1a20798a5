/**
 * Everything the site is made of, found by its name: slides, figures, tables. Evaluated by Vite's module runner, in the
 * build and in the dev server alike, so adding a lesson touches no list.
 */
import type { AnyDemo } from "../../demos/contract/demo.ts";
import type { Provenance, Table, Tables } from "../../demos/contract/table.ts";

/** Which of a lesson's two figures. */
export type Show = "demo" | "evidence";

const texts = import.meta.glob<string>(["/slides/*.md", "!/slides/README.md"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const figures = import.meta.glob<AnyDemo>(["/demos/*/{demo,evidence}.ts", "!/demos/contract/*"], {
  import: "default",
  eager: true,
});
const contents = import.meta.glob<Pick<Table, "rows">>("/data/*/table.json", { import: "default", eager: true });
const described = import.meta.glob<Provenance & { readonly lessons: readonly string[] }>("/data/*/resource.json", {
  import: "default",
  eager: true,
});

/** What is known of every table, in the order of their names, with the slugs of the lessons it is for. */
export const abouts = Object.values(described);

/** Every file of slides/, in the order of their names: [name, text]. */
export const slideFiles: readonly (readonly [file: string, text: string])[] = Object.entries(texts)
  .map(([path, text]) => [path.slice("/slides/".length), text] as const)
  .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The figure of that name, if there is one. */
export const figureOf = (slug: string, show: Show): AnyDemo | undefined => figures[`/demos/${slug}/${show}.ts`];

/** The tables a figure lists. Throws, naming the table, when one is not there. */
export function tablesOf(figure: AnyDemo): Tables {
  return Object.fromEntries(figure.tables.map((name: string) => [name, table(name)]));
}

function table(name: string): Table {
  const content = contents[`/data/${name}/table.json`];
  const about = described[`/data/${name}/resource.json`];
  if (!content || !about)
    throw new Error(`data/${name}: a figure asks for this table; expected table.json and resource.json`);
  return { rows: content.rows, about };
}

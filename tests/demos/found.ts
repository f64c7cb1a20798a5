/** Every figure there is, found by its name as the site finds it, with its tables; and a frame to draw it in. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";
import type { AnyDemo, Frame } from "../../demos/contract/demo.ts";
import type { Provenance, Tables } from "../../demos/contract/table.ts";

const modules = import.meta.glob<{ default: AnyDemo }>(
  ["../../demos/*/{demo,evidence}.ts", "!../../demos/contract/*"],
  { eager: true },
);
const rows = import.meta.glob<{ default: { rows: never[] } }>("../../data/*/table.json", { eager: true });
const abouts = import.meta.glob<{ default: Provenance }>("../../data/*/resource.json", { eager: true });

/** name ("fast/demo") and demo of every figure. */
export const figures = Object.entries(modules).map(([path, { default: figure }]) => {
  const [slug = "", file = ""] = path.split("/").slice(-2);
  return { name: `${slug}/${file.replace(".ts", "")}`, slug, show: file.replace(".ts", ""), figure };
});

/** The slugs of slides/NN-slug.md with NN from 1 to 89. */
export const lessons = readdirSync(fileURLToPath(new URL("../../slides", import.meta.url)))
  .map((file) => /^(\d\d)-([a-z-]+)\.md$/.exec(file))
  .filter((match) => match && Number(match[1]) >= 1 && Number(match[1]) < 90)
  .map((match) => match![2]!);

/** The names of all bundled tables. */
export const tableNames = Object.keys(rows).map((path) => path.split("/").at(-2)!);

/** The tables a figure lists. */
export function tablesOf(figure: AnyDemo): Tables {
  return Object.fromEntries(
    figure.tables.map((name: string) => {
      const table = rows[`../../data/${name}/table.json`];
      const about = abouts[`../../data/${name}/resource.json`];
      if (!table || !about) throw new Error(`data/${name} has no table.json or resource.json`);
      return [name, { rows: table.default.rows, about: about.default }];
    }),
  );
}

/** A frame as a place would give it, with a document of its own. */
export function frameOf(overrides: Partial<Frame> = {}): Frame {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return {
    document: document as unknown as Document,
    width: 560,
    height: 360,
    pixelRatio: 1,
    still: false,
    label: 18,
    idPrefix: "law-",
    palette: (role) => `var(--${role}, #123456)`,
    emit: () => {},
    ...overrides,
  };
}

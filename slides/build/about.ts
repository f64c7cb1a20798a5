/** A table's description as a figure is given it, which is less than `resource.json` holds. */
import type { About, Provenance } from "../../data/table.ts";

/** Whether a module is the description of a table. */
export const isAbout = (id: string): boolean => /\/data\/[^/]+\/resource\.json$/.test(id);

/** The text of a `resource.json` without what only other programs read: types, hashes, fields. */
export function asShown(text: string): string {
  const { name, title, population, flaws, credit, method, licenses, ...about } = JSON.parse(text) as About;
  const sources = about.sources.map(({ title, path, version, retrieved }) => ({
    title,
    path,
    ...(version !== undefined && { version }),
    retrieved,
  }));
  return JSON.stringify({ name, title, population, flaws, credit, method, sources, licenses } satisfies Provenance);
}

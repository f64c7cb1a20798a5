/** What a lesson's evidence says of a guess: its figure and tables are had for that, its picture is not drawn. */
import { decode } from "../../demos/contract/codec.ts";
import type { Guessed } from "../../demos/contract/verdict.ts";
import type { Loader } from "../../demos/host/index.ts";
import { withGuess } from "./guesses.ts";

/** Nothing where the text is no guess. Rejects with one sentence when the figure or a table cannot be had. */
export async function judged(
  loader: Pick<Loader, "figure" | "table">,
  slug: string,
  guess: string,
): Promise<Guessed | undefined> {
  const figure = await loader.figure(slug, "evidence");
  const tables = await Promise.all(figure.tables.map(async (name) => [name, await loader.table(name)] as const));
  const { params } = decode(figure.schema, withGuess("", guess));
  return figure.verdict?.(params, Object.fromEntries(tables)).guessed;
}

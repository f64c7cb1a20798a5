/** What the evidence shows, from its knobs and tables. */
import { rowsOf, type Tables } from "../contract/table.ts";
import { measuredBy, type Mean, type Measured, type Query, type Size, type Surveyed, type Warehouse } from "./sizes.ts";

/** Each picture's own tables. */
export const drawnTables = {
  sizes: ["scale-up", "scale-up-setups"],
  query: ["published-query"],
  tpch: ["tpch-scale"],
} as const;

/** All tables, the survey that only the prose quotes among them. */
export const tables = ["scale-up", "scale-up-setups", "published-query", "tpch-scale", "survey-sizes"] as const;

/** Which picture: the question, or one of three measurements. */
export type View = "question" | "sizes" | "query" | "tpch";

/** What the chart shows. `runner` is the index of the set-up in front, `size` the vCPUs picked; `other` is the other mean. */
export interface Evidence extends Measured {
  readonly view: View;
  readonly guess: number | null;
  readonly mean: Mean;
  readonly other: Measured;
  readonly runner: number | undefined;
  readonly size: number | undefined;
  readonly warehouses: readonly Warehouse[];
  readonly queries: readonly Query[];
  readonly surveyed: readonly Surveyed[];
}

/** The knobs, as the schema gives them. */
export interface Knobs {
  readonly guess: number | null;
  readonly picture: "sizes" | "query" | "tpch";
  readonly mean: Mean;
  readonly setup: string;
  readonly size: string;
  readonly answer: "hidden" | "shown";
}

/** The vCPUs a word of the knob stands for; nothing for none. */
export const vcpusOf = (size: string): number | undefined => (size === "none" ? undefined : Number(size.slice(1)));

/** Joins tables and knobs. */
export function evidenceOf({ guess, picture, mean, setup, size, answer }: Knobs, given: Tables): Evidence {
  const found = measuredBy(mean, given);
  const runner = found.runners.findIndex(({ id }) => id === setup);
  return {
    ...found,
    view: answer === "hidden" ? "question" : picture,
    guess,
    mean,
    other: measuredBy(mean === "total" ? "geometric" : "total", given),
    runner: setup === "none" || runner < 0 ? undefined : runner,
    size: vcpusOf(size),
    warehouses: rowsOf<Warehouse>(given, "published-query"),
    queries: rowsOf<Query>(given, "tpch-scale"),
    surveyed: rowsOf<Surveyed>(given, "survey-sizes"),
  };
}

/** The size of so many vCPUs, and its place among the five. */
export function sizeAt(sizes: readonly Size[], vcpus: number): number {
  return Math.max(
    0,
    sizes.findIndex((size) => size.vcpus === vcpus),
  );
}

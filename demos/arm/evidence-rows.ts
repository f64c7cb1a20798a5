/** The evidence as a table, for the picture shown. */
import type { DataTable } from "../contract/outcome.ts";
import type { Evidence } from "./evidence-model.ts";
import { families } from "./evidence-words.ts";

/** The numbers behind the picture. Before the answer they are the same: a table is asked for. */
export function evidenceRows({ view, runners, generations, family, pairs }: Evidence): DataTable {
  if (view === "prices")
    return {
      caption: `List price of a virtual CPU for an hour on AWS, ${families[family]} machines, by generation`,
      columns: ["generation", "Intel (US dollars)", "AMD (US dollars)", "ARM (US dollars)", "ARM against Intel (%)"],
      rows: generations[family].map(({ generation, intel, amd, arm, discount }) => [
        generation,
        intel ?? "not listed",
        amd ?? "not listed",
        arm ?? "not listed",
        discount === undefined ? "no pair" : Math.round(discount * 1e4) / 100,
      ]),
    };
  if (view === "pairs")
    return {
      caption: "ClickHouse on ARM and on Intel machines with as many virtual CPUs",
      columns: [
        "ARM",
        "Intel",
        "one generation",
        "ARM (US dollars an hour)",
        "Intel (US dollars an hour)",
        "speed (× Intel)",
        "work for a dollar (× Intel)",
      ],
      rows: pairs.map((pair) => [
        pair.arm,
        pair.x86,
        pair.sameGeneration ? "yes" : "no",
        pair.armUsdPerHour,
        pair.x86UsdPerHour,
        pair.speed,
        pair.work,
      ]),
    };
  return {
    caption: "The same queries on Graviton4 and on AMD Genoa: ARM’s speed and work for a dollar, x86 being 1",
    columns: ["set-up", "engine", "counts", "queries of 43", "speed (× x86)", "work for a dollar (× x86)"],
    rows: runners.map((runner) => [
      runner.name,
      runner.engine,
      runner.isDask ? "no, too few queries" : "yes",
      runner.queries,
      runner.speed,
      runner.work,
    ]),
  };
}

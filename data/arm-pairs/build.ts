/** ClickBench results and AWS's price file → each engine's speed and work per dollar, Graviton4 against AMD Genoa. */
import { group } from "d3";
import { onDemand } from "../prices/on-demand.ts";
import { MalformedRaw, at, isList, isText, json } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";
import { compare, hot } from "./clickbench.ts";
import type { Comparison } from "./clickbench.ts";

/** One set-up of one engine on both machines. Ratios ARM over x86; each field is described in resource.json. */
export interface Row {
  readonly setUp: string;
  readonly system: string;
  readonly engine: string;
  readonly isDask: boolean;
  readonly date: string;
  readonly queries: number;
  readonly x86Seconds: number;
  readonly armSeconds: number;
  readonly speed: number;
  readonly x86UsdPerHour: number;
  readonly armUsdPerHour: number;
  readonly workPerDollar: number;
}

/** Where our copy of the latest result of each engine on each machine is, under the raw root. */
export const resultsPath = "data/clickbench-arm/raw/latest_results.json";

/** A set-up counts if so many of the 43 queries ran on both machines; Dask, which runs fewer, is kept and marked. */
const leastQueries = 40;

/** AMD Genoa and Graviton4. */
const [x86, arm] = ["c7a.metal-48xl", "c8g.metal-48xl"] as const;

/** The table `arm-pairs`: 192 virtual CPUs each, a whole core each. */
export const build: Build<Row> = async (raw) => {
  const price = await onDemand(raw);
  const [x86UsdPerHour, armUsdPerHour] = [price(x86), price(arm)];
  const rows = (await pairs(raw, x86, arm))
    .filter(({ setUp, queries }) => queries >= leastQueries || setUp === "dask")
    .map(({ setUp, system, x86Date, armDate, queries, speed, x86Seconds, armSeconds }) => {
      if (x86Date !== armDate) throw new MalformedRaw(resultsPath, `${setUp} on one day`, `${x86Date} and ${armDate}`);
      return {
        setUp,
        system,
        engine: system.replace(/ \(.*/, ""),
        isDask: setUp === "dask",
        date: x86Date,
        queries,
        x86Seconds: round(x86Seconds, 2),
        armSeconds: round(armSeconds, 2),
        speed: round(speed, 4),
        x86UsdPerHour,
        armUsdPerHour,
        workPerDollar: round((speed * x86UsdPerHour) / armUsdPerHour, 4),
      };
    })
    .sort((a, b) => b.speed - a.speed);
  if (rows.some(({ isDask }) => isDask) && rows.length > 1) return rows;
  throw new MalformedRaw(resultsPath, "Dask and other engines on both machines", `${rows.length} set-ups`);
};

/** One set-up on both machines, whatever the number of queries. */
export interface Pair extends Comparison {
  readonly setUp: string;
  readonly system: string;
  readonly x86Date: string;
  readonly armDate: string;
}

/** Every set-up that has a result on both machines, an x86 one and an ARM one. */
export async function pairs(raw: Raw, onX86: string, onArm: string): Promise<Pair[]> {
  const file = await json(raw, resultsPath);
  const results = at(resultsPath, file, [], isList, "a list of results").map((_, index) => {
    const text = (key: string) => at(resultsPath, file, [index, key], isText, "words");
    return { setUp: text("_dir"), machine: text("_machine"), system: text("system"), date: text("date"), index };
  });
  return [...group(results, ({ setUp }) => setUp)].flatMap(([setUp, all]) => {
    const [a, b] = [onX86, onArm].map((machine) => all.find((result) => result.machine === machine));
    if (!a || !b) return [];
    const runs = ({ index }: { readonly index: number }) => hot(resultsPath, file, [index, "result"]);
    return [{ setUp, system: a.system, x86Date: a.date, armDate: b.date, ...compare(runs(a), runs(b)) }];
  });
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

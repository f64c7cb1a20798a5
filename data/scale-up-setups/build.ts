/** ClickBench results and list prices → one row per set-up: faster and dearer by how much on bigger machines of one family. */
import { ascending, max, mean, min, sum } from "d3";
import { MalformedRaw, at, csv, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";

/** One set-up. All ratios are to its own run on 2 vCPU; each field is described in resource.json. */
export interface Row {
  readonly setUp: string;
  readonly engine: string;
  readonly queries: number;
  readonly daysApart: number;
  readonly geoSpeedup4: number;
  readonly geoSpeedup8: number;
  readonly geoSpeedup16: number;
  readonly geoSpeedup192: number;
  readonly totalCost4: number;
  readonly totalCost8: number;
  readonly totalCost16: number;
  readonly totalCost192: number;
}

/** The machines, smallest first: AWS's own sizes of the family c6a, of which only the price stands in a raw file. */
export const machines = [
  { machine: "c6a.large", vcpus: 2 },
  { machine: "c6a.xlarge", vcpus: 4 },
  { machine: "c6a.2xlarge", vcpus: 8 },
  { machine: "c6a.4xlarge", vcpus: 16 },
  { machine: "c6a.metal", vcpus: 192 },
] as const;

/** How a set-up does on each of `machines`, in their order, over the queries that ran on all of them; 2 vCPU is 1. */
export interface Scaling {
  readonly setUp: string;
  readonly queries: number;
  /** From the first to the last of the five runs. */
  readonly daysApart: number;
  /** Times faster, by the geometric mean of the queries: each counts the same. */
  readonly geoSpeedup: readonly number[];
  /** Times faster, by the sum of seconds: the slowest queries count most. */
  readonly totalSpeedup: readonly number[];
}

const results = "data/clickbench-arm/raw/latest_results.json";
const prices = "data/aws-pricing/raw/on-demand-us-east-1-linux-2026-07-20.csv";
const allQueries = 43;
const leastQueries = 35;
/** ClickBench's own: keeps queries of a millisecond or two from ruling a geometric mean. In seconds. */
const constant = 0.01;

/** The table `scale-up-setups`. */
export const build: Build<Row> = async (raw) => {
  const price = await hourly(raw);
  return (await scalings(raw)).map(({ setUp, queries, daysApart, geoSpeedup, totalSpeedup }) => {
    const geo = (size: number) => significant(geoSpeedup[size]!);
    const cost = (size: number) => significant(price[size]! / price[0]! / totalSpeedup[size]!);
    return {
      setUp,
      engine: setUp.split(" (")[0]!,
      queries,
      daysApart,
      geoSpeedup4: geo(1),
      geoSpeedup8: geo(2),
      geoSpeedup16: geo(3),
      geoSpeedup192: geo(4),
      totalCost4: cost(1),
      totalCost8: cost(2),
      totalCost16: cost(3),
      totalCost192: cost(4),
    };
  });
};

/** List price of each of `machines` in US dollars per hour. */
export async function hourly(raw: Raw): Promise<number[]> {
  const list = await csv(raw, prices, ["instance_type", "usd_per_hour"]);
  return machines.map(({ machine }) => {
    const price = Number(list.find((row) => row.instance_type === machine)?.usd_per_hour);
    if (price > 0) return price;
    throw new MalformedRaw(prices, `a price of ${machine} above zero`, quoted(String(price)));
  });
}

/** Every set-up that ran on all of `machines` and there answered at least 35 of the 43 queries, in order of name. */
export async function scalings(raw: Raw): Promise<Scaling[]> {
  const runs = new Map<string, Map<string, Run>>();
  const file = await json(raw, results);
  for (const index of at(results, file, [], isList, "a list of results").keys()) {
    const machine = at(results, file, [index, "_machine"], isText, "a machine");
    if (!machines.some((one) => one.machine === machine)) continue;
    const setUp = at(results, file, [index, "system"], isText, "a system");
    const before = runs.get(setUp) ?? new Map<string, Run>();
    if (before.has(machine)) throw new MalformedRaw(results, `one result of ${setUp} on ${machine}`, "another");
    runs.set(setUp, before.set(machine, { day: day(file, index), seconds: hot(file, index) }));
  }
  const rows = [...runs].flatMap(([setUp, on]) => {
    const five = machines.flatMap(({ machine }) => on.get(machine) ?? []);
    return five.length < machines.length ? [] : compare(setUp, five);
  });
  if (rows.length === 0) throw new MalformedRaw(results, "a set-up that ran on all five machines", "none");
  return rows.sort((a, b) => ascending(a.setUp.toLowerCase(), b.setUp.toLowerCase()));
}

/** One result: the day it was filed under, in days, and the hot run of each query, null if it failed. */
interface Run {
  readonly day: number;
  readonly seconds: readonly (number | null)[];
}

/** Only queries that every machine answered count, so that the same work is compared. */
function compare(setUp: string, five: readonly Run[]): Scaling[] {
  const all = five.map(({ seconds }) => seconds);
  const counted = [...all[0]!.keys()].filter((query) => all.every((seconds) => seconds[query] !== null));
  if (counted.length < leastQueries) return [];
  const times = all.map((seconds) => counted.map((query) => seconds[query]!));
  const geo = times.map((seconds) => Math.exp(mean(seconds, (one) => Math.log(one + constant))!));
  const total = times.map((seconds) => sum(seconds));
  const days = five.map((run) => run.day);
  return [
    {
      setUp,
      queries: counted.length,
      daysApart: max(days)! - min(days)!,
      geoSpeedup: geo.map((seconds) => geo[0]! / seconds),
      totalSpeedup: total.map((seconds) => total[0]! / seconds),
    },
  ];
}

/** A query is three runs; the first is cold, so the better of the other two counts. A failed run is null. */
function hot(file: unknown, index: number): (number | null)[] {
  const queries = at(results, file, [index, "result"], isList, "times of queries");
  if (queries.length !== allQueries)
    throw new MalformedRaw(results, `${allQueries} queries in result ${index + 1}`, `${queries.length}`);
  return queries.map((runs, query) => {
    if (Array.isArray(runs) && runs.length === 3 && runs.every(isTime))
      return min(runs.slice(1).filter(isNumber)) ?? null;
    throw new MalformedRaw(results, `three times in seconds, or null, at ${index}.result.${query}`, quoted(runs));
  });
}

/** The day in the result's path, "duckdb/results/20260511/c6a.metal.json", as days since 1970. */
function day(file: unknown, index: number): number {
  const path = at(results, file, [index, "_path"], isText, "a path");
  const [, year, month, date] = /\/(\d{4})(\d\d)(\d\d)\//.exec(path) ?? [];
  if (date) return Date.UTC(Number(year), Number(month) - 1, Number(date)) / 86_400_000;
  throw new MalformedRaw(results, `a day in the path of result ${index + 1}`, quoted(path));
}

const isTime = (run: unknown): run is number | null => run === null || (isNumber(run) && run >= 0);

function significant(ratio: number): number {
  return Number(ratio.toPrecision(4));
}

/** Published TPC-H times of Dask → one row per query: ten times the data on ten times the machines. */
import { facts, factsPath, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One query at two scales; each field is described in resource.json. */
export interface Row {
  readonly query: number;
  readonly machine: string;
  readonly machines1Tb: number;
  readonly machines10Tb: number;
  readonly seconds1Tb: number;
  readonly seconds10Tb: number;
  readonly ratio: number;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** The table `tpch-scale`. */
export const build: Build<Row> = async (raw) => {
  const { fact, values, document, url, confidence } = (await facts(raw))("TPC-H (first");
  const [queries] = numbers(fact, /first (\d+) queries/);
  const machine = /1 TB on \d+ × ([\w.]+),/.exec(values)?.[1];
  if (!machine) throw new MalformedRaw(factsPath, "the machine of the TPC-H runs", quoted(values));
  const small = scale(values, /(?<!\d)1 TB on (\d+) × [\w.]+, Dask: ([\d., ]+) s/, queries!);
  const large = scale(values, /(?<!\d)10 TB on (\d+) × [\w.]+: ([\d., ]+) s/, queries!);
  return small.seconds.map((seconds, index) => ({
    query: index + 1,
    machine,
    machines1Tb: small.machines,
    machines10Tb: large.machines,
    seconds1Tb: seconds,
    seconds10Tb: large.seconds[index]!,
    ratio: Number((large.seconds[index]! / seconds).toPrecision(3)),
    origin: "quoted",
    document,
    // The row names two addresses: the repository with the numbers, then the post about them.
    url: url.split(" ; ")[0]!,
    confidence,
  }));
};

/** Machines and the seconds of each query, parted by ", " ("1,342" is one number). */
function scale(text: string, pattern: RegExp, queries: number): { machines: number; seconds: number[] } {
  const [, machines, list] = pattern.exec(text) ?? [];
  const seconds = (list ?? "").split(", ").flatMap((one) => numbers(one, /^([\d.,]+)$/));
  if (seconds.length === queries) return { machines: Number(machines), seconds };
  throw new MalformedRaw(factsPath, `${queries} times in words like ${String(pattern)}`, quoted(list));
}

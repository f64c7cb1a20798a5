/** ClickHouse on pairs of machines of one size → ARM's speed and work per dollar, by generation. */
import { compare, hot } from "../arm-pairs/clickbench.ts";
import { onDemand, vcpusByName } from "../prices/on-demand.ts";
import { MalformedRaw, at, isText, json } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One pair of machines, run on the same day. Ratios ARM over x86; each field is described in resource.json. */
export interface Row {
  readonly arm: string;
  readonly x86: string;
  readonly sameGeneration: boolean;
  readonly series: string;
  readonly date: string;
  readonly vcpus: number;
  readonly queries: number;
  readonly speed: number;
  readonly armUsdPerHour: number;
  readonly x86UsdPerHour: number;
  readonly workPerDollar: number;
}

/** Where our copy of the results is, under the raw root. */
export const pairsPath = "data/clickbench-arm/raw/hardware_pairs_raw.json";

/** Series, ARM, x86: the pairs of equal size. Three other pairs in the file are unfair; resource.json says why. */
const pairs = [
  ["hardware", "c8gd.16xlarge", "c8id.16xlarge"],
  ["hardware", "c8gd.24xlarge", "c8id.24xlarge"],
  ["hardware", "r7g.8xlarge", "r7i.8xlarge"],
  ["gravitons", "r7g.8xlarge", "r7i.8xlarge"],
  ["gravitons", "r6g.8xlarge", "r6i.8xlarge"],
  ["gravitons", "r8g.8xlarge", "r7i.8xlarge"],
  ["gravitons", "r8g.24xlarge", "r7i.24xlarge"],
  ["hardware", "c7gd.16xlarge", "c6id.16xlarge"],
] as const;

/** The table `arm-same-generation`. */
export const build: Build<Row> = async (raw) => {
  const price = await onDemand(raw);
  const file = await json(raw, pairsPath);
  return pairs.map(([series, arm, x86]) => {
    const key = (type: string) => `${series}/${series === "hardware" ? "aws_" : ""}${type}`;
    const date = (type: string) => at(pairsPath, file, [key(type), "time"], isText, "a day").slice(0, 10);
    if (date(arm) !== date(x86))
      throw new MalformedRaw(pairsPath, `${arm} and ${x86} on one day`, `${date(arm)} and ${date(x86)}`);
    const seconds = (type: string) => hot(pairsPath, file, [key(type), "result"]);
    const { queries, speed } = compare(seconds(x86), seconds(arm));
    return {
      arm,
      x86,
      sameGeneration: generation(arm) === generation(x86),
      series,
      date: date(arm),
      vcpus: vcpusByName(arm)!,
      queries,
      speed: round(speed),
      armUsdPerHour: price(arm),
      x86UsdPerHour: price(x86),
      workPerDollar: round((speed * price(x86)) / price(arm)),
    };
  });
};

/** "8" of "c8gd.16xlarge". */
const generation = (type: string) => /\d+/.exec(type)![0];

const round = (ratio: number) => Number(ratio.toFixed(4));

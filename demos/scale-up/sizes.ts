/** The tables behind the evidence, joined: five sizes of one machine, the set-ups that ran on all, and two counter-checks. */
import { rowsOf, type Tables } from "../contract/table.ts";
import { setUps, type SetUp } from "./setups.ts";

/** How a set-up's 43 queries are put into one number; speed and bill always use the same. */
export type Mean = "total" | "geometric";

/** The 10th, 50th and 90th percentile of the set-ups. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** One size of machine; speed and bill are relative to the smallest. */
export interface Size {
  readonly vcpus: number;
  readonly usdPerHour: number;
  readonly speed: Spread;
  readonly bill: Spread;
}

/** One set-up (`id`: what the knob calls it): its speed and bill on each size, in their order. */
export interface Runner {
  readonly id: SetUp;
  readonly name: string;
  readonly engine: string;
  readonly speed: readonly number[];
  readonly bill: readonly number[];
}

/** The five sizes by one mean. */
export interface Measured {
  readonly sizes: readonly Size[];
  readonly runners: readonly Runner[];
}

/** The one published query: a size of warehouse, its seconds, and its dollars. */
export interface Warehouse {
  readonly size: string;
  readonly seconds: number;
  readonly usd: number;
  readonly dbuPerHour: number;
}

/** One query of Dask's own TPC-H, at 1 TB and at ten times that on ten times the machines. */
export interface Query {
  readonly query: number;
  readonly machines1Tb: number;
  readonly machines10Tb: number;
  readonly seconds1Tb: number;
  readonly seconds10Tb: number;
  readonly ratio: number;
}

/** How many people of the survey ticked these as their largest data and their largest machines. */
export interface Surveyed {
  readonly size: string;
  readonly machines: string;
  readonly count: number;
}

type Numbers = Readonly<Record<string, number>>;
type SetUpRow = Numbers & { readonly setUp: never; readonly engine: never };

const prefix = { total: "total", geometric: "geo" } as const;
const id = new Map<string, SetUp>(Object.entries(setUps).map(([key, name]) => [name, key as SetUp]));

/** All sizes and set-ups by one mean. A price goes with the vCPUs, so bill × speed is how many times the machine it is. */
export function measuredBy(mean: Mean, tables: Tables): Measured {
  const of = prefix[mean];
  const rows = rowsOf<Numbers>(tables, "scale-up");
  const sizes = rows.map((row): Size => {
    const spread = (what: string): Spread => ({
      low: row[`${of}${what}P10`]!,
      middle: row[`${of}${what}P50`]!,
      high: row[`${of}${what}P90`]!,
    });
    const { vcpus = 0, usdPerHour = 0 } = row;
    return { vcpus, usdPerHour, speed: spread("Speedup"), bill: spread("Cost") };
  });
  const first = sizes[0]!;
  const runners = rowsOf<SetUpRow>(tables, "scale-up-setups").map((row): Runner => {
    const pairs = sizes.map(({ vcpus, usdPerHour }) => {
      if (vcpus === first.vcpus) return [1, 1] as const;
      const times = usdPerHour / first.usdPerHour;
      // The table keeps the one of the two that the other follows from.
      const bill = mean === "total" ? row[`totalCost${vcpus}`]! : times / row[`geoSpeedup${vcpus}`]!;
      return [times / bill, bill] as const;
    });
    return {
      id: id.get(row.setUp)!,
      name: row.setUp,
      engine: row.engine,
      speed: pairs.map(([speed]) => speed),
      bill: pairs.map(([, bill]) => bill),
    };
  });
  return { sizes, runners };
}

/** How many set-ups are dearer than on the smallest machine at every bigger one. */
export const alwaysDearer = (runners: readonly Runner[]): number =>
  runners.filter(({ bill }) => bill.slice(1).every((times) => times > 1)).length;

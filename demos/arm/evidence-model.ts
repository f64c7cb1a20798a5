/** What the evidence shows, from its knobs and tables. */
import { rowsOf, type Tables } from "../contract/table.ts";
import { middleOf, runnersOf, type Runner } from "./measured.ts";
import { intelPairs, type Pair, type PairId } from "./pairs.ts";

/** Each picture's own tables. */
export const drawnTables = {
  setups: ["arm-pairs"],
  prices: ["vcpu-prices"],
  pairs: ["arm-same-generation"],
} as const;

/** All tables, the packages that only the prose quotes among them. */
export const tables = ["arm-pairs", "vcpu-prices", "arm-same-generation", "arm-packages"] as const;

/** The knobs, as the schema gives them. */
export interface Knobs {
  readonly guess: number | null;
  readonly picture: "setups" | "prices" | "pairs";
  readonly setup: string;
  readonly family: Family;
  readonly pair: string;
  readonly answer: "hidden" | "shown";
}

/** General purpose, compute, memory: AWS's first letter of a machine's name. */
export type Family = "m" | "c" | "r";

/** What an hour of a vCPU costs in one generation, in dollars; `discount`: ARM's price against Intel's, less one. */
export interface Generation {
  readonly generation: number;
  readonly intel?: number;
  readonly amd?: number;
  readonly arm?: number;
  readonly discount?: number;
}

/** Packages of one environment; nulls where it is locked for x86 only. */
export interface Environment {
  readonly environment: string;
  readonly x86: number;
  readonly arm: number | null;
  readonly missingOnArm: number | null;
}

/** What the picture shows; the numbers the prose quotes are of all of it. */
export interface Evidence {
  readonly view: "question" | Knobs["picture"];
  readonly guess: number | null;
  /** By speed, the fastest on ARM first; Dask among them. */
  readonly runners: readonly Runner[];
  readonly middle: { readonly speed: number; readonly work: number };
  readonly chosen?: Runner;
  readonly family: Family;
  readonly generations: Readonly<Record<Family, readonly Generation[]>>;
  readonly pairs: readonly Pair[];
  readonly pair?: Pair;
  readonly environments: readonly Environment[];
  /** The price of x86 over that of ARM, of the machines all set-ups ran on. */
  readonly priceRatio: number;
}

/** Those that count: Dask answered too few queries. */
export const counted = (runners: readonly Runner[]): readonly Runner[] => runners.filter(({ isDask }) => !isDask);

interface PriceRow {
  readonly class: Family;
  readonly generation: number;
  readonly architecture: "arm" | "intel" | "amd";
  readonly usdPerVcpuHour: number;
  readonly vsIntel: number | null;
}

/** Joins tables and knobs. */
export function evidenceOf({ guess, picture, setup, family, pair, answer }: Knobs, given: Tables): Evidence {
  const runners = runnersOf(given);
  const measured = counted(runners);
  const prices = rowsOf<PriceRow>(given, "vcpu-prices");
  const pairs = intelPairs(given);
  const middle = {
    speed: middleOf(measured.map(({ speed }) => speed)),
    work: middleOf(measured.map(({ work }) => work)),
  };
  const chosen = runners.find(({ id }) => setup !== "none" && id === setup);
  const met = pairs.find(({ id }) => id === (pair as PairId));
  const first = measured[0]!;
  return {
    view: answer === "hidden" ? "question" : picture,
    guess,
    runners,
    middle,
    ...(chosen ? { chosen } : {}),
    family,
    generations: { m: generationsOf(prices, "m"), c: generationsOf(prices, "c"), r: generationsOf(prices, "r") },
    pairs,
    ...(met ? { pair: met } : {}),
    environments: rowsOf<Environment>(given, "arm-packages"),
    priceRatio: first.work / first.speed,
  };
}

/** From generation 6, the first with a Graviton. */
function generationsOf(rows: readonly PriceRow[], family: Family): readonly Generation[] {
  const own = rows.filter((row) => row.class === family);
  const withArm = own.filter(({ architecture }) => architecture === "arm").map(({ generation }) => generation);
  return withArm.toSorted().map((generation) => {
    const of = (architecture: PriceRow["architecture"]): PriceRow | undefined =>
      own.find((row) => row.generation === generation && row.architecture === architecture);
    const found = { intel: of("intel"), amd: of("amd"), arm: of("arm") };
    const [intel, amd, arm] = [found.intel, found.amd, found.arm].map((row) => row?.usdPerVcpuHour);
    const discount = found.arm?.vsIntel ?? undefined;
    return {
      generation,
      ...(intel === undefined ? {} : { intel }),
      ...(amd === undefined ? {} : { amd }),
      ...(arm === undefined ? {} : { arm }),
      ...(discount === undefined ? {} : { discount }),
    };
  });
}

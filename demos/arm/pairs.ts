/** Pairs of machines, ARM and Intel, with their prices and what ClickHouse did on both. */
import { rowsOf, type Tables } from "../contract/table.ts";

/**
 * The pairs, by the word that stands for each in the address. r7g and r7i met twice: the lower result counts. A schema has
 * to name its options before any table is loaded, so a test holds this list against the table.
 */
export const pairs = {
  none: "none",
  c8gd16: "generation 8, 64 vCPU",
  c8gd24: "generation 8, 96 vCPU",
  r7g8: "generation 7, 32 vCPU",
  r6g8: "generation 6, 32 vCPU",
  r8g8: "ARM 8, Intel 7, 32 vCPU",
  r8g24: "ARM 8, Intel 7, 96 vCPU",
  c7gd16: "ARM 7, Intel 6, 64 vCPU",
} as const;

/** One of them, or none. */
export type PairId = keyof typeof pairs;

/** Two machines with as many vCPUs; `speed` and `work` (per dollar) are ARM's against x86. */
export interface Pair {
  readonly id: PairId;
  readonly label: string;
  readonly arm: string;
  readonly x86: string;
  readonly sameGeneration: boolean;
  /** AWS's number of the ARM machine's generation. */
  readonly generation: number;
  readonly armUsdPerHour: number;
  readonly x86UsdPerHour: number;
  readonly speed: number;
  readonly work: number;
}

interface PairRow {
  readonly arm: string;
  readonly x86: string;
  readonly sameGeneration: boolean;
  readonly speed: number;
  readonly armUsdPerHour: number;
  readonly x86UsdPerHour: number;
  readonly workPerDollar: number;
}

/** Every meeting of ARM and Intel, the one that was repeated among them. */
export const pairRows = (tables: Tables): readonly PairRow[] => rowsOf<PairRow>(tables, "arm-same-generation");

/** vCPUs of each of the two machines that all set-ups ran on: c8g.metal-48xl and c7a.metal-48xl, by the size's name. */
export const VCPUS = 192;

/** "c8gd.16xlarge" → "c8gd16". */
const wordOf = (machine: string): PairId => machine.replace(".", "").replace("xlarge", "") as PairId;

/** ARM against Intel, ClickHouse alone, the lower result where there are two; those of one generation first, the newest of them first. */
export function intelPairs(tables: Tables): readonly Pair[] {
  const rows = pairRows(tables);
  const lower = rows.filter(
    (row) => !rows.some((other) => other.arm === row.arm && other.x86 === row.x86 && other.speed < row.speed),
  );
  const found = lower.map((row): Pair => {
    const { arm, x86, sameGeneration, armUsdPerHour, x86UsdPerHour, speed, workPerDollar: work } = row;
    const id = wordOf(arm);
    const label = pairs[id];
    const generation = Number(/\d/.exec(arm)?.[0]);
    return { id, label, arm, x86, sameGeneration, generation, armUsdPerHour, x86UsdPerHour, speed, work };
  });
  return found.toSorted(
    (a, b) => Number(b.sameGeneration) - Number(a.sameGeneration) || b.generation - a.generation || b.speed - a.speed,
  );
}

/** The demo's knobs for a pair: it races those of one generation, and nothing is handed for the others. */
export function handedOf(id: PairId, tables: Tables): { readonly pair: string; readonly speed: number } | null {
  const pair = intelPairs(tables).find((each) => each.id === id && each.sameGeneration);
  return pair ? { pair: `gen${pair.generation}`, speed: pair.speed } : null;
}

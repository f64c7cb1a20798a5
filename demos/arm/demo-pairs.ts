/** The chips that race: what a vCPU of each costs an hour, how much faster ARM was measured to be, and whose measurement a speed is. */
import type { InstanceRow } from "../cluster/instances.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** The tables it needs. */
export const tables = ["arm-pairs", "arm-same-generation"] as const;

/** A row of `arm-pairs`; US dollars an hour of a whole machine. */
interface SetUpRow {
  readonly system: string;
  readonly isDask: boolean;
  readonly speed: number;
  readonly x86UsdPerHour: number;
  readonly armUsdPerHour: number;
}

/** A row of `arm-same-generation`. */
interface GenerationRow {
  readonly arm: string;
  readonly x86: string;
  readonly sameGeneration: boolean;
  readonly vcpus: number;
  readonly speed: number;
  readonly x86UsdPerHour: number;
  readonly armUsdPerHour: number;
}

/** What the knob may say. */
export type PairName = "genoa" | "gen6" | "gen7" | "gen8";

/** A speed somebody measured on a pair of machines: how many times faster ARM was, and on what. */
export interface Measured {
  readonly pair: PairName;
  readonly speed: number;
  readonly whose: string;
}

/** Two machines alike, one of each kind of chip. US dollars an hour of one vCPU. */
export interface Pair {
  readonly name: PairName;
  readonly x86: { readonly chip: string; readonly type: string; readonly usdPerHour: number };
  readonly arm: { readonly chip: string; readonly type: string; readonly usdPerHour: number };
  /** The speed it races at unless another is chosen. */
  readonly speed: number;
}

/** All that the demo takes from tables. */
export interface Inputs {
  readonly pairs: readonly Pair[];
  readonly measured: readonly Measured[];
}

/** vCPUs of c7a.metal-48xl and of c8g.metal-48xl (data/arm-pairs: 192 each). */
const METAL = 192;

const GENERATIONS = { gen6: "6", gen7: "7", gen8: "8" } as const;
/** General knowledge: whose chips the generations of AWS's own are. */
const GRAVITON = { gen6: "Graviton2", gen7: "Graviton3", gen8: "Graviton4" } as const;

/** Reads them. Where a generation was measured more than once its race takes the lower speed. */
export function inputsOf(given: Tables): Inputs {
  const setUps = rowsOf<SetUpRow>(given, "arm-pairs");
  const dask = setUps.find(({ isDask }) => isDask)!;
  const metal: Pair = {
    name: "genoa",
    x86: { chip: "AMD Genoa", type: "c7a.metal-48xl", usdPerHour: dask.x86UsdPerHour / METAL },
    arm: { chip: "Graviton4", type: "c8g.metal-48xl", usdPerHour: dask.armUsdPerHour / METAL },
    speed: dask.speed,
  };
  const same = rowsOf<GenerationRow>(given, "arm-same-generation").filter(({ sameGeneration }) => sameGeneration);
  const names = Object.keys(GENERATIONS) as (keyof typeof GENERATIONS)[];
  const rows = names.flatMap((name) =>
    same.filter(({ arm }) => arm.match(/\d/)![0] === GENERATIONS[name]).map((row) => ({ name, row })),
  );
  const pairs = names.map((name): Pair => {
    const { row } = rows.filter((each) => each.name === name).reduce((a, b) => (b.row.speed < a.row.speed ? b : a));
    return {
      name,
      x86: { chip: `Intel, generation ${GENERATIONS[name]}`, type: row.x86, usdPerHour: row.x86UsdPerHour / row.vcpus },
      arm: { chip: GRAVITON[name], type: row.arm, usdPerHour: row.armUsdPerHour / row.vcpus },
      speed: row.speed,
    };
  });
  return {
    pairs: [metal, ...pairs],
    measured: [
      ...setUps.map(({ system, speed }): Measured => ({ pair: "genoa", speed, whose: system })),
      ...rows.map(({ name, row }): Measured => ({
        pair: name,
        speed: row.speed,
        whose: `ClickHouse with ${row.vcpus}\u00a0vCPU`,
      })),
    ],
  };
}

/** An address keeps so many figures of a speed: nearer than this it is the measured one. */
const SAME = 0.000_06;

/** Whose measured speed this is; undefined: nobody's. */
export const whoseIs = ({ measured }: Inputs, pair: PairName, speed: number): string | undefined =>
  measured.find((row) => row.pair === pair && Math.abs(row.speed - speed) < SAME)?.whose;

/** One vCPU of a machine, as a machine of its own. */
export const vcpuOf = (machine: Pair["x86"], architecture: string): InstanceRow => ({
  type: machine.type,
  architecture,
  vcpus: 1,
  memoryGib: null,
  usdPerHour: machine.usdPerHour,
});

/** The set-ups of `../scale-up-setups` → one row per size of machine: how much faster, and for how much more money. */
import { quantile } from "d3";
import type { Build } from "../raw.ts";
import { hourly, machines, scalings } from "../scale-up-setups/build.ts";

/** One size. Quantiles are over the set-ups, ratios to 2 vCPU; each field is described in resource.json. */
export interface Row {
  readonly vcpus: number;
  readonly machine: string;
  readonly usdPerHour: number;
  readonly setUps: number;
  readonly geoSpeedupP10: number;
  readonly geoSpeedupP50: number;
  readonly geoSpeedupP90: number;
  readonly geoCostP10: number;
  readonly geoCostP50: number;
  readonly geoCostP90: number;
  readonly totalSpeedupP10: number;
  readonly totalSpeedupP50: number;
  readonly totalSpeedupP90: number;
  readonly totalCostP10: number;
  readonly totalCostP50: number;
  readonly totalCostP90: number;
}

/** The table `scale-up`. */
export const build: Build<Row> = async (raw) => {
  const price = await hourly(raw);
  const setUps = await scalings(raw);
  return machines.map(({ machine, vcpus }, size) => {
    const dearer = price[size]! / price[0]!;
    const geo = setUps.map(({ geoSpeedup }) => geoSpeedup[size]!);
    const total = setUps.map(({ totalSpeedup }) => totalSpeedup[size]!);
    const cost = (speedups: readonly number[]) => speedups.map((speedup) => dearer / speedup);
    const at = (ratios: readonly number[], p: number) => Number(quantile(ratios, p)!.toPrecision(4));
    return {
      vcpus,
      machine,
      usdPerHour: price[size]!,
      setUps: setUps.length,
      geoSpeedupP10: at(geo, 0.1),
      geoSpeedupP50: at(geo, 0.5),
      geoSpeedupP90: at(geo, 0.9),
      geoCostP10: at(cost(geo), 0.1),
      geoCostP50: at(cost(geo), 0.5),
      geoCostP90: at(cost(geo), 0.9),
      totalSpeedupP10: at(total, 0.1),
      totalSpeedupP50: at(total, 0.5),
      totalSpeedupP90: at(total, 0.9),
      totalCostP10: at(cost(total), 0.1),
      totalCostP50: at(cost(total), 0.5),
      totalCostP90: at(cost(total), 0.9),
    };
  });
};

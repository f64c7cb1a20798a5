/** Nine traces → for one to nine zones to choose from, how often at least one has a spot V100, and how long until one has. */
import { max, mean, min, quantile } from "d3";
import type { Build } from "../raw.ts";
import { anyOf, nineZones, rounded, shareOf } from "../spot-zones/traces.ts";

/** So many zones to choose from; each field is described in resource.json. */
export interface Row {
  readonly zones: number;
  readonly combinations: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly independent: number;
  readonly meanWaitMinutes: number;
  readonly p95WaitMinutes: number;
}

/** The table `spot-any-of`. */
export const build: Build<Row> = async (raw) => {
  const traces = await nineZones(raw);
  const gapSeconds = traces[0]!.gapSeconds;
  const availability = new Map(traces.map((trace) => [trace, shareOf(anyOf([trace]))]));
  return traces.map((_, index) => {
    const sets = combinations(traces, index + 1).map((chosen) => {
      const found = anyOf(chosen);
      const waits = waitsOf(found, gapSeconds);
      const none = chosen.reduce((product, trace) => product * (1 - availability.get(trace)!), 1);
      return { share: shareOf(found), independent: 1 - none, wait: mean(waits)!, p95: quantile(waits, 0.95)! };
    });
    return {
      zones: index + 1,
      combinations: sets.length,
      min: rounded(min(sets, ({ share }) => share)!),
      mean: rounded(mean(sets, ({ share }) => share)!),
      max: rounded(max(sets, ({ share }) => share)!),
      independent: rounded(mean(sets, ({ independent }) => independent)!),
      meanWaitMinutes: significant(mean(sets, ({ wait }) => wait)!),
      p95WaitMinutes: significant(mean(sets, ({ p95 }) => p95)!),
    };
  });
};

/** Minutes from each tick to the next one with an instance, 0 if it has one; after the last such tick nobody knows, so they end there. */
function waitsOf(found: Uint8Array, gapSeconds: number): Float64Array {
  const waits = new Float64Array(found.lastIndexOf(1) + 1);
  let next = waits.length - 1;
  for (let tick = next; tick >= 0; tick--) {
    if (found[tick] === 1) next = tick;
    waits[tick] = ((next - tick) * gapSeconds) / 60;
  }
  return waits;
}

/** Every choice of `size` items, in order. */
function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

function significant(value: number): number {
  return Number(value.toPrecision(4));
}

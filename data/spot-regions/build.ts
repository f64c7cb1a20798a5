/** Nine traces → one row per region: its best single zone, and any of its zones. */
import { greatest, groups } from "d3";
import type { Build } from "../raw.ts";
import { anyOf, nineZones, rounded, shareOf } from "../spot-zones/traces.ts";

/** One region; each field is described in resource.json. */
export interface Row {
  readonly region: string;
  readonly zones: number;
  readonly bestZone: string;
  readonly bestAvailability: number;
  readonly anyAvailability: number;
}

/** The table `spot-regions`. */
export const build: Build<Row> = async (raw) =>
  groups(await nineZones(raw), ({ region }) => region).map(([region, traces]) => {
    const best = greatest(traces, (trace) => shareOf(anyOf([trace])))!;
    return {
      region,
      zones: traces.length,
      bestZone: best.zone,
      bestAvailability: rounded(shareOf(anyOf([best]))),
      anyAvailability: rounded(shareOf(anyOf(traces))),
    };
  });

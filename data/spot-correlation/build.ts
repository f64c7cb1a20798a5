/** Nine traces → one row per pair of zones: how far both have a spot V100 at the same ticks. */
import type { Build } from "../raw.ts";
import { anyOf, nineZones, shareOf } from "../spot-zones/traces.ts";

/** One pair of zones; each field is described in resource.json. */
export interface Row {
  readonly zoneA: string;
  readonly zoneB: string;
  readonly sameRegion: boolean;
  readonly correlation: number;
}

/** The table `spot-correlation`. */
export const build: Build<Row> = async (raw) => {
  const zones = (await nineZones(raw)).map((trace) => ({ ...trace, found: anyOf([trace]) }));
  return zones.flatMap((a, index) =>
    zones.slice(index + 1).map((b) => ({
      zoneA: a.zone,
      zoneB: b.zone,
      sameRegion: a.region === b.region,
      correlation: Number(correlation(a.found, b.found).toFixed(4)),
    })),
  );
};

/** Pearson's correlation of two series of 0 and 1 of the same length. */
function correlation(a: Uint8Array, b: Uint8Array): number {
  const [ofA, ofB, both] = [shareOf(a), shareOf(b), shareOf(a.map((found, tick) => found * b[tick]!))];
  return (both - ofA * ofB) / Math.sqrt(ofA * (1 - ofA) * ofB * (1 - ofB));
}

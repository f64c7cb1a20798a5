/** A page of SkyPilot's catalogue, copied by hand → one row per instance type and zone: list price and spot price. */
import { MalformedRaw, csv, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One instance type in one zone, US dollars an hour; each field is described in resource.json. */
export interface Row {
  readonly instanceType: string;
  readonly zone: string;
  readonly region: string;
  readonly usdOnDemand: number;
  readonly usdSpot: number | null;
}

const path = "data/skypilot-catalog/raw/g6_spot_transcribed.csv";
const columns = ["az", "g6_2xlarge_od", "g6_2xlarge_spot", "g6_48xlarge_od", "g6_48xlarge_spot"] as const;
const types = ["g6_2xlarge", "g6_48xlarge"] as const;

/** The page lists each type in so many zones; a copy that breaks off at the end of a line would look whole. */
const zonesOfPage = 29;

/** The table `spot-prices`. */
export const build: Build<Row> = async (raw) => {
  const lines = await csv(raw, path, columns);
  const zones = new Set(lines.map(({ az }) => az));
  if (lines.length !== zonesOfPage || zones.size !== zonesOfPage)
    throw new MalformedRaw(path, `${zonesOfPage} zones`, `${lines.length} lines with ${zones.size} zones`);
  return types.flatMap((type) =>
    lines.map((line) => {
      const region = /^([a-z]+\d)-az\d$/.exec(line.az)?.[1];
      if (region === undefined) throw new MalformedRaw(path, 'a zone like "use1-az1"', quoted(line.az));
      const spot = line[`${type}_spot`];
      return {
        instanceType: type.replace("_", "."),
        zone: line.az,
        region,
        usdOnDemand: price(line[`${type}_od`], line.az),
        usdSpot: spot === "" ? null : price(spot, line.az),
      };
    }),
  );
};

function price(words: string, zone: string): number {
  const dollars = Number(words);
  if (Number.isFinite(dollars) && dollars > 0) return dollars;
  throw new MalformedRaw(path, `a price above zero in ${zone}`, quoted(words));
}

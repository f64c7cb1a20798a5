/** AWS's Spot Advisor, one snapshot → how its (region, type) pairs fall into five bands of interruption, by kind of instance. */
import { group, median } from "d3";
import { MalformedRaw, at, isText, json, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One group of instance types; each field is described in resource.json. */
export interface Row {
  readonly kind: string;
  readonly group: string;
  readonly pairs: number;
  readonly band0to5: number;
  readonly band5to10: number;
  readonly band10to15: number;
  readonly band15to20: number;
  readonly bandOver20: number;
  readonly shareOver20: number;
  readonly medianSaving: number;
  readonly types: number;
  readonly typesIn5Regions: number;
  readonly shareBestAndWorst: number | null;
}

/** One instance type offered as a Linux spot instance in one region. `band` 0 to 4, `saving` in percent. */
interface Pair {
  readonly type: string;
  readonly family: string;
  readonly band: number;
  readonly saving: number;
}

const path = "data/spot-advisor/raw/spot-advisor-data.json";
const labels = ["<5%", "5-10%", "10-15%", "15-20%", ">20%"];
const families = ["c", "m", "r"].flatMap((use) =>
  [6, 7, 8].flatMap((made) => ["g", "i", "a"].map((by) => use + made + by)),
);

/** The table `spot-interruptions`. */
export const build: Build<Row> = async (raw) => {
  const file = await json(raw, path);
  for (const [band, label] of labels.entries()) {
    const found = at(path, file, ["ranges", band, "label"], isText, "the label of a band");
    if (found !== label) throw new MalformedRaw(path, `the band ${quoted(label)}`, quoted(found));
  }
  const pairs = readPairs(file);
  const of = group(pairs, ({ family }) => architecture(family));
  const byFamily = group(pairs, ({ family }) => family);
  const part = (kind: string, name: string, found: readonly Pair[] = []) =>
    found.length > 0 ? [summary(kind, name, found)] : [];
  return [
    summary("all", "all", pairs),
    ...["accelerated", "x86", "ARM"].flatMap((name) => part("architecture", name, of.get(name))),
    // not every family of the list was offered when the snapshot was taken
    ...families.flatMap((name) => part("family", name, byFamily.get(name))),
  ];
};

function readPairs(file: unknown): Pair[] {
  const regions = at(path, file, ["spot_advisor"], isRecord, "regions");
  return Object.keys(regions).flatMap((region) => {
    const types = at(path, regions, [region, "Linux"], isRecord, "Linux instance types");
    return Object.keys(types).map((type) => ({
      type,
      family: type.split(".")[0]!,
      band: at(path, types, [type, "r"], isBand, "a band of 0 to 4"),
      saving: at(path, types, [type, "s"], isPercent, "a saving of at most 100 %"),
    }));
  });
}

/** By name: GPU, other accelerator and FPGA families first (g5g has both a GPU and an ARM processor), then Graviton. */
function architecture(family: string): string {
  if (/^(g\d|p\d|gr\d|trn|inf|dl\d|f\d|vt\d)/.test(family)) return "accelerated";
  return /^[a-z]+\d+g/.test(family) || family === "a1" ? "ARM" : "x86";
}

function summary(kind: string, name: string, pairs: readonly Pair[]): Row {
  const inBand = (band: number) => pairs.filter((pair) => pair.band === band).length;
  const types = [...group(pairs, ({ type }) => type).values()];
  const wide = types.filter((offers) => offers.length >= 5);
  const extremes = wide.filter((offers) => [0, 4].every((band) => offers.some((offer) => offer.band === band)));
  return {
    kind,
    group: name,
    pairs: pairs.length,
    band0to5: inBand(0),
    band5to10: inBand(1),
    band10to15: inBand(2),
    band15to20: inBand(3),
    bandOver20: inBand(4),
    shareOver20: Number((inBand(4) / pairs.length).toFixed(4)),
    medianSaving: median(pairs, ({ saving }) => saving)! / 100,
    types: types.length,
    typesIn5Regions: wide.length,
    shareBestAndWorst: wide.length === 0 ? null : Number((extremes.length / wide.length).toFixed(4)),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
const isBand = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 4;
/** Below zero where spot was dearer than on demand. */
const isPercent = (value: unknown): value is number => Number.isFinite(value) && Number(value) <= 100;

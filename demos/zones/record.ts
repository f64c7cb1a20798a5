/**
 * The record of lesson 5 as both of its figures speak of it: which moments it has, which zones, and the moment that
 * either shows unless somebody chooses another. Its numbers are in the table `spot-zones`.
 */

/** Pieces of 13 minutes, four probes each, that the record has: the table's `shares`, digit by digit. */
export const BUCKETS = 5039;

/** One of them, in seconds. */
export const BUCKET = 780;

/** The whole of it, in days. */
export const DAYS = Math.floor((BUCKETS * BUCKET) / 86_400);

/** The piece in its middle: a rule that anybody can check, and no choice of a telling moment. */
export const MIDDLE = Math.floor(BUCKETS / 2);

/** The nine zones, as the table and the knobs name them. */
export const zoneNames = [
  "us-east-1a",
  "us-east-1c",
  "us-east-1d",
  "us-east-1f",
  "us-east-2a",
  "us-east-2b",
  "us-west-2a",
  "us-west-2b",
  "us-west-2c",
] as const;
/** One of them. */
export type ZoneName = (typeof zoneNames)[number];

/** The zones as options of a knob. */
export const zoneOptions = Object.fromEntries(zoneNames.map((zone) => [zone, zone])) as Record<ZoneName, string>;

/** Where the regions of the record are, in AWS's own words. */
export const places: Readonly<Record<string, string>> = {
  "us-east-1": "Virginia",
  "us-east-2": "Ohio",
  "us-west-2": "Oregon",
};

/** A moment of the record as people say it, e.g. "day 23, hour 18": hours since it began, for no clock is known. */
export function momentWords(bucket: number): string {
  const hours = Math.floor((bucket * BUCKET) / 3600);
  return `day ${Math.floor(hours / 24) + 1}, hour ${(hours % 24) + 1}`;
}

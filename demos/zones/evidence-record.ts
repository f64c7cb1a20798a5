/** What the evidence reads out of its tables: the record zone by zone, and what several zones come to together. */
import { rowsOf, type Tables } from "../contract/table.ts";
import { BUCKETS, places, zoneNames, type ZoneName } from "./record.ts";

/** A zone of the record. */
export interface Zone {
  readonly zone: ZoneName;
  readonly region: string;
  readonly place: string;
  /** Share of all probes that found a machine. */
  readonly availability: number;
  readonly switches: number;
  readonly meanUpMinutes: number;
  readonly meanDownMinutes: number;
  readonly longestDownHours: number;
  /** How many of a piece's four probes found one, a digit a piece. */
  readonly shares: string;
}

/** Probes of a piece, and how many must have found a machine for the demo, and a door, to have one. */
export const PROBES = 4;
const UP = 2;

/** A row of the table `spot-any-of`. */
export interface AnyOf {
  readonly zones: number;
  readonly combinations: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly independent: number;
  readonly meanWaitMinutes: number;
  readonly p95WaitMinutes: number;
}

/** A row of the table `spot-regions`. */
export interface Region {
  readonly region: string;
  readonly zones: number;
  readonly bestAvailability: number;
  readonly anyAvailability: number;
}

/** A row of the table `spot-gangs`. */
export interface Gang {
  readonly instances: number;
  readonly zone: string;
  readonly zones: number;
  readonly days: number;
  readonly availability: number;
}

/** The zones in the order of their names. */
export function zonesOf(tables: Tables): Zone[] {
  const rows = rowsOf<Omit<Zone, "place">>(tables, "spot-zones");
  return zoneNames.map((name) => {
    const row = rows.find(({ zone }) => zone === name)!;
    const { zone, region, availability, switches, meanUpMinutes, meanDownMinutes, longestDownHours, shares } = row;
    const place = places[region]!;
    return { zone, region, place, availability, switches, meanUpMinutes, meanDownMinutes, longestDownHours, shares };
  });
}

/** For one to nine zones to choose from. */
export const anyOfRows = (tables: Tables): AnyOf[] => [...rowsOf<AnyOf>(tables, "spot-any-of")];

/** Region by region. */
export const regionsOf = (tables: Tables): Region[] => [...rowsOf<Region>(tables, "spot-regions")];

/** Those who wanted sixteen at once, zone by zone, and any of them. */
export const sixteenOf = (tables: Tables): Gang[] =>
  rowsOf<Gang>(tables, "spot-gangs").filter(({ instances }) => instances === 16);

/** How many of four probes found a machine in a piece. */
export const foundAt = ({ shares }: Pick<Zone, "shares">, moment: number): number => Number(shares[moment] ?? 0);

/** Whether there is one for you. */
export const openAt = (zone: Pick<Zone, "shares">, moment: number): boolean => foundAt(zone, moment) >= UP;

/** The doors of the question: the first zone of each region. A rule that anybody can check. */
export const doorsOf = (zones: readonly Zone[]): Zone[] =>
  zones.filter(({ region }, index) => zones.findIndex((other) => other.region === region) === index);

/** Piece by piece, 0 to 1. */
export const heatOf = ({ shares }: Pick<Zone, "shares">): number[] =>
  Array.from(shares, (digit) => Number(digit) / PROBES);

/**
 * Any zone, in the same digits: as much of each piece as the best of them found. Which probes of a piece found one is not in
 * the table, so it may have been more; the share over the whole record, by every probe, is in `spot-any-of`.
 */
export function sharesOfAny(zones: readonly Zone[]): string {
  const best = new Uint8Array(BUCKETS);
  for (const { shares } of zones)
    for (let at = 0; at < BUCKETS; at++) best[at] = Math.max(best[at]!, shares.charCodeAt(at) - 48);
  return best.join("");
}

/** The share of so many first pieces. */
export function shareOf({ shares }: Pick<Zone, "shares">, pieces: number): number {
  const whole = Math.min(shares.length, Math.max(1, Math.round(pieces)));
  let found = 0;
  for (let at = 0; at < whole; at++) found += shares.charCodeAt(at) - 48;
  return found / whole / PROBES;
}

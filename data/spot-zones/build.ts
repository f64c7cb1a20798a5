/** Nine traces → one row per zone: how often and for how long a spot V100 could be had, and the trace in 13-minute shares. */
import { mean } from "d3";
import type { Build } from "../raw.ts";
import { anyOf, nineZones, rounded, shareOf } from "./traces.ts";

/** One zone; each field is described in resource.json. */
export interface Row {
  readonly zone: string;
  readonly region: string;
  readonly firstDay: string;
  readonly ticks: number;
  readonly gapSeconds: number;
  readonly availability: number;
  readonly switches: number;
  readonly meanUpMinutes: number;
  readonly meanDownMinutes: number;
  readonly longestDownHours: number;
  readonly bucketSeconds: number;
  readonly shares: string;
}

/** Four probes of 195 s are 13 minutes. */
const bucketTicks = 4;

/** The table `spot-zones`. */
export const build: Build<Row> = async (raw) =>
  (await nineZones(raw)).map((trace) => {
    const { zone, region, firstDay, gapSeconds } = trace;
    const found = anyOf([trace]);
    const episodes = episodesOf(found);
    const minutes = (value: 0 | 1) => {
      const ticks = mean(episodes.filter((episode) => episode.value === value).map((episode) => episode.ticks)) ?? 0;
      return significant((ticks * gapSeconds) / 60);
    };
    const down = Math.max(0, ...episodes.filter(({ value }) => value === 0).map(({ ticks }) => ticks));
    return {
      zone,
      region,
      firstDay,
      ticks: found.length,
      gapSeconds,
      availability: rounded(shareOf(found)),
      switches: episodes.length - 1,
      meanUpMinutes: minutes(1),
      meanDownMinutes: minutes(0),
      longestDownHours: significant((down * gapSeconds) / 3600),
      bucketSeconds: bucketTicks * gapSeconds,
      shares: digits(found),
    };
  });

/** Stretches of equal ticks, in order; the first and the last may be cut off by the trace. */
function episodesOf(found: Uint8Array): { readonly value: number; ticks: number }[] {
  const episodes: { readonly value: number; ticks: number }[] = [];
  for (const value of found) {
    const last = episodes.at(-1);
    if (last?.value === value) last.ticks++;
    else episodes.push({ value, ticks: 1 });
  }
  return episodes;
}

/** One digit per whole bucket: at how many of its ticks an instance was found. */
function digits(found: Uint8Array): string {
  const bucket = (_: unknown, index: number) => found.subarray(index * bucketTicks, (index + 1) * bucketTicks);
  return Array.from({ length: Math.floor(found.length / bucketTicks) }, bucket)
    .map((ticks) => ticks.reduce((sum, one) => sum + one, 0))
    .join("");
}

function significant(value: number): number {
  return Number(value.toPrecision(4));
}

import { group, mean, max, min } from "d3";
import { describe, expect, test } from "vitest";
import type { Row as AnyOf } from "../../data/spot-any-of/build.ts";
import type { Row as Pair } from "../../data/spot-correlation/build.ts";
import type { Row as Gang } from "../../data/spot-gangs/build.ts";
import type { Row as Region } from "../../data/spot-regions/build.ts";
import type { Row as Zone } from "../../data/spot-zones/build.ts";
import { resource, rows } from "./tables.ts";

const zones = rows<Zone>("spot-zones");
const anyOfK = rows<AnyOf>("spot-any-of");
const regions = rows<Region>("spot-regions");
const pairs = rows<Pair>("spot-correlation");
const gangs = rows<Gang>("spot-gangs");
const digits = (zone: Zone) => [...zone.shares].map(Number);
const percent = (share: number) => (100 * share).toFixed(1);

describe("nine zones", () => {
  test("each zone's availability is the published one", () => {
    expect(Object.fromEntries(zones.map(({ zone, availability }) => [zone, percent(availability)]))).toEqual({
      "us-east-1a": "16.7",
      "us-east-1c": "46.7",
      "us-east-1d": "44.7",
      "us-east-1f": "59.1",
      "us-east-2a": "75.9",
      "us-east-2b": "68.2",
      "us-west-2a": "88.3",
      "us-west-2b": "90.5",
      "us-west-2c": "89.1",
    });
    for (const { ticks, gapSeconds, firstDay } of zones)
      expect([ticks, gapSeconds, firstDay]).toEqual([20_158, 195, "2023-02-15"]);
    expect((20_158 * 195) / 86_400).toBeCloseTo(45.5, 1);
  });

  test("the shares are 5,039 digits of 0 to 4, which say the same but for two ticks", () => {
    for (const zone of zones) {
      expect(zone.shares).toMatch(/^[0-4]{5039}$/);
      expect(zone.bucketSeconds).toBe(4 * zone.gapSeconds);
      const found = digits(zone).reduce((sum, digit) => sum + digit, 0);
      const left = Math.round(zone.availability * zone.ticks) - found;
      expect(left, zone.zone).toBeGreaterThanOrEqual(0);
      expect(left, zone.zone).toBeLessThanOrEqual(zone.ticks - 4 * zone.shares.length);
    }
  });

  test("episodes add up to the whole trace, and the longest outage is the 80 hours of us-east-1a", () => {
    for (const { zone, availability, ticks, gapSeconds, switches, meanUpMinutes, meanDownMinutes } of zones) {
      const minutes = (ticks * gapSeconds) / 60;
      const [ups, downs] = [(availability * minutes) / meanUpMinutes, ((1 - availability) * minutes) / meanDownMinutes];
      expect(ups + downs, zone).toBeCloseTo(switches + 1, -1);
      expect(Math.abs(ups - downs), zone).toBeLessThan(1.5);
    }
    const longest = zones.toSorted((a, b) => b.longestDownHours - a.longestDownHours)[0]!;
    expect([longest.zone, longest.longestDownHours.toFixed(1)]).toEqual(["us-east-1a", "80.2"]);
  });

  test("regions are the zones' names without the letter, four, two and three of them", () => {
    for (const { zone, region } of zones) expect(zone).toMatch(new RegExp(`^${region}[a-f]$`));
    expect(regions.map(({ region, zones }) => [region, zones])).toEqual([
      ["us-east-1", 4],
      ["us-east-2", 2],
      ["us-west-2", 3],
    ]);
  });
});

describe("any of several zones", () => {
  test("the chance of at least one is the published one, for one to nine zones", () => {
    expect(anyOfK.map(({ zones }) => zones)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const means = anyOfK.map(({ mean }) => percent(mean));
    expect(means).toEqual(["64.4", "84.1", "92.0", "95.6", "97.3", "98.2", "98.8", "99.0", "99.2"]);
    expect([anyOfK[0]!.min, anyOfK[0]!.max].map(percent)).toEqual(["16.7", "90.5"]);
    expect([anyOfK[2]!.min, anyOfK[2]!.max].map(percent)).toEqual(["58.4", "98.4"]);
  });

  test("the waits are the published ones", () => {
    const waits = anyOfK.map(({ meanWaitMinutes }) => meanWaitMinutes);
    expect(waits[0]).toBeCloseTo(136.9, 1);
    expect([1, 2, 3, 8].map((index) => waits[index]!.toFixed(index === 1 ? 0 : 1))).toEqual([
      "23",
      "7.9",
      "3.5",
      "0.4",
    ]);
    expect(anyOfK.map(({ p95WaitMinutes }) => p95WaitMinutes.toFixed(1)).slice(0, 4)).toEqual([
      "734.1",
      "121.8",
      "39.6",
      "12.7",
    ]);
  });

  test("more zones are never worse, and independence would promise more than zones keep", () => {
    for (const [index, row] of anyOfK.entries()) {
      const { zones, combinations, min, mean, max, independent, meanWaitMinutes } = row;
      expect(combinations).toBe([9, 36, 84, 126, 126, 84, 36, 9, 1][index]);
      expect(min).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(max);
      expect(max).toBeLessThan(1);
      if (zones > 1) expect(independent).toBeGreaterThan(mean);
      const fewer = anyOfK[index - 1];
      if (!fewer) continue;
      for (const key of ["min", "mean", "independent"] as const) expect(row[key]).toBeGreaterThan(fewer[key]);
      expect(max).toBeGreaterThanOrEqual(fewer.max);
      expect(meanWaitMinutes).toBeLessThan(fewer.meanWaitMinutes);
    }
    expect(percent(anyOfK[8]!.independent)).toBe("100.0");
  });

  test("one zone of nine is the table of zones, and independence is its product", () => {
    const shares = zones.map(({ availability }) => availability);
    expect(anyOfK[0]).toMatchObject({ min: min(shares), max: max(shares) });
    expect(anyOfK[0]!.mean).toBeCloseTo(mean(shares)!, 4);
    expect(anyOfK[8]!.independent).toBeCloseTo(1 - shares.reduce((none, share) => none * (1 - share), 1), 4);
  });

  test("a region's any zone beats its best zone; us-east-2 is 80.6 %, where facts.md rounded twice", () => {
    expect(regions.map(({ anyAvailability }) => percent(anyAvailability))).toEqual(["71.3", "80.6", "96.1"]);
    expect(regions.map(({ bestAvailability }) => percent(bestAvailability))).toEqual(["59.1", "75.9", "90.5"]);
    for (const { region, bestZone, bestAvailability, anyAvailability } of regions) {
      const inside = zones.filter((zone) => zone.region === region);
      expect(bestAvailability).toBe(max(inside, ({ availability }) => availability));
      expect(inside.find(({ zone }) => zone === bestZone)?.availability).toBe(bestAvailability);
      expect(anyAvailability).toBeGreaterThan(bestAvailability);
    }
    // the four zones of us-east-1 are the worst four, the nine zones are any of all
    expect(anyOfK[3]!.min).toBe(regions[0]!.anyAvailability);
  });

  test("zones of a region go together more than zones of different regions", () => {
    const of = group(pairs, ({ sameRegion }) => sameRegion);
    expect([of.get(true)!.length, of.get(false)!.length]).toEqual([10, 26]);
    expect(mean(of.get(true)!, ({ correlation }) => correlation)!.toFixed(2)).toBe("0.43");
    expect(mean(of.get(false)!, ({ correlation }) => correlation)!.toFixed(2)).toBe("0.14");
    const all = pairs.map(({ correlation }) => correlation);
    expect([min(all), max(all)].map((value) => value!.toFixed(3))).toEqual(["0.028", "0.588"]);
    const region = new Map(zones.map(({ zone, region }) => [zone, region]));
    for (const { zoneA, zoneB, sameRegion } of pairs) {
      expect(zoneA < zoneB).toBe(true);
      expect(region.get(zoneA) === region.get(zoneB)).toBe(sameRegion);
    }
  });
});

describe("sixteen, four or one machine", () => {
  const row = (set: string, zone: string) => gangs.find((row) => row.set === set && row.zone === zone)!;
  const shares = (set: string) =>
    gangs.filter((row) => row.set === set).map(({ availability }) => percent(availability));

  test("over the days that all zones have, the shares are those of public-data.md, but for one rounded twice", () => {
    expect(shares("16 V100")).toEqual(["45.6", "33.3", "32.6", "76.7"]);
    expect(shares("4 V100").map((share) => Number(share).toFixed(0))).toEqual(["30", "60", "81", "96"]);
    expect(percent(row("4 V100", "any").availability)).toBe("95.9");
    expect(shares("64 vCPU")).toEqual(["85.1", "63.9", "94.0", "97.7"]);
    expect(shares("1 V100")).toEqual(["31.4", "59.2", "79.3", "73.1", "89.7"]);
    expect(["16 V100", "4 V100", "1 V100", "64 vCPU"].map((set) => row(set, "any").days)).toEqual([
      11.27, 12.72, 7.39, 6.33,
    ]);
  });

  test("over each trace's own days, sixteen are what facts.md says", () => {
    const own = gangs.filter(({ set, zone }) => set === "16 V100" && zone !== "any");
    expect(own.map(({ ownAvailability }) => percent(ownAvailability!))).toEqual(["45.6", "41.8", "41.5"]);
    expect(own.map(({ ownDays }) => ownDays)).toEqual([11.27, 16.44, 16.44]);
  });

  test("any zone is at least the best, at most the sum, and only its row has no days of its own", () => {
    for (const [set, found] of group(gangs, ({ set }) => set)) {
      const any = row(set, "any");
      const single = found.filter((row) => row !== any).map(({ availability }) => availability);
      expect(any.zones).toBe(single.length);
      expect(any.availability).toBeGreaterThanOrEqual(max(single)!);
      expect(any.availability).toBeLessThanOrEqual(single.reduce((sum, share) => sum + share, 0));
      for (const { zone, days, ownDays, ownAvailability } of found) {
        expect([ownDays, ownAvailability].includes(null)).toBe(zone === "any");
        if (ownDays !== null) expect(ownDays).toBeGreaterThanOrEqual(days);
      }
    }
  });

  test("nothing comes from the sets of October 2022 and of Google", () => {
    const files = resource("spot-gangs").sources.flatMap(({ files = [] }) => files.map(({ path }) => path));
    expect(files.length).toBe(13);
    expect(files.filter((path) => /10-26-2022|gcp/.test(path))).toEqual([]);
  });
});

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { group, max, median, min, sum } from "d3";
import { describe, expect, test } from "vitest";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { build as buildInterruptions } from "../../data/spot-interruptions/build.ts";
import type { Row as Interruptions } from "../../data/spot-interruptions/build.ts";
import { build as buildPrices } from "../../data/spot-prices/build.ts";
import type { Row as Price } from "../../data/spot-prices/build.ts";
import { raw, resource, rows } from "./tables.ts";

const from: Raw = (path) => readFile(`${raw}${path}`);

describe("spot prices by zone", () => {
  const prices = rows<Price>("spot-prices");
  const of = (type: string) => prices.filter(({ instanceType }) => instanceType === type);
  const spots = (found: readonly Price[]) => found.flatMap(({ usdSpot }) => usdSpot ?? []);
  const spread = (found: readonly Price[]) => max(spots(found))! / min(spots(found))!;
  const [small, large] = [of("g6.2xlarge"), of("g6.48xlarge")];

  test("two types in 29 zones; usw2-az2 has no spot price of either", () => {
    expect([prices.length, small.length, large.length]).toEqual([58, 29, 29]);
    expect(small.map(({ zone }) => zone)).toEqual(large.map(({ zone }) => zone));
    const none = prices.filter(({ usdSpot }) => usdSpot === null).map(({ zone }) => zone);
    expect(none).toEqual(["usw2-az2", "usw2-az2"]);
    expect(spots(large).length).toBe(28);
  });

  test("the eight-GPU machine is $1.60 to $6.02, 3.75 times, at a discount of 61 to 90 %, half over 72", () => {
    expect([min(spots(large)), max(spots(large))].map((price) => price!.toFixed(2))).toEqual(["1.60", "6.02"]);
    expect(spread(large).toFixed(2)).toBe("3.75");
    const discounts = large.flatMap(({ usdSpot, usdOnDemand }) =>
      usdSpot === null ? [] : [1 - usdSpot / usdOnDemand],
    );
    expect([min(discounts), median(discounts), max(discounts)].map((share) => (100 * share!).toFixed(0))).toEqual([
      "61",
      "72",
      "90",
    ]);
  });

  test("inside a region zones differ 1.63 and 1.74 times; the small machine at most 1.2", () => {
    const inside = (found: readonly Price[]) => group(found, ({ region }) => region);
    expect(spread(inside(large).get("use1")!).toFixed(2)).toBe("1.63");
    expect([min, max].map((of) => of(spots(inside(large).get("use1")!))!.toFixed(2))).toEqual(["2.54", "4.14"]);
    expect(spread(inside(large).get("euc1")!).toFixed(2)).toBe("1.74");
    expect(spread(small).toFixed(2)).toBe("1.84");
    expect(max([...inside(small).values()].map(spread))).toBeLessThanOrEqual(1.2);
    expect(inside(large).size).toBe(12);
  });

  test("list prices are one per region and type, and spot is below them", () => {
    for (const found of group(prices, ({ instanceType, region }) => `${instanceType} ${region}`).values())
      expect(new Set(found.map(({ usdOnDemand }) => usdOnDemand)).size).toBe(1);
    for (const { zone, region, usdOnDemand, usdSpot } of prices) {
      expect(zone.startsWith(`${region}-az`)).toBe(true);
      expect(usdOnDemand).toBeGreaterThan(usdSpot ?? 0);
    }
  });

  test("says that it is copied by hand, of unknown date and unchecked licence", () => {
    const flaws = resource("spot-prices").flaws.join(" ");
    for (const words of ["by hand", "date of the commit is not known", "licence could not be checked"])
      expect(flaws).toContain(words);
  });

  describe.skipIf(!existsSync(`${raw}data/skypilot-catalog/raw`))("from the page", () => {
    const damaged = (damage: (text: string) => string): Raw => {
      return async (path) => Buffer.from(damage((await from(path)).toString()));
    };

    test.each([
      ["empty", () => "", /the column "az"/],
      ["other columns", () => "zone,price\nuse1-az1,3\n", /the column "az"/],
      ["its first half", (text: string) => text.slice(0, text.length / 2), /but found/],
      [
        "its first lines",
        (text: string) => text.split("\n").slice(0, 15).join("\n"),
        /expected 29 zones, but found 14/,
      ],
      ["a price in words", (text: string) => text.replace("0.9776", "soon"), /a price above zero in use1.*"soon"/],
      ["a list price left out", (text: string) => text.replace("1.41781", ""), /a price above zero.*found nothing/],
      ["a zone's letter", (text: string) => text.replace("use1-az1", "us-east-1a"), /a zone like .*"us-east-1a"/],
    ])("%s stops the build with one sentence", async (_, damage, sentence) => {
      const built = buildPrices(damaged(damage));
      await expect(built).rejects.toThrow(MalformedRaw);
      await expect(built).rejects.toThrow(sentence);
    });
  });
});

describe("AWS's bands of interruption", () => {
  const table = rows<Interruptions>("spot-interruptions");
  const row = (group: string) => table.find((row) => row.group === group)!;
  const bands = (row: Interruptions) => [row.band0to5, row.band5to10, row.band10to15, row.band15to20, row.bandOver20];
  const over20 = (group: string) => (100 * row(group).shareOver20).toFixed(1);

  test("14,962 pairs fall into the five bands as facts.md says", () => {
    const all = row("all");
    expect(all.pairs).toBe(14_962);
    expect(bands(all)).toEqual([3239, 2894, 2025, 1874, 4930]);
    expect(bands(all).map((pairs) => ((100 * pairs) / all.pairs).toFixed(1))).toEqual([
      "21.6",
      "19.3",
      "13.5",
      "12.5",
      "33.0",
    ]);
  });

  test("architectures are 46.0, 36.5 and 22.4 % over 20 %, where public-data.md has 46.1 without dl2q", () => {
    expect(["accelerated", "x86", "ARM"].map(over20)).toEqual(["46.0", "36.5", "22.4"]);
    expect(["accelerated", "x86", "ARM"].map((group) => row(group).medianSaving)).toEqual([0.68, 0.64, 0.67]);
    expect(((100 * row("accelerated").bandOver20) / (row("accelerated").pairs - 2)).toFixed(1)).toBe("46.1");
  });

  test("families are the published ones", () => {
    const families = ["m7g", "m7i", "m7a", "c7g", "c7i", "c7a", "m8g"];
    expect(families.map(over20)).toEqual(["11.5", "30.4", "38.9", "17.3", "36.8", "60.2", "15.4"]);
    expect(["r6g", "r6a"].map((group) => Math.round(100 * row(group).shareOver20))).toEqual([41, 41]);
    expect(table.filter(({ kind }) => kind === "family").length).toBe(21);
  });

  test("63.6 % of the 837 types in five or more regions are best in one and worst in another", () => {
    expect(row("all").typesIn5Regions).toBe(837);
    expect((100 * row("all").shareBestAndWorst!).toFixed(1)).toBe("63.6");
  });

  test("bands add up to pairs, and architectures to all", () => {
    for (const row of table) {
      expect(sum(bands(row))).toBe(row.pairs);
      expect(row.shareOver20).toBeCloseTo(row.bandOver20 / row.pairs, 3);
      expect(row.types).toBeGreaterThanOrEqual(row.typesIn5Regions);
    }
    const kinds = table.filter(({ kind }) => kind === "architecture");
    for (const key of ["pairs", "bandOver20", "types", "typesIn5Regions"] as const)
      expect(sum(kinds, (row) => row[key])).toBe(row("all")[key]);
  });

  const path = "data/spot-advisor/raw/spot-advisor-data.json";

  describe.skipIf(!existsSync(`${raw}${path}`))("from the file", () => {
    interface Advisor {
      readonly global_rate: string;
      readonly instance_types: object;
      readonly ranges: { readonly max: number }[];
      readonly spot_advisor: Record<
        string,
        { readonly Linux: Record<string, { readonly r: number; readonly s: number }> }
      >;
    }
    const read = async () => JSON.parse((await from(path)).toString()) as Advisor;
    const labels = ["<5", "5-10", "10-15", "15-20", ">20"];

    test("33 regions, 929 types described, 895 with a Linux offer", async () => {
      const { instance_types, spot_advisor } = await read();
      expect(Object.keys(spot_advisor).length).toBe(33);
      expect(Object.keys(instance_types).length).toBe(929);
      expect(row("all").types).toBe(895);
    });

    test("31 of 53 GPU types of us-east-1 are over 20 %, saving 63 % where all save 66", async () => {
      const offers = Object.entries((await read()).spot_advisor["us-east-1"]!.Linux);
      const gpus = offers.filter(([type]) => /^[pg]\d/.test(type)).map(([, offer]) => offer);
      expect([gpus.length, gpus.filter(({ r }) => r === 4).length]).toEqual([53, 31]);
      expect(median(gpus, ({ s }) => s)).toBe(63);
      expect(median(offers, ([, { s }]) => s)).toBe(66);
      expect(
        median(
          offers.filter(([type]) => /^([a-fh-z]|[a-z]{2,})\d+g|^a1/.test(type)),
          ([, { s }]) => s,
        ),
      ).toBe(69);
    });

    test("g5.xlarge and p4d.24xlarge differ between regions as facts.md says", async () => {
      const { spot_advisor } = await read();
      const band = (type: string) => (region: string) => labels[spot_advisor[region]!.Linux[type]!.r];
      const regions = ["us-east-1", "us-west-2", "eu-central-1", "us-east-2", "eu-west-1"];
      expect(regions.map(band("g5.xlarge"))).toEqual([">20", ">20", ">20", "10-15", "10-15"]);
      expect(["us-east-1", "us-west-2"].map(band("p4d.24xlarge"))).toEqual(["10-15", ">20"]);
    });

    test("what the flaws say of the file stands in it", async () => {
      const { global_rate, ranges, spot_advisor } = await read();
      expect(global_rate).toBe("<10%");
      expect(ranges.map(({ max }) => max)).toEqual([5, 11, 16, 22, 100]);
      const dearer = Object.entries(spot_advisor).flatMap(([region, { Linux }]) =>
        Object.entries(Linux).flatMap(([type, { s }]) => (s < 0 ? [[region, type, s]] : [])),
      );
      expect(dearer).toEqual([["ca-central-1", "p5.48xlarge", -62]]);
    });

    test.each([
      ["empty", () => "", /a JSON file/],
      ["a brace", () => "{", /a JSON file/],
      ["an object without bands", () => "{}", /the label of a band at ranges\.0\.label, but found nothing$/],
      ["its first half", (text: string) => text.slice(0, text.length / 2), /a JSON file/],
      ["other bands", (text: string) => text.replace('"10-15%"', '"10-20%"'), /the band "10-15%", but found "10-20%"$/],
      ["a sixth band", (text: string) => text.replace(/"r": ?1\b/, '"r":5'), /a band of 0 to 4 at .*found "5"$/],
      ["no saving", (text: string) => text.replace(/"s": ?\d+/, '"s":null'), /a saving of at most 100 % at/],
      ["no Linux", (text: string) => text.replace('"Linux"', '"BeOS"'), /Linux instance types at \S+\.Linux/],
    ])("%s stops the build with one sentence", async (_, damage, sentence) => {
      const built = buildInterruptions(async (path) => Buffer.from(damage((await from(path)).toString())));
      await expect(built).rejects.toThrow(MalformedRaw);
      await expect(built).rejects.toThrow(sentence);
    });
  });
});

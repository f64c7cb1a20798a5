/** Lesson 9, scaling up: the tables against the numbers the lesson quotes, and against a second way to compute them. */
import { existsSync, readFileSync } from "node:fs";
import { mean, quantile, sum } from "d3";
import { describe, expect, test } from "vitest";
import { build as buildQuery } from "../../data/published-query/build.ts";
import type { Row as Query } from "../../data/published-query/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import { build as buildScale } from "../../data/scale-up/build.ts";
import type { Row as Size } from "../../data/scale-up/build.ts";
import { build as buildSetUps } from "../../data/scale-up-setups/build.ts";
import type { Row as SetUp } from "../../data/scale-up-setups/build.ts";
import { build as buildTpch } from "../../data/tpch-scale/build.ts";
import type { Row as Tpch } from "../../data/tpch-scale/build.ts";
import { raw, resource, rows } from "./tables.ts";

const sizes = rows<Size>("scale-up");
const setUps = rows<SetUp>("scale-up-setups");
const queries = rows<Query>("published-query");
const tpch = rows<Tpch>("tpch-scale");
const size = (vcpus: number) => sizes.find((row) => row.vcpus === vcpus)!;
const bigger = [4, 8, 16, 192] as const;
/** As near as two roundings to four digits leave it. */
const near = (ratio: number, expected: number) => Math.abs(ratio / expected - 1) < 0.001;

describe("one machine, bigger", () => {
  test("speed and cost at the median are those of public-data.md, section 5: speed geometric, cost by totals", () => {
    expect(bigger.map((vcpus) => size(vcpus).geoSpeedupP50.toFixed(1))).toEqual(["2.0", "3.5", "5.2", "9.2"]);
    expect(bigger.map((vcpus) => size(vcpus).totalCostP50.toFixed(2))).toEqual(["0.86", "0.79", "0.87", "3.05"]);
    const { geoSpeedupP10, geoSpeedupP90, totalCostP10, totalCostP90 } = size(16);
    expect([geoSpeedupP10.toFixed(1), geoSpeedupP90.toFixed(1)]).toEqual(["4.1", "9.1"]);
    // 1.735 is printed there as 1.73
    expect([totalCostP10, totalCostP90]).toEqual([0.2547, 1.735]);
    expect([size(192).totalCostP10.toFixed(1), size(192).totalCostP90.toFixed(0)]).toEqual(["1.1", "26"]);
  });

  test("the two are of different means: in one measure 16 vCPU are 5.2 times at 1.55 or 9.2 times at 0.87", () => {
    const { geoSpeedupP50, geoCostP50, totalSpeedupP50, totalCostP50 } = size(16);
    expect([geoSpeedupP50, geoCostP50].map((ratio) => ratio.toFixed(2))).toEqual(["5.17", "1.55"]);
    expect([totalSpeedupP50, totalCostP50].map((ratio) => ratio.toFixed(2))).toEqual(["9.20", "0.87"]);
    for (const table of ["scale-up", "scale-up-setups"])
      expect(resource(table).flaws.join()).toMatch(
        /5\.2 times at 1\.55 \(geometric\) or 9\.2 times at 0\.87 \(total\)/,
      );
  });

  test("by totals the cost is least at 8 vCPU; by the geometric mean no bigger machine is more than 0.2 % cheaper", () => {
    const cheapest = sizes.reduce((best, row) => (row.totalCostP50 < best.totalCostP50 ? row : best));
    expect(cheapest.vcpus).toBe(8);
    for (const { geoCostP50 } of sizes) expect(geoCostP50).toBeGreaterThan(0.998);
  });

  test("a vCPU costs the same at every size, so twice the machine is twice the price", () => {
    expect(sizes.map(({ vcpus }) => vcpus)).toEqual([2, 4, 8, 16, 192]);
    for (const { usdPerHour, vcpus } of sizes) expect(usdPerHour / vcpus).toBeCloseTo(0.03825, 8);
  });

  test("the quantiles are those of the 53 set-ups", () => {
    expect(sizes.every((row) => row.setUps === setUps.length)).toBe(true);
    for (const vcpus of bigger) {
      const at = size(vcpus);
      const speed = setUps.map((row) => row[`geoSpeedup${vcpus}`]);
      const cost = setUps.map((row) => row[`totalCost${vcpus}`]);
      const dearer = vcpus / 2;
      for (const [p, name] of [
        [0.1, "P10"],
        [0.5, "P50"],
        [0.9, "P90"],
      ] as const) {
        expect(at[`geoSpeedup${name}`]).toSatisfy((ratio: number) => near(ratio, quantile(speed, p)!));
        expect(at[`totalCost${name}`]).toSatisfy((ratio: number) => near(ratio, quantile(cost, p)!));
        const [geoCost, total] = [speed.map((ratio) => dearer / ratio), cost.map((ratio) => dearer / ratio)];
        expect(at[`geoCost${name}`]).toSatisfy((ratio: number) => near(ratio, quantile(geoCost, p)!));
        expect(at[`totalSpeedup${name}`]).toSatisfy((ratio: number) => near(ratio, quantile(total, p)!));
      }
    }
  });

  test("53 set-ups of 28 engines (27 if pg_clickhouse and pg_duckdb were one), each named once", () => {
    expect(setUps.length).toBe(53);
    expect(new Set(setUps.map(({ setUp }) => setUp)).size).toBe(53);
    expect(new Set(setUps.map(({ engine }) => engine)).size).toBe(28);
    expect(new Set(setUps.map(({ engine }) => engine.replace(/_.*/, ""))).size).toBe(27);
    for (const { queries, engine, setUp } of setUps) {
      expect(queries).toBeGreaterThanOrEqual(35);
      expect(queries).toBeLessThanOrEqual(43);
      expect(setUp.startsWith(engine)).toBe(true);
    }
  });

  test("the flaws count what the table holds", () => {
    const dearer = setUps.filter((row) => bigger.every((vcpus) => row[`totalCost${vcpus}`] > 1));
    expect([dearer.length, setUps.filter(({ totalCost16 }) => totalCost16 > 1).length]).toEqual([14, 21]);
    const slower = setUps.flatMap((row) => bigger.flatMap((vcpus) => (row[`geoSpeedup${vcpus}`] < 1 ? row.setUp : [])));
    expect(slower).toEqual(["Spark (Auron)"]);
    const apart = setUps.filter(({ daysApart }) => daysApart > 0);
    expect(apart.length).toBe(9);
    expect(apart.filter(({ daysApart }) => daysApart > 100).map(({ setUp }) => setUp)).toEqual([
      "Citus",
      "ClickHouse (TCHouse-C)",
    ]);
  });

  test("DuckDB on 16 vCPU costs what public-data.md says: $4.46 instead of $6.05", () => {
    expect(setUps.find(({ setUp }) => setUp === "DuckDB")!.totalCost16).toBeCloseTo(4.46 / 6.05, 2);
  });
});

describe("one published query on five warehouses", () => {
  test("852 to 64 seconds, 13.3 times faster, for $3.28 to $3.98: 6 % under to 14 % over the mean of $3.49", () => {
    expect(queries.map(({ seconds }) => seconds)).toEqual([852, 427, 224, 117, 64]);
    expect((queries[0]!.seconds / queries[4]!.seconds).toFixed(1)).toBe("13.3");
    const usd = queries.map((row) => row.usd);
    const middle = mean(usd)!;
    expect([Math.min(...usd), Math.max(...usd), middle.toFixed(2)]).toEqual([3.28, 3.98, "3.49"]);
    expect(Math.round((Math.min(...usd) / middle - 1) * 100)).toBe(-6);
    expect(Math.round((Math.max(...usd) / middle - 1) * 100)).toBe(14);
  });

  test("dollars are seconds by the units an hour by the price of a unit", () => {
    expect(queries.map(({ dbuPerHour }) => dbuPerHour)).toEqual([24, 40, 80, 144, 272]);
    for (const { seconds, dbuPerHour, usdPerDbu, usd } of queries) {
      expect(usdPerDbu).toBe(0.7);
      expect(Math.abs((seconds / 3600) * dbuPerHour * usdPerDbu - usd)).toBeLessThan(0.006);
    }
  });
});

describe("ten times the data on ten times the machines", () => {
  test("takes Dask 9.1 to 30.8 times as long, not the same", () => {
    expect(tpch.map(({ query }) => query)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { ratio, seconds1Tb, seconds10Tb, machines1Tb, machines10Tb } of tpch) {
      expect(ratio).toBeCloseTo(seconds10Tb / seconds1Tb, 1);
      expect([machines1Tb, machines10Tb]).toEqual([32, 320]);
    }
    const ratios = tpch.map((row) => row.seconds10Tb / row.seconds1Tb);
    expect([Math.min(...ratios).toFixed(1), Math.max(...ratios).toFixed(1)]).toEqual(["9.1", "30.8"]);
    expect([tpch[1]!.seconds10Tb, sum(tpch, (row) => row.seconds1Tb)]).toEqual([1342, expect.closeTo(393.9, 6)]);
  });
});

test("what is quoted says so, and where it stands", () => {
  for (const { origin, url, document, confidence } of [...queries, ...tpch]) {
    expect([origin, confidence]).toEqual(["quoted", "A"]);
    expect(url).toMatch(/^https:\/\/github\.com\/[\w/-]+$/);
    expect(document).not.toMatch(/same|as above/i);
  }
});

describe("a raw file that is not as expected is named, never read as fewer rows", () => {
  const result = (machine: string, change: object = {}) => ({
    system: "A (b)",
    _machine: machine,
    _path: "a/results/20260102/x.json",
    result: Array.from({ length: 43 }, () => [9, 2, 1]),
    ...change,
  });
  const five = ["c6a.large", "c6a.xlarge", "c6a.2xlarge", "c6a.4xlarge", "c6a.metal"];
  const prices = `instance_type,usd_per_hour\n${five.map((machine, index) => `${machine},${index + 1}\n`).join("")}`;
  const holding =
    (results: unknown, list = prices) =>
    (path: string) =>
      Promise.resolve(
        Buffer.from(path.endsWith(".csv") ? list : typeof results === "string" ? results : JSON.stringify(results)),
      );
  const good = five.map((machine) => result(machine));

  test.each([
    ["an empty file", "", prices, /latest_results\.json: expected a JSON file/],
    ["half a file", JSON.stringify(good).slice(0, 900), prices, /latest_results\.json: expected a JSON file/],
    ["no list", {}, prices, /expected a list of results at /],
    ["no results", [], prices, /expected a list of results/],
    ["no machine", [{ ...good[0], _machine: 5 }], prices, /expected a machine at 0\._machine, but found "5"/],
    ["a machine too few", good.slice(1), prices, /expected a set-up that ran on all five machines, but found none/],
    ["one twice", [...good, good[0]], prices, /expected one result of A \(b\) on c6a\.large, but found another/],
    [
      "a query too few",
      [result("c6a.large", { result: [[1, 1, 1]] })],
      prices,
      /expected 43 queries in result 1, but found 1/,
    ],
    [
      "a time in words",
      [result("c6a.large", { result: Array.from({ length: 43 }, () => [1, "soon", 1]) })],
      prices,
      /expected three times in seconds, or null, at 0\.result\.0/,
    ],
    ["no day", [result("c6a.large", { _path: "a/x.json" })], prices, /expected a day in the path of result 1/],
    ["no prices", good, "", /2026-07-20\.csv: expected the column "instance_type"/],
    ["a price too few", good, "instance_type,usd_per_hour\nc6a.large,1\n", /a price of c6a\.xlarge above zero/],
    ["a price of nothing", good, prices.replace("c6a.metal,5", "c6a.metal,0"), /a price of c6a\.metal above zero/],
  ])("%s", async (_, results, list, sentence) => {
    for (const build of [buildSetUps, buildScale]) {
      await expect(build(holding(results, list))).rejects.toThrow(MalformedRaw);
      await expect(build(holding(results, list))).rejects.toThrow(sentence);
    }
  });

  test("a good one goes through: the better of two hot runs, and queries that failed somewhere do not count", async () => {
    const failed = Array.from({ length: 43 }, (_, query) => (query < 3 ? [9, null, null] : [9, null, 0.49]));
    const [row] = await buildSetUps(holding([...good.slice(0, 4), result("c6a.metal", { result: failed })]));
    expect(row).toMatchObject({
      setUp: "A (b)",
      engine: "A",
      queries: 40,
      daysApart: 0,
      geoSpeedup16: 1,
      totalCost16: 4,
    });
    expect(row).toMatchObject({ geoSpeedup192: 2.02, totalCost192: Number((5 * 0.49).toPrecision(4)) });
  });

  test.each([
    ["published-query", buildQuery],
    ["tpch-scale", buildTpch],
  ])("%s without its fact", async (_, build) => {
    const text = existsSync(`${raw}design/facts.md`) ? readFileSync(`${raw}design/facts.md`, "utf8") : "# Facts\n";
    for (const broken of ["", "{", text.slice(0, text.length / 2), text.replaceAll(/\d+ s |\d s ·/g, "soon ")]) {
      await expect(build(() => Promise.resolve(Buffer.from(broken)))).rejects.toThrow(MalformedRaw);
    }
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  interface Reference {
    scale_up_c6a: { rows: { geo_s: Record<string, number>; total_s: Record<string, number>; n_q: number }[] };
  }

  test("the reference computation gives the same set-ups", () => {
    const text = readFileSync(`${raw}data/clickbench-arm/result.json`, "utf8");
    const reference = (JSON.parse(text) as Reference).scale_up_c6a.rows;
    const speed = (row: (typeof reference)[0]) => row.geo_s["c6a.large"]! / row.geo_s["c6a.4xlarge"]!;
    const cost = (row: (typeof reference)[0]) => (8 * row.total_s["c6a.4xlarge"]!) / row.total_s["c6a.large"]!;
    const sorted = (ratios: number[]) => ratios.sort((a, b) => a - b);
    const [ours, theirs] = [sorted(setUps.map((row) => row.geoSpeedup16)), sorted(reference.map(speed))];
    expect(ours.length).toBe(theirs.length);
    // It keeps four decimals of a second.
    for (const [index, ratio] of ours.entries()) expect(Math.abs(ratio / theirs[index]! - 1)).toBeLessThan(0.005);
    expect(sum(setUps, (row) => row.totalCost16)).toBeCloseTo(sum(reference, cost), 1);
    expect(sum(setUps, (row) => row.queries)).toBe(sum(reference, (row) => row.n_q));
  });
});

import { group, max, mean, median, min, quantile } from "d3";
import { describe, expect, test } from "vitest";
import type { Row as Packages } from "../../data/arm-packages/build.ts";
import type { Row as Pair } from "../../data/arm-pairs/build.ts";
import type { Row as Same } from "../../data/arm-same-generation/build.ts";
import { rows } from "./tables.ts";

const all = rows<Pair>("arm-pairs");
const setUps = all.filter(({ isDask }) => !isDask);
const same = rows<Same>("arm-same-generation");
const environments = rows<Packages>("arm-packages");

const called = (setUp: string) => all.find((row) => row.setUp === setUp)!;
const share = <T>(list: readonly T[], is: (one: T) => boolean) => mean(list, (one) => Number(is(one)))!;
const quantiles = (key: "speed" | "workPerDollar") =>
  [0.1, 0.5, 0.9].map((p) => quantile(setUps, p, (row) => row[key])!.toFixed(2));

describe("ClickBench, Graviton4 against AMD Genoa", () => {
  test("65 set-ups of 33 engines with at least 40 of 43 queries, and Dask with 36", () => {
    expect(setUps).toHaveLength(65);
    expect(new Set(setUps.map(({ engine }) => engine)).size).toBe(33);
    expect(min(setUps, ({ queries }) => queries)).toBeGreaterThanOrEqual(40);
    expect(max(setUps, ({ queries }) => queries)).toBe(43);
    expect(new Set(all.map(({ setUp }) => setUp)).size).toBe(66);
    expect(min(all, ({ date }) => date)).toBe("2025-10-09");
    expect(max(all, ({ date }) => date)).toBe("2026-08-22");
  });

  test("speed is 0.95, 1.12, 1.36 and work per dollar 1.23, 1.44, 1.75 (p10, p50, p90)", () => {
    expect(quantiles("speed")).toEqual(["0.95", "1.12", "1.36"]);
    expect(quantiles("workPerDollar")).toEqual(["1.23", "1.44", "1.75"]);
  });

  test("ARM is cheaper per unit of work in 97 % of set-ups, and for 33 of 33 engines by median", () => {
    expect(share(setUps, ({ workPerDollar }) => workPerDollar > 1)).toBeCloseTo(0.97, 2);
    const engines = [...group(setUps, ({ engine }) => engine).values()];
    expect(engines.filter((each) => median(each, ({ workPerDollar }) => workPerDollar)! > 1)).toHaveLength(33);
  });

  test("11 of the 65 are slower on ARM and 2 dearer, and those are named", () => {
    expect(setUps.filter(({ speed }) => speed < 1)).toHaveLength(11);
    const dearer = setUps.filter(({ workPerDollar }) => workPerDollar < 1).map(({ system }) => system);
    expect(dearer).toEqual(["CedarDB (Parquet)", "Firebolt (Parquet, partitioned)"]);
  });

  test("Dask: 1.28 times as fast, 1.65 times the work per dollar, 677 s against 466 s", () => {
    const dask = all.filter(({ isDask }) => isDask);
    expect(dask.map(({ setUp, engine, date, queries }) => [setUp, engine, date, queries])).toEqual([
      ["dask", "Dask", "2026-07-24", 36],
    ]);
    expect(dask[0]!.speed).toBeCloseTo(1.28, 2);
    expect(dask[0]!.workPerDollar).toBeCloseTo(1.65, 2);
    expect([dask[0]!.x86Seconds, dask[0]!.armSeconds].map(Math.round)).toEqual([677, 466]);
  });

  test.each([
    ["duckdb", "1.35", "1.74"],
    ["polars", "1.15", "1.48"],
    ["spark", "1.00", "1.28"],
    ["clickhouse", "0.98", "1.26"],
  ])("%s is %s times as fast, for %s times the work per dollar", (setUp, speed, workPerDollar) => {
    expect(called(setUp).speed.toFixed(2)).toBe(speed);
    expect(called(setUp).workPerDollar.toFixed(2)).toBe(workPerDollar);
  });

  test("work per dollar is speed by the two prices, $9.85 and $7.66", () => {
    for (const { speed, workPerDollar, x86UsdPerHour, armUsdPerHour, system } of all) {
      expect([x86UsdPerHour, armUsdPerHour]).toEqual([9.85344, 7.65696]);
      expect(workPerDollar, system).toBeCloseTo((speed * x86UsdPerHour) / armUsdPerHour, 2);
    }
    expect(all.map(({ speed }) => speed)).toEqual(all.map(({ speed }) => speed).sort((a, b) => b - a));
  });
});

describe("ClickHouse on machines of one size", () => {
  test.each([
    ["c8gd.16xlarge", "c8id.16xlarge", "2026-03-28", "1.27", "1.43"],
    ["c8gd.24xlarge", "c8id.24xlarge", "2026-03-28", "1.09", "1.24"],
    ["r7g.8xlarge", "r7i.8xlarge", "2024-05-21", "1.26", "1.55"],
    ["r6g.8xlarge", "r6i.8xlarge", "2024-05-21", "1.04", "1.30"],
  ])("%s against %s on %s: %s and %s", (arm, x86, date, speed, workPerDollar) => {
    const [row, ...others] = same.filter((row) => row.arm === arm && row.x86 === x86 && row.date === date);
    expect(others).toEqual([]);
    expect(row!.sameGeneration).toBe(true);
    expect(row!.speed.toFixed(2)).toBe(speed);
    expect(row!.workPerDollar.toFixed(2)).toBe(workPerDollar);
  });

  test("five pairs of one generation, three across, all 43 queries, none that must not be used", () => {
    expect(same.map(({ sameGeneration }) => sameGeneration)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    for (const { arm, x86, speed, queries, workPerDollar, armUsdPerHour, x86UsdPerHour } of same) {
      expect(`${arm} ${x86}`).not.toMatch(/48xlarge|metal/);
      expect(arm.split(".")[1]).toBe(x86.split(".")[1]);
      expect(queries).toBe(43);
      expect(workPerDollar).toBeCloseTo((speed * x86UsdPerHour) / armUsdPerHour, 2);
    }
  });

  test("r7g against r7i was run twice, and the later run is the less flattering one", () => {
    const twice = same.filter(({ arm }) => arm === "r7g.8xlarge");
    expect(twice.map(({ series, speed }) => [series, speed.toFixed(2)])).toEqual([
      ["hardware", "1.34"],
      ["gravitons", "1.26"],
    ]);
  });
});

describe("Python packages for ARM Linux", () => {
  const one = (name: string) => environments.find(({ environment }) => environment === name)!;

  test("pangeo-notebook: 809 against 793, 791 in common, 781 in the same version, 18 missing", () => {
    expect(one("pangeo-notebook")).toMatchObject({ x86: 809, arm: 793, both: 791, sameVersion: 781, missingOnArm: 18 });
  });

  test("ibis: 67 of 70 have an ARM wheel, none is missing", () => {
    expect(one("ibis")).toMatchObject({ kind: "binary wheels", x86: 70, arm: 67, missingOnArm: 0 });
  });

  test("two of four images are for x86 only", () => {
    const conda = environments.filter(({ kind }) => kind === "conda packages");
    expect(conda).toHaveLength(4);
    expect(conda.filter(({ arm }) => arm === null).map(({ environment }) => environment)).toEqual([
      "ml-notebook",
      "pytorch-notebook",
    ]);
  });

  test("no more are in common than there are on either, and of conda's what is not in common is missing", () => {
    for (const { kind, x86, arm, both, sameVersion, missingOnArm } of environments) {
      if (arm === null || both === null) continue;
      expect(both).toBeLessThanOrEqual(Math.min(x86, arm));
      expect(sameVersion).toBeLessThanOrEqual(both);
      if (kind === "conda packages") expect(x86 - both).toBe(missingOnArm);
    }
  });
});

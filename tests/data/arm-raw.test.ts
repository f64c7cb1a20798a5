import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mean, median } from "d3";
import { describe, expect, test } from "vitest";
import { build as packages, countsPath } from "../../data/arm-packages/build.ts";
import { build as pairUp, pairs, resultsPath } from "../../data/arm-pairs/build.ts";
import type { Row as Pair } from "../../data/arm-pairs/build.ts";
import { compare, hot } from "../../data/arm-pairs/clickbench.ts";
import { build as sameGeneration, pairsPath } from "../../data/arm-same-generation/build.ts";
import { facts, numbers } from "../../data/facts.ts";
import { onDemand, pricesPath } from "../../data/prices/on-demand.ts";
import { MalformedRaw, json } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw as root, rows } from "./tables.ts";

const all = rows<Pair>("arm-pairs");

const disk: Raw = (path) => readFile(join(root, path));

const called = (setUp: string) => all.find((row) => row.setUp === setUp)!;
const share = <T>(list: readonly T[], is: (one: T) => boolean) => mean(list, (one) => Number(is(one)))!;

describe.skipIf(!existsSync(join(root, resultsPath)))("from the raw files", () => {
  /** Two machines compared: how many set-ups, and the medians of speed and work per dollar. */
  async function compared(x86: string, arm: string) {
    const price = await onDemand(disk);
    const list = (await pairs(disk, x86, arm)).filter(({ queries }) => queries >= 40);
    const work = list.map(({ speed }) => (speed * price(x86)) / price(arm));
    return {
      list,
      speed: median(list, (pair) => pair.speed)!,
      work: median(work)!,
      dearer: share(work, (each) => each < 1),
    };
  }

  test("the 4xlarge pair: 63 of 70 on the same day, 1.54 and 1.48, $0.612 against $0.63808", async () => {
    const { list, speed, work } = await compared("c6a.4xlarge", "c8g.4xlarge");
    expect([list.length, list.filter(({ x86Date, armDate }) => x86Date === armDate).length]).toEqual([70, 63]);
    expect([speed.toFixed(2), work.toFixed(2)]).toEqual(["1.54", "1.48"]);
    const price = await onDemand(disk);
    expect([price("c6a.4xlarge"), price("c8g.4xlarge")]).toEqual([0.612, 0.63808]);
  });

  test("against c6a.metal 12 % are not cheaper, and Dask is 1.48 and 1.42", async () => {
    const { dearer } = await compared("c6a.metal", "c8g.metal-48xl");
    expect(dearer).toBeCloseTo(0.12, 2);
    const price = await onDemand(disk);
    const dask = (await pairs(disk, "c6a.metal", "c8g.metal-48xl")).find(({ setUp }) => setUp === "dask")!;
    expect(dask.speed.toFixed(2)).toBe("1.48");
    expect(((dask.speed * price("c6a.metal")) / price("c8g.metal-48xl")).toFixed(2)).toBe("1.42");
  });

  test("Dask's seven queries fail on every machine it ran on, and four more set-ups ran too few", async () => {
    const file = (await json(disk, resultsPath)) as Record<string, unknown>[];
    const failed = file.flatMap((one, index) =>
      one["_dir"] === "dask"
        ? [hot(resultsPath, file, [index, "result"]).flatMap((s, query) => (s === null ? [query] : []))]
        : [],
    );
    const everywhere = failed[0]!.filter((query) => failed.every((queries) => queries.includes(query)));
    expect(failed.length).toBeGreaterThanOrEqual(3);
    expect(everywhere).toHaveLength(7);
    const few = (await pairs(disk, "c7a.metal-48xl", "c8g.metal-48xl")).filter(({ queries }) => queries < 40);
    expect(few.map(({ system }) => system).sort()).toEqual(
      ["Dask (DataFrame)", "DuckDB (DataFrame)", "Jd", "Quickwit", "SigLens", "pg_mooncake"].sort(),
    );
    expect(few.find(({ system }) => system === "pg_mooncake")!.speed).toBeLessThan(1);
  });

  test("facts.md's totals are those of the table; its speeds are without the added 10 ms", async () => {
    const { values } = (await facts(disk))("ClickBench hot-run total");
    const file = (await json(disk, resultsPath)) as Record<string, unknown>[];
    const runs = (setUp: string, machine: string) =>
      hot(resultsPath, file, [file.findIndex((one) => one["_dir"] === setUp && one["_machine"] === machine), "result"]);
    for (const [name, setUp] of [
      ["DuckDB", "duckdb"],
      ["DuckDB-parquet", "duckdb-parquet"],
      ["Polars", "polars"],
      ["Polars-df", "polars-dataframe"],
      ["ClickHouse", "clickhouse"],
      ["DataFusion", "datafusion"],
      ["chDB", "chdb"],
    ] as const) {
      const quoted = numbers(values, new RegExp(`(?:^|· )${name} ([\\d.]+)→([\\d.]+)(?: s)? \\([^\\d]*([\\d.]+)x`));
      expect([called(setUp).x86Seconds, called(setUp).armSeconds], name).toEqual(quoted.slice(0, 2));
      const bare = compare(runs(setUp, "c7a.metal-48xl"), runs(setUp, "c8g.metal-48xl"), 0).speed;
      expect(bare, name).toBeCloseTo(quoted[2]!, 2);
    }
  });

  test("the pairs left out of arm-same-generation are unfair: 20 months, or half the vCPUs", async () => {
    const file = (await json(disk, pairsPath)) as Record<string, { time: string; machine: string }>;
    const time = (key: string) => file[`hardware/aws_${key}`]!.time.slice(0, 7);
    expect([time("c8g_48xlarge"), time("c8i.48xlarge")]).toEqual(["2024-12", "2026-08"]);
    const { instance_types } = (await json(disk, "data/spot-advisor/raw/spot-advisor-data.json")) as {
      instance_types: Record<string, { cores: number }>;
    };
    expect(["c6g.metal", "c7g.metal", "c6i.metal"].map((type) => instance_types[type]!.cores)).toEqual([64, 64, 128]);
  });

  test("of pangeo-notebook's 18, geoarrow and three of google-cloud and grpc are real gaps", async () => {
    const file = (await json(disk, countsPath)) as { pangeo: { envs: Record<string, { x86_only: string[] }> } };
    const only = file.pangeo.envs["pangeo-notebook"]!.x86_only;
    expect(only.filter((name) => /geoarrow|google|grpc/.test(name))).toEqual([
      "geoarrow-rust-core",
      "google-cloud-storage-control",
      "googleapis-common-protos-grpc",
      "grpc-google-iam-v1",
    ]);
  });
});

describe("a malformed raw file is named, never read as fewer rows", () => {
  const broken = [
    "",
    "{",
    "{}",
    "[]",
    "[{}]",
    "instance_type\nm7g.large\n",
    "instance_type,usd_per_hour\nm7g.large,x\n",
  ];
  const builds = [
    ["arm-pairs", pairUp, [resultsPath, pricesPath]],
    ["arm-same-generation", sameGeneration, [pairsPath, pricesPath]],
    ["arm-packages", packages, [countsPath]],
  ] as const;
  const cases = builds.flatMap(([name, build, paths]) => paths.map((path) => [name, path, build] as const));

  test.each(cases)("%s, nothing but %s broken", async (_, path, build) => {
    const whole = existsSync(join(root, path));
    for (const text of broken) {
      const raw: Raw = (asked) => (asked === path || !whole ? Promise.resolve(Buffer.from(text)) : disk(asked));
      await expect(build(raw), text).rejects.toThrow(MalformedRaw);
    }
  });

  test.skipIf(!existsSync(join(root, resultsPath))).each(cases)("%s, half of %s", async (_, path, build) => {
    const half: Raw = async (asked) => {
      const bytes = await disk(asked);
      return asked === path ? bytes.subarray(0, bytes.length / 2) : bytes;
    };
    await expect(build(half)).rejects.toThrow(MalformedRaw);
  });

  test("a result with fewer queries, or with a word for a time, is malformed", () => {
    expect(() => hot("x.json", [{ result: [[1, 2, 3]] }], [0, "result"])).toThrow(
      "x.json: expected 43 queries at 0.result, but found 1 of them",
    );
    const words = Array.from({ length: 43 }, () => [1, 2, "soon"]);
    expect(() => hot("x.json", [words], [0])).toThrow(/expected runs in seconds at 0\.0, but found "\[1,2,"soon"\]"/);
  });

  test("the first run does not count, nor a query that ran on one machine only", () => {
    const result = (runs: unknown) => [Array.from({ length: 43 }, () => runs)];
    expect(hot("x", result([9, 3, 2]), [0])[0]).toBe(2);
    expect(hot("x", result([1, null, 2]), [0])[0]).toBe(2);
    expect(hot("x", result([1, null, null]), [0])[0]).toBe(null);
    expect(hot("x", result(null), [0])[0]).toBe(null);
    expect(compare([2, null, 1], [1, 1, null], 0)).toEqual({ queries: 1, speed: 2, x86Seconds: 2, armSeconds: 1 });
    expect(compare([0.09], [0.04]).speed).toBeCloseTo(2, 9);
  });
});

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { sum, utcDay } from "d3";
import { describe, expect, test } from "vitest";
import { build } from "../../data/free-threaded-wheels/build.ts";
import type { Row } from "../../data/free-threaded-wheels/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, rows } from "./tables.ts";

const months = rows<Row>("free-threaded-wheels");
const [first, last] = [months[0]!, months.at(-1)!];
const count = (month: string) => months.find((row) => row.month === month)?.withWheel;

test("47 of 360 in March 2025, 168 in December, 220 by 14 June 2026: 61 %, and 79 % of downloads", () => {
  expect(months.length).toBe(16);
  expect([count("2025-03"), count("2025-12"), count("2026-06")]).toEqual([47, 168, 220]);
  expect(last).toMatchObject({ date: "2026-06-14", packages: 360 });
  expect(last.share.toFixed(2)).toBe("0.61");
  expect(last.downloadShare!.toFixed(2)).toBe("0.79");
  const days = utcDay.count(new Date(first.date), new Date(last.date));
  expect((days / 365.25) * 12).toBeCloseTo(14.5, 1);
});

test("months follow each other from March 2025, at their ends but for the last, each at a commit of its own", () => {
  for (const [index, { month, date, commit }] of months.entries()) {
    expect(date.slice(0, 7)).toBe(month);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    if (index === 0) continue;
    expect(month > months[index - 1]!.month).toBe(true);
  }
  for (const { date } of months.slice(0, -1)) expect(utcDay.offset(new Date(date), 1).getUTCDate()).toBe(1);
  expect(new Set(months.map(({ commit }) => commit)).size).toBe(16);
});

test("a share is its count of the list, and the count only ever rose", () => {
  for (const [index, { packages, withWheel, share, pureWheel }] of months.entries()) {
    expect(share).toBeCloseTo(withWheel / packages, 4);
    expect(withWheel).toBeGreaterThan(months[index - 1]?.withWheel ?? 0);
    expect(withWheel + (pureWheel ?? 0)).toBeLessThanOrEqual(packages);
  }
});

test("pure wheels are unknown before May 2025, and downloads before the last day", () => {
  expect(months.filter(({ pureWheel }) => pureWheel === null).map(({ month }) => month)).toEqual([
    "2025-03",
    "2025-04",
  ]);
  expect(months.filter(({ downloadShare }) => downloadShare !== null)).toEqual([last]);
});

const [history, results] = ["data/wheels/raw/ft_history.json", "data/wheels/raw/free_threaded_results.json"];

describe.skipIf(!existsSync(raw + history))("the site's files", () => {
  interface Package {
    name: string;
    downloads: number;
    free_threaded_wheel: boolean;
  }
  const packages = async () => (JSON.parse(await readFile(raw + results, "utf8")) as { data: Package[] }).data;

  test("name the packages that have the wheel and those that do not", async () => {
    const has = new Map((await packages()).map((one) => [one.name, one.free_threaded_wheel]));
    const having = "numpy pandas scipy scikit-learn pyarrow matplotlib numba torch msgpack lz4 psutil h5py";
    for (const name of having.split(" ")) expect(has.get(name), name).toBe(true);
    const lacking = "grpcio protobuf orjson tokenizers duckdb tensorflow ray numcodecs zstandard tornado cython";
    for (const name of lacking.split(" ")) expect(has.get(name), name).toBe(false);
  });

  test("weigh by downloads as the table does", async () => {
    const all = await packages();
    const of = (list: Package[]) => sum(list, ({ downloads }) => downloads);
    expect(of(all.filter((one) => one.free_threaded_wheel)) / of(all)).toBeCloseTo(last.downloadShare!, 4);
  });

  test("counted nothing as free-threaded before March 2025, though some were marked", async () => {
    type Month = { month: string; ft: number; css: { success: number } };
    const before = (JSON.parse(await readFile(raw + history, "utf8")) as Month[]).filter(
      ({ month }) => month < first.month,
    );
    expect(before.length).toBeGreaterThan(0);
    for (const { ft, css } of before) {
      expect(ft).toBe(0);
      expect(css.success).toBeGreaterThan(0);
    }
  });

  const reading =
    (path: string, change: (text: string) => string): Raw =>
    async (asked) => {
      const text = await readFile(raw + asked, "utf8");
      return Buffer.from(asked === path ? change(text) : text);
    };

  test.each([history, results])("are refused when %s is empty, cut or something else", async (path) => {
    for (const text of ["", "{", "{}", "[]", "[1]", '{"data":[{}]}'])
      await expect(build(reading(path, () => text)), text).rejects.toThrow(MalformedRaw);
    await expect(build(reading(path, (text) => text.slice(0, text.length / 2)))).rejects.toThrow(/a JSON file/);
  });

  test("are refused when a month is missing, classes do not add up, or the two disagree", async () => {
    const changed = (change: (list: { month: string; ft: number; css: object }[]) => object[]) =>
      build(reading(history, (text) => JSON.stringify(change(JSON.parse(text)))));
    await expect(changed((list) => list.filter(({ month }) => month !== "2025-09"))).rejects.toThrow(/16 months/);
    await expect(changed((list) => list.slice(0, -1))).rejects.toThrow(/208 of 360 packages/);
    await expect(changed((list) => list.map((row) => ({ ...row, css: { success: 1 } })))).rejects.toThrow(/add up/);
  });
});

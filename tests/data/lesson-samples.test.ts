import { describe, expect, test } from "vitest";
import type { Row } from "../../data/lesson-samples/build.ts";
import { names, resource, rows } from "./tables.ts";

const samples = rows<Row>("lesson-samples");
const of = (table: string): Row => samples.find((row) => row.table === table)!;
const slugs = "gil-vigilance kubernetes arm docker zones adaptive small fast scale-up costs".split(" ");
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

test("every lesson has one main sample, from a table that is for it", () => {
  for (const [index, slug] of slugs.entries()) {
    const mine = samples.filter(({ lesson }) => lesson === index + 1);
    expect(
      mine.filter(({ main }) => main),
      slug,
    ).toHaveLength(1);
    for (const { table } of mine) {
      expect(names).toContain(table);
      expect(resource(table).lessons, table).toContain(slug);
    }
  }
  expect(new Set(samples.map(({ lesson }) => lesson)).size).toBe(slugs.length);
});

describe("counts", () => {
  test("are what the committed tables hold", () => {
    const column = <R extends object>(table: string, key: keyof R): number[] =>
      rows<R>(table).map((row) => Number(row[key]));
    const expected: Record<string, number> = {
      "gil-operations": rows("gil-operations").length,
      "kubernetes-latencies": rows("kubernetes-latencies").length,
      "arm-pairs": rows<{ isDask: boolean }>("arm-pairs").filter(({ isDask }) => !isDask).length,
      "environment-updates": rows("environment-updates").length,
      "spot-zones": sum(column<{ ticks: number }>("spot-zones", "ticks")),
      "adaptive-runs": rows("adaptive-runs").length,
      "survey-sizes": sum(column<{ count: number }>("survey-sizes", "count")),
      "job-cores": sum(column<{ jobs: number }>("job-cores", "jobs")),
      "job-clusters": sum(column<{ n: number }>("job-clusters", "n")),
      "dask-efficiency": rows("dask-efficiency").length,
      "scale-up": rows("scale-up-setups").length,
      "tpch-scale": rows("tpch-scale").length,
      "published-costs": rows("published-costs").length,
      "job-cost-summary": sum(column<{ n: number }>("job-cost-summary", "n")),
    };
    for (const [table, count] of Object.entries(expected)) expect(of(table).count, table).toBe(count);
  });

  test("are those that facts and populations name", () => {
    for (const { table, count, population } of samples) {
      const said = count.toLocaleString("en-US");
      if (count > 99 && table !== "spot-zones" && table !== "job-cost-summary")
        expect(population, table).toContain(said);
    }
    expect(of("arm-pairs").population).toContain(`${of("arm-pairs").count} set-ups of 33 engines`);
    expect(of("arm-pairs").whose).toMatch(/^33 /);
    expect(of("scale-up").population).toContain(`${of("scale-up").count} set-ups of 28 SQL engines`);
    expect(of("scale-up").whose).toMatch(/^28 /);
    expect(of("spot-zones").count).toBe(9 * 20_158);
  });
});

test("years are those of the data, and populations are word for word those of the tables", () => {
  const years = (table: string) => [of(table).fromYear, of(table).toYear];
  expect(years("job-clusters")).toEqual([2005, 2023]);
  expect(years("survey-sizes")).toEqual([2021, 2021]);
  expect(years("arm-pairs")).toEqual([2025, 2026]);
  expect(years("environment-updates")).toEqual([2020, 2026]);
  expect(years("demand-summary")).toEqual([2022, 2022]);
  expect(years("spot-zones")).toEqual([2023, 2023]);
  expect(years("adaptive-runs")).toEqual([2026, 2026]);
  for (const { table, population } of samples) expect(population).toBe(resource(table).population);
});

test("names as sources all that the tables it counts name", () => {
  const mine = resource("lesson-samples").sources.map(({ title, path }) => `${title} ${path}`);
  for (const { table } of samples)
    for (const { title, path } of resource(table).sources) expect(mine, table).toContain(`${title} ${path}`);
});

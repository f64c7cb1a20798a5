import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { sum } from "d3";
import { describe, expect, test } from "vitest";
import { build } from "../../data/gil-operations/build.ts";
import type { Row } from "../../data/gil-operations/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const operations = rows<Row>("gil-operations");
const of = (name: string) => operations.find(({ operation }) => operation === name)!;
const each = (measure: keyof Row, digits: number) => operations.map((row) => Number(row[measure]).toFixed(digits));

test("the ten operations are there in the order of the recording, each the median of five runs", () => {
  const names = "python_loop numpy_matmul numpy_sort pandas_groupby_apply pandas_groupby_sum pandas_str_object";
  expect(operations.map(({ operation }) => operation).join(" ")).toBe(
    `${names} json_loads zlib_compress sha256 time_sleep`,
  );
  expect(new Set(operations.map(({ title }) => title)).size).toBe(10);
  for (const row of operations)
    expect(row).toMatchObject({ repeats: 5, python: "3.11.2", numpy: "1.24.2", pandas: "1.5.3" });
});

test("every number of the table in dask/README.md is in it, but for the held share", () => {
  expect(each("oneCallSeconds", 2).join(" ")).toBe("0.43 0.33 0.68 0.19 0.16 0.14 0.20 0.20 0.12 0.40");
  expect(each("threads", 2).join(" ")).toBe("1.12 1.99 1.89 1.11 1.54 1.01 0.89 1.71 1.88 2.00");
  expect(each("processes", 2).join(" ")).toBe("2.01 1.94 2.04 2.29 1.67 2.06 1.93 1.91 1.93 2.00");
  expect(each("lateWakeups", 2).join(" ")).toBe("1.00 0.00 0.00 0.67 0.00 0.89 0.83 0.00 0.00 0.00");
  const late = "5.13 0.01 0.00 52.95 0.02 5.11 29.35 0.00 0.00 0.00".split(" ").map(Number);
  operations.forEach(({ medianLateMs }, row) => expect(Math.abs(medianLateMs - late[row]!)).toBeLessThan(0.0051));
});

test("the held share is the speed-up on threads in other words, and is called derived", () => {
  for (const { threads, heldDerived } of operations)
    expect(heldDerived).toBeCloseTo(Math.min(1, Math.max(0, 2 / threads - 1)), 4);
  expect(each("heldDerived", 2).join(" ")).toBe("0.78 0.00 0.06 0.81 0.30 0.98 1.00 0.17 0.07 0.00");
  const field = resource("gil-operations").schema.fields.find(({ name }) => name === "heldDerived");
  expect(field?.description).toMatch(/derived from the speed-up/i);
});

test("what runs in Python gains nothing from a second thread and all from a second process", () => {
  for (const name of ["python_loop", "pandas_str_object", "pandas_groupby_apply", "json_loads"]) {
    const { threads, processes, lateWakeups } = of(name);
    expect(threads).toBeGreaterThan(0.85);
    expect(threads).toBeLessThan(1.15);
    expect(processes).toBeGreaterThan(1.9);
    expect(processes).toBeLessThan(2.3);
    expect(lateWakeups).toBeGreaterThan(0.5);
  }
});

test("NumPy, hashing and compression gain from threads, and the probe sees nothing", () => {
  for (const [name, least] of Object.entries({ numpy_matmul: 1.9, numpy_sort: 1.88, sha256: 1.87, zlib_compress: 1.7 }))
    expect(of(name).threads, name).toBeGreaterThan(least);
  for (const { operation, threads, lateWakeups } of operations)
    expect(lateWakeups > 0.5, operation).toBe(threads < 1.2);
});

test("groupby-sum lies between although the probe sees nothing", () => {
  const { threads, processes, lateWakeups, heldDerived } = of("pandas_groupby_sum");
  expect(lateWakeups).toBe(0);
  expect(threads).toBeGreaterThan(1.2);
  expect(threads).toBeLessThan(1.7);
  expect(heldDerived).toBeGreaterThan(0.25);
  expect(processes).toBeLessThan(1.7);
});

test("the switch interval of 5 ms bounds the wait for a Python loop and not that for JSON", () => {
  expect(of("python_loop").medianLateMs).toBeCloseTo(5, 0);
  expect(of("pandas_str_object").medianLateMs).toBeCloseTo(5, 0);
  expect(of("json_loads").medianLateMs).toBeGreaterThan(25);
});

test("every median lies within its runs, and few wake-ups are said to be few", () => {
  for (const row of operations) {
    expect(row.threadsMin).toBeLessThanOrEqual(row.threads);
    expect(row.threadsMax).toBeGreaterThanOrEqual(row.threads);
    expect(row.processesMin).toBeLessThanOrEqual(row.processes);
    expect(row.processesMax).toBeGreaterThanOrEqual(row.processes);
    expect(row.lateWakeups).toBeLessThanOrEqual(1);
  }
  const flaws = resource("gil-operations").flaws.join(" ");
  for (const { operation, wakeups } of operations.filter(({ wakeups }) => wakeups < 50))
    expect(flaws, operation).toContain(` ${wakeups} times`);
});

const path = "dask/3-gil-v2022.12.1-quiet.json";

describe.skipIf(!existsSync(raw + path))("the recording", () => {
  type Spread = { median: number; all: number[] };
  type Recorded = Record<"serial2_s" | "threads2_s" | "speedup_threads", Spread> & {
    gil_held_estimate_from_speedup: number;
    probe: { repeats: { samples: number }[] };
  };
  const file = async () => JSON.parse(await readFile(raw + path, "utf8")) as { rows: Recorded[] };

  test("gives by its own formula, from median times, the held shares of dask/README.md", async () => {
    const recorded = (await file()).rows;
    const shares = recorded.map(({ serial2_s, threads2_s, gil_held_estimate_from_speedup }) => {
      const share = Math.min(1, Math.max(0, (2 * threads2_s.median) / serial2_s.median - 1));
      expect(share).toBeCloseTo(gil_held_estimate_from_speedup, 9);
      return share;
    });
    const readme = "0.78 0.01 0.06 0.87 0.32 1.00 1.00 0.24 0.06 0.00";
    expect(shares.map((share) => share.toFixed(2)).join(" ")).toBe(readme);
    shares.forEach((share, row) => expect(Math.abs(share - operations[row]!.heldDerived)).toBeLessThan(0.08));
  });

  test("holds the runs that the table's medians and wake-ups are of", async () => {
    for (const [index, { serial2_s, threads2_s, probe }] of (await file()).rows.entries()) {
      const runs = serial2_s.all.map((serial, run) => serial / threads2_s.all[run]!).sort((a, b) => a - b);
      expect(operations[index]!.threads).toBeCloseTo(runs[2]!, 4);
      expect(operations[index]!.threadsMax).toBeCloseTo(runs[4]!, 4);
      expect(operations[index]!.wakeups).toBe(sum(probe.repeats, ({ samples }) => samples));
    }
  });

  const holding =
    (text: string): Raw =>
    () =>
      Promise.resolve(Buffer.from(text));

  test.each(["", "{", "{}", "[]", '{"rows":[{"workload":"sleep"}]}'])("is refused when it is %j", async (text) => {
    await expect(build(holding(text))).rejects.toThrow(MalformedRaw);
  });

  test("is refused in part, with an operation missing, or from a busy machine", async () => {
    const text = await readFile(raw + path, "utf8");
    await expect(build(holding(text.slice(0, text.length / 2)))).rejects.toThrow(/expected a JSON file/);
    const recording = await file();
    const without = JSON.stringify({ ...recording, rows: recording.rows.slice(1) });
    await expect(build(holding(without))).rejects.toThrow(/expected the operations python_loop/);
    await expect(build(holding(text.replace('"clean": true', '"clean": false')))).rejects.toThrow(/a quiet machine/);
    await expect(build(holding(text.replace('"median":', '"middle":')))).resolves.toHaveLength(10);
    await expect(build(holding(text.replaceAll('"median":', '"middle":')))).rejects.toThrow(/speedup_threads\.median/);
  });
});

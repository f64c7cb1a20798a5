import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Row } from "../../data/job-cores/build.ts";
import { build } from "../../data/job-cores/build.ts";
import type { Row as Cluster } from "../../data/job-clusters/build.ts";
import { raw, resource, rows } from "./tables.ts";

const cores = rows<Row>("job-cores");
const within = (most: number) => cores.filter((row) => row.cores <= most).at(-1)!;

test("52 % of jobs use one core, 77 % at most 8, 84 % at most 16, 99.3 % at most 64", () => {
  expect([1, 8, 16].map((most) => Math.round(within(most).share * 100))).toEqual([52, 77, 84]);
  expect((within(64).share * 100).toFixed(1)).toBe("99.3");
});

test("every job of MetaCentrum is there once, and shares are those of the counts", () => {
  const n = cores.reduce((total, { jobs }) => total + jobs, 0);
  expect(n).toBe(rows<Cluster>("job-clusters").find(({ cluster }) => cluster === "MetaCentrum")!.n);
  let jobs = 0;
  for (const row of cores) {
    jobs += row.jobs;
    expect(row.share, `${row.cores} cores`).toBeCloseTo(jobs / n, 4);
  }
});

test("sizes and shares run upwards to all jobs and all core-hours", () => {
  for (const [index, row] of cores.entries()) {
    const before = cores[index - 1] ?? { cores: 0, share: 0, shareOfCoreHours: 0 };
    expect(row.cores).toBeGreaterThan(before.cores);
    expect(row.share).toBeGreaterThanOrEqual(before.share);
    expect(row.shareOfCoreHours).toBeGreaterThanOrEqual(before.shareOfCoreHours);
  }
  expect(cores.at(-1)).toMatchObject({ share: 1, shareOfCoreHours: 1 });
});

test("small jobs are most jobs and little of the work, which a flaw says", () => {
  expect(within(1).shareOfCoreHours).toBeCloseTo(0.03, 2);
  for (const row of cores.filter(({ cores }) => cores <= 64))
    expect(row.shareOfCoreHours).toBeLessThanOrEqual(row.share);
  expect(resource("job-cores").flaws.join(" ")).toMatch(/3 % of the core-hours/);
});

test("only the log that has sizes is read", () => {
  const files = resource("job-cores").sources.flatMap(({ files = [] }) => files.map(({ path }) => path));
  expect(files).toEqual(["data/batch-traces/raw/metacentrum-wagap-2013.swf.gz"]);
});

test("a log of three jobs is counted by cores, with their core-hours", async () => {
  const job = (seconds: number, cores: number) => `1 0 0 ${seconds} ${cores} 1 1 ${cores} 9999 1 1 1\n`;
  const log = Buffer.from(job(10, 1) + job(20, 4) + job(10, 1) + job(-5, 2));
  await expect(build(() => Promise.resolve(log))).resolves.toEqual([
    { cores: 1, jobs: 2, share: 0.6667, shareOfCoreHours: 0.2 },
    { cores: 4, jobs: 1, share: 1, shareOfCoreHours: 1 },
  ]);
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  test("the reference computation found the same shares", async () => {
    const text = await readFile(`${raw}data/batch-traces/metacentrum.json`, "utf8");
    const reference = (JSON.parse(text) as { core_cdf: [number, number][] }).core_cdf;
    expect(cores.map((row) => [row.cores, row.share])).toEqual(reference);
  });
});

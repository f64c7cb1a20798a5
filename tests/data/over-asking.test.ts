/** Lesson 9, asking for too much: a job log against what public-data.md found in it, and three printed shares. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { median, sum } from "d3";
import { describe, expect, test } from "vitest";
import type { Row as Cluster } from "../../data/job-clusters/build.ts";
import { build } from "../../data/over-asking/build.ts";
import type { Row } from "../../data/over-asking/build.ts";
import { jobs } from "../../data/over-asking/metacentrum.ts";
import { MalformedRaw } from "../../data/raw.ts";
import { build as buildUsers } from "../../data/user-cores/build.ts";
import type { Row as User } from "../../data/user-cores/build.ts";
import { raw, resource, rows } from "./tables.ts";

const table = rows<Row>("over-asking");
const wallTime = table.filter(({ resource }) => resource === "wall time");
const printed = table.filter(({ whose }) => whose === "Alibaba PAI");
const users = rows<User>("user-cores");
const never = (cores: number) =>
  sum(
    users.filter((row) => row.cores <= cores),
    (row) => row.users,
  ) / 75;
const log = "data/batch-traces/raw/metacentrum-wagap-2013.swf.gz";

test("52 % of the jobs used at most a tenth of the wall time they asked for, and half at most 7.4 %", () => {
  const tenth = wallTime.filter(({ to }) => to !== null && to <= 0.1);
  expect(tenth.length).toBe(2);
  expect(Math.round(sum(tenth, ({ share }) => share) * 100)).toBe(52);
  expect(new Set(wallTime.map((row) => row.median))).toEqual(new Set([0.0738]));
  expect((wallTime[0]!.median! * 100).toFixed(1)).toBe("7.4");
  // The median lies in the bin that half of the jobs are reached in.
  expect(wallTime[0]!.share).toBeLessThan(0.5);
  expect(sum(tenth, ({ share }) => share)).toBeGreaterThan(0.5);
});

test("the bins are twenty of 5 % and one of jobs that ran over, and hold every job of the cluster once", () => {
  expect(wallTime.map(({ from }) => from)).toEqual(Array.from({ length: 21 }, (_, bin) => bin / 20));
  expect(wallTime.map(({ to }) => to)).toEqual([...wallTime.slice(1).map(({ from }) => from), null]);
  const n = rows<Cluster>("job-clusters").find(({ cluster }) => cluster === "MetaCentrum")!.n;
  expect(sum(wallTime, ({ jobs }) => jobs!)).toBe(n);
  expect(sum(wallTime, ({ share }) => share)).toBeCloseTo(1, 3);
  for (const { jobs, share } of wallTime) expect(share).toBeCloseTo(jobs! / n, 4);
  expect(wallTime.at(-1)).toMatchObject({ jobs: 702, share: 0.0392 });
});

test("the printed shares are CPU 84.46, GPU 98.02 and memory 95.88 %, and say where they stand", () => {
  const shares = printed.map(({ resource, share }) => [resource, (share * 100).toFixed(2)]);
  expect(shares).toEqual([
    ["CPU", "84.46"],
    ["GPU", "98.02"],
    ["memory", "95.88"],
  ]);
  for (const row of printed) {
    expect(row).toMatchObject({ from: 0, to: 1, jobs: null, median: null, origin: "quoted", confidence: "A" });
    expect(row.url).toMatch(/^https:\/\/github\.com\/alibaba\/clusterdata\//);
  }
  for (const row of wallTime) expect(row).toMatchObject({ origin: "computed", url: null, confidence: null });
  expect(table.length).toBe(wallTime.length + printed.length);
});

test("of 75 users 8 % never used more than one core, 33 % never more than 8, half never more than 20", () => {
  expect(sum(users, (row) => row.users)).toBe(75);
  expect([never(1), never(8)].map((share) => Math.round(share * 100))).toEqual([8, 33]);
  // 20 is the median user; those who never used more are 59 %.
  expect(median(users.flatMap((row) => Array.from({ length: row.users }, () => row.cores)))).toBe(20);
  expect([never(16), never(20)].map((share) => Math.round(share * 100))).toEqual([49, 59]);
  expect(resource("user-cores").flaws.join()).toMatch(/59 % never exceeded; 49 % never used more than 16/);
  expect(users.at(-1)!.shareNeverMore).toBe(1);
  for (const [index, { cores, shareNeverMore }] of users.entries()) {
    expect(cores).toBeGreaterThan(users[index - 1]?.cores ?? 0);
    expect(shareNeverMore).toBeCloseTo(never(cores), 4);
  }
});

describe("a log that is not as expected is named, never read as fewer jobs", () => {
  const line = "1 0 0 7 1 1 1024 1 100 1 1 5 1 1 -1 1 1 1 {1} q_1d 1:ppn=1";
  test.each([
    ["an empty file", "", /expected a line end|expected at least one job/],
    ["a brace", "{", /expected a line end after the last job, but found none$/],
    ["only a line end", "\n", /expected a run time as field 4 on line 1, but found nothing$/],
    ["cut in the middle of a line", `${line}\n${line.slice(0, 40)}`, /expected a line end after the last job/],
    ["too few fields", "1 0 0 7 1\n", /expected a time asked for as field 9 on line 1, but found nothing$/],
    ["words", `${line.replace(" 7 ", " soon ")}\n`, /expected a run time as field 4 on line 1, but found "soon"$/],
    ["asked for nothing", `${line.replace(" 100 ", " 0 ")}\n`, /a time asked for above zero on line 1, but found "0"$/],
  ])("%s", async (_, text, sentence) => {
    const holding = () => Promise.resolve(Buffer.from(text));
    for (const build of [jobs, buildUsers]) {
      await expect(build(holding)).rejects.toThrow(MalformedRaw);
      await expect(build(holding)).rejects.toThrow(sentence);
    }
  });

  test("a bin holds its upper end, and a job that never ran does not count", async () => {
    const ran = (seconds: number) => `${line.replace(" 7 ", ` ${seconds} `)}\n`;
    const facts =
      "| Requests exceed use | CPU 1 % · GPU 2.5 % · memory 3 % | doc | who | when | https://x | A | use |\n";
    const [text, broken] = [[5, 6, 10, 100, 101, 0, -7].map(ran).join(""), facts.replace("GPU", "gpu")];
    const holding = (list: string) => (path: string) => Promise.resolve(Buffer.from(path === log ? text : list));
    const built = await build(holding(facts));
    expect(built.map((row) => row.jobs).filter((count) => count !== 0)).toEqual([1, 2, 1, 1, null, null, null]);
    expect(built[1]).toMatchObject({ from: 0.05, to: 0.1, jobs: 2, share: 0.4, median: 0.1 });
    expect(built.at(-2)).toMatchObject({ resource: "GPU", share: 0.025 });
    for (const list of ["", "{", facts.slice(0, 30), broken])
      await expect(build(holding(list))).rejects.toThrow(MalformedRaw);
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  const read = async () => gunzipSync(await readFile(`${raw}${log}`));

  test("the exact share and median are those of the reference computation", async () => {
    const all = await jobs(read);
    expect(all.length).toBe(17_898);
    expect(median(all, ({ ran, asked }) => ran / asked)).toBeCloseTo(0.07383, 5);
    const share = all.filter(({ ran, asked }) => ran / asked <= 0.1).length / all.length;
    expect(share).toBeCloseTo(0.5164, 4);
    expect(share).toBeCloseTo(wallTime[0]!.share + wallTime[1]!.share, 3);
    expect(Math.round((all.filter(({ asked }) => asked === 86_400).length / all.length) * 100)).toBe(26);
  });

  test("the first half of the log is refused", async () => {
    const bytes = await read();
    await expect(jobs(() => Promise.resolve(bytes.subarray(0, bytes.length / 2)))).rejects.toThrow(MalformedRaw);
  });
});

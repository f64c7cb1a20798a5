import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { build as documented } from "../../data/documented-overhead/build.ts";
import type { Row as Statement } from "../../data/documented-overhead/build.ts";
import type { Row as Point } from "../../data/dask-efficiency/build.ts";
import { factsPath } from "../../data/facts.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { build as measured } from "../../data/task-overhead/build.ts";
import type { Row } from "../../data/task-overhead/build.ts";
import { raw, resource, rows } from "./tables.ts";

const cases = rows<Row>("task-overhead");
const statements = rows<Statement>("documented-overhead");
const statement = (name: string) => statements.find((row) => row.statement === name)!;
const milliseconds = (micros: number) => (micros / 1000).toFixed(2);

test("a task costs 0.52, 1.48 and 1.56 ms of wall time, 0.33, 0.64 and 0.48 ms of CPU", () => {
  expect(cases.map((row) => row.case)).toEqual(["map-queuing-off", "map-queuing-on", "tree-queuing-on"]);
  expect(cases.map(({ wallMicros }) => milliseconds(wallMicros))).toEqual(["0.52", "1.48", "1.56"]);
  // 0.635 and 0.475 ms are the recorded halves that the notes round up
  expect(cases.map(({ cpuMicros }) => (Math.round(cpuMicros / 10) / 100).toFixed(2))).toEqual(["0.33", "0.64", "0.48"]);
  expect(cases.map(({ tasks }) => tasks)).toEqual([50_000, 2000, 1999]);
  expect(cases.map(({ tasksPerSecond }) => Math.round(tasksPerSecond))).toEqual([1909, 674, 640]);
  for (const row of cases) expect(row).toMatchObject({ workers: 2, threads: 1, repeats: 3, daskVersion: "2022.12.1" });
});

test("queuing is on where the setting is 1.1, and costs over twice the CPU time in wall time", () => {
  expect(cases.map(({ queuing, saturation }) => [queuing, saturation])).toEqual([
    [false, "inf"],
    [true, "1.1"],
    [true, "1.1"],
  ]);
  for (const { queuing, wallMicros, cpuMicros } of cases) expect(wallMicros / cpuMicros > 2).toBe(queuing);
});

test("medians lie within the runs, CPU time within wall time, and tasks per second are one over wall time", () => {
  for (const row of cases) {
    expect(row.wallMin).toBeLessThanOrEqual(row.wallMicros);
    expect(row.wallMax).toBeGreaterThanOrEqual(row.wallMicros);
    expect(row.cpuMin).toBeLessThanOrEqual(row.cpuMicros);
    expect(row.cpuMax).toBeGreaterThanOrEqual(row.cpuMicros);
    expect(row.cpuMicros).toBeLessThan(row.wallMicros);
    expect((row.tasksPerSecond * row.wallMicros) / 1e6).toBeCloseTo(1, 2);
  }
});

test("what a sleeping task costs in dask-efficiency, with queuing on, is no more than a trivial one here", () => {
  const most = Math.max(...cases.map(({ wallMax }) => wallMax));
  for (const { overheadSeconds } of rows<Point>("dask-efficiency")) {
    expect(overheadSeconds * 1e6).toBeLessThan(most);
    expect(overheadSeconds * 1e6).toBeGreaterThan(cases[0]!.wallMin);
  }
});

test("Dask's pages say 200 µs to 1 ms, about 1 ms, and a few hundred microseconds", () => {
  expect(statement("best-practices")).toMatchObject({ lowMicros: 200, highMicros: 1000, origin: "quoted" });
  expect(statement("distributed")).toMatchObject({ lowMicros: 1000, highMicros: 1000, origin: "quoted" });
  expect(statement("limitations")).toMatchObject({ lowMicros: null, highMicros: null, origin: "quoted" });
  expect(statement("limitations").words).toContain("few hundred microseconds");
  expect(statement("limitations").url).toBe("https://distributed.dask.org/en/stable/limitations.html");
});

test("5,000 cores at 1 s tasks and 500 at 100 ms are both 200 µs a task, by our division", () => {
  const two = statements.filter(({ cores }) => cores !== null);
  expect(two.map(({ cores, taskSeconds }) => [cores, taskSeconds])).toEqual([
    [5000, 1],
    [500, 0.1],
  ]);
  for (const row of two) {
    expect(row).toMatchObject({ lowMicros: 200, highMicros: 200, origin: "computed", published: "2018-06-26" });
    expect((row.taskSeconds! / row.cores!) * 1e6).toBeCloseTo(200, 9);
  }
});

test("1,168 tasks in 92.1 ms are 79 µs a task, not the 90 that the page says, and the table's flaws say so", () => {
  const { words, lowMicros, origin } = statement("threaded");
  expect(words).toMatch(/1,168 tasks in 92\.1 ms .* 90 µs/);
  expect(lowMicros).toBeCloseTo(92_100 / 1168, 1);
  expect(origin).toBe("computed");
  expect(resource("documented-overhead").flaws.join(" ")).toMatch(/90 µs.*79 µs/);
});

test("every statement has its document among the sources", () => {
  expect(statements).toHaveLength(6);
  const sources = resource("documented-overhead").sources.map(({ path }) => path);
  for (const { url, confidence } of statements) {
    expect(sources).toContain(url);
    expect(confidence).toBe("A");
  }
});

const quiet = "dask/1c-throughput-v2022.12.1-quiet.json";

describe.skipIf(!existsSync(raw + quiet))("the raw files", () => {
  const reading =
    (path: string, change: (text: string) => string): Raw =>
    async (asked) => {
      const text = await readFile(raw + asked, "utf8");
      return Buffer.from(asked === path ? change(text) : text);
    };

  test.each([quiet, "dask/1c-throughput-v2022.12.1-50k.json"])("%s is refused unless it is whole", async (path) => {
    for (const content of ["", "{", "{}", "[]", '{"versions":{"distributed":"1"},"rows":[{}]}'])
      await expect(measured(reading(path, () => content)), content).rejects.toThrow(MalformedRaw);
    const changed = (change: (text: string) => string) => measured(reading(path, change));
    await expect(changed((text) => text.slice(0, text.length / 2))).rejects.toThrow(/a JSON file/);
    await expect(changed((text) => text.replace('"clean": true', '"clean": false'))).rejects.toThrow(/quiet machine/);
    await expect(changed((text) => text.replaceAll('"map"', '"tree"'))).rejects.toThrow(MalformedRaw);
    await expect(changed((text) => text.replaceAll('"tasks_per_s"', '"rate"'))).rejects.toThrow(/tasks_per_s\.median/);
  });

  test("the facts are refused when they are empty, cut, or worded otherwise", async () => {
    const changed = (change: (text: string) => string) => documented(reading(factsPath, change));
    for (const content of ["", "{", "{}"]) await expect(changed(() => content)).rejects.toThrow(MalformedRaw);
    await expect(changed((text) => text.slice(0, text.length / 2))).rejects.toThrow(/one fact that begins/);
    await expect(changed((text) => text.replace("~1 ms (distributed)", "~1 ms"))).rejects.toThrow(MalformedRaw);
    await expect(changed((text) => text.replace("~1 ms (dist", "~1 minute (dist"))).rejects.toThrow(/a length of time/);
    await expect(changed((text) => text.replace("5,000 cores at 1 s", "5,000 cores"))).rejects.toThrow(MalformedRaw);
    await expect(changed((text) => text.replace(" ; …/limitations.html", ""))).rejects.toThrow(/3 addresses/);
    await expect(changed((text) => text.replace("1,168 tasks in", "tasks in"))).rejects.toThrow(MalformedRaw);
  });
});

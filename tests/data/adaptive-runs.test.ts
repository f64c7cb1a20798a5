import { existsSync, readFileSync, readdirSync } from "node:fs";
import { group, mean, pairs, sum } from "d3";
import { describe, expect, test } from "vitest";
import { build, recordings } from "../../data/adaptive-runs/build.ts";
import type { Row } from "../../data/adaptive-runs/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const runs = rows<Row>("adaptive-runs");

/** "1.4:8 17:0" as pairs of numbers. */
const steps = ({ workers }: Row) => workers.split(" ").map((step) => step.split(":").map(Number) as [number, number]);
const events = (row: Row) =>
  row.events.split(" ").map((event) => {
    const [, time, status, n] = /^([\d.]+):(up|down)(\d+)$/.exec(event)!;
    return { time: Number(time), status, n: Number(n) };
  });
const marks = (row: Row) =>
  row.marks.split("; ").map((mark) => {
    const [, time, label] = /^([\d.]+) (.+)$/.exec(mark)!;
    return { time: Number(time), label };
  });
const named = ({ workload, startDelaySeconds, daskVersion, repeat }: Row) =>
  `${workload}${startDelaySeconds > 0 ? `-delay${startDelaySeconds}` : ""}-r${repeat}-v${daskVersion}`;
const all = (workload: string, delay = 0) =>
  runs.filter((row) => row.workload === workload && row.startDelaySeconds === delay);

test("26 runs: four workloads three times in two versions, and the burst with slow workers once in each", () => {
  expect(runs).toHaveLength(26);
  expect(new Set(runs.map(named)).size).toBe(26);
  for (const workload of ["burst", "two-bursts", "trickle", "long-tail"]) expect(all(workload)).toHaveLength(6);
  expect(all("burst", 5).map(({ daskVersion }) => daskVersion)).toEqual(["2022.12.1", "2024.7.0"]);
});

describe.each(runs.map((row) => [named(row), row] as const))("%s", (_, row) => {
  test("the steps of workers have the cost, the peak and the length that the row says", () => {
    const ends = [...steps(row), [row.recordSeconds, 0] as const];
    expect(ends[0]).toEqual([0, 0]);
    for (const [[from, before], [to, after]] of pairs(steps(row))) {
      expect(to).toBeGreaterThan(from);
      expect(after).not.toBe(before);
    }
    const area = sum(pairs(ends), ([[from, workers], [to]]) => (to - from) * workers);
    expect(Math.abs(area - row.workerSeconds)).toBeLessThan(1);
    expect(Math.max(...steps(row).map(([, workers]) => workers))).toBe(row.peakWorkers);
    expect(row.busyWorkerSeconds).toBeLessThan(row.workerSeconds);
    expect(row.peakWorkers).toBeLessThanOrEqual(8);
    expect(steps(row).at(-1)![1]).toBe(0);
  });

  test("workers come after a decision up and go with a decision down", () => {
    expect(events(row).filter(({ status }) => status === "up")).toHaveLength(row.ups);
    expect(events(row).filter(({ status }) => status === "down")).toHaveLength(row.downs);
    let workers = 0;
    for (const { time, status, n } of events(row)) {
      workers = status === "up" ? n : workers - n;
      const wait = row.startDelaySeconds + 1.5;
      const reached = steps(row).find(([at, there]) => at >= time && at <= time + wait && there === workers);
      expect(reached, `${workers} workers after ${time} s`).toBeTruthy();
    }
    expect(workers).toBe(0);
  });

  test("the marks begin at zero, hold the makespan, and end with the record", () => {
    expect(marks(row)[0]!.time).toBe(0);
    const done = marks(row).find(({ label }) => label === "done")!.time;
    expect(Math.abs(done - row.makespanSeconds)).toBeLessThanOrEqual(0.051);
    expect(marks(row).at(-1)!.label).toBe("end of record");
    expect(Math.abs(marks(row).at(-1)!.time - row.recordSeconds)).toBeLessThan(0.2);
  });
});

describe("what the lesson says of them", () => {
  test("two bursts twenty seconds apart: the whole cluster is dropped and started again", () => {
    for (const row of all("two-bursts")) {
      const counts = steps(row).map(([, workers]) => workers);
      expect(counts.filter((workers) => workers === 8)).toHaveLength(2);
      expect(counts.indexOf(0, 1)).toBeLessThan(counts.lastIndexOf(8));
    }
  });

  test("trickle: one worker first, a second after 3 to 5 s, and one of six runs went to three", () => {
    for (const row of all("trickle")) {
      expect(steps(row)[1]![1]).toBe(1);
      expect(steps(row)[2]![1]).toBe(2);
      expect(steps(row)[2]![0]).toSatisfy((time: number) => time >= 3 && time <= 5);
    }
    expect(all("trickle").filter(({ peakWorkers }) => peakWorkers === 3)).toHaveLength(1);
    expect(all("trickle").every(({ peakWorkers }) => peakWorkers <= 3)).toBe(true);
  });

  test("workers that need five seconds make the burst five seconds longer", () => {
    const seconds = (delay: number) => mean(all("burst", delay), ({ makespanSeconds }) => makespanSeconds)!;
    expect(seconds(5) - seconds(0)).toBeGreaterThan(4);
    expect(seconds(5) - seconds(0)).toBeLessThan(6.5);
  });

  test("a long tail keeps two of eight workers", () => {
    for (const row of all("long-tail")) expect(steps(row).at(-2)![1]).toBe(2);
  });

  test("the two versions cost the same within a tenth", () => {
    for (const workload of ["burst", "two-bursts", "trickle", "long-tail"]) {
      const cost = group(all(workload), ({ daskVersion }) => daskVersion);
      const [old, late] = [...cost.values()].map((rows) => mean(rows, ({ workerSeconds }) => workerSeconds)!);
      expect(Math.abs(late! / old! - 1), workload).toBeLessThan(0.1);
    }
  });
});

describe.skipIf(!existsSync(raw))("with the recordings at hand", () => {
  test("every recording of adaptive scaling is a row", () => {
    const found = readdirSync(`${raw}dask`).filter((name) => name.startsWith("4-adaptive-"));
    expect(recordings.map(({ path }) => path).sort()).toEqual(found.map((name) => `dask/${name}`).sort());
    const named = resource("adaptive-runs").sources.flatMap(({ files = [] }) => files);
    expect(named.map(({ path }) => path).sort()).toEqual(recordings.map(({ path }) => path).sort());
  });

  test("each row is that of the table in the recordings' README", () => {
    const table = readFileSync(`${raw}dask/README.md`, "utf8").split("\n");
    for (const row of runs) {
      const cells = table
        .find((line) => line.startsWith(`| ${named(row)} |`))!
        .split("|")
        .map((cell) => cell.trim());
      const [, , makespan, peak, cost, busy, used, upsAndDowns] = cells;
      expect(Math.abs(row.makespanSeconds - Number(makespan))).toBeLessThan(0.06);
      expect(row.peakWorkers).toBe(Number(peak));
      expect(Math.abs(row.workerSeconds - Number(cost))).toBeLessThan(0.6);
      expect(Math.abs(row.busyWorkerSeconds - Number(busy))).toBeLessThan(0.6);
      expect(Math.abs(row.busyWorkerSeconds / row.workerSeconds - Number(used))).toBeLessThan(0.006);
      expect(`${row.ups} / ${row.downs}`).toBe(upsAndDowns);
    }
  });

  const file: Raw = (path) => Promise.resolve(readFileSync(`${raw}${path}`));
  const changed =
    (change: (text: string) => string): Raw =>
    async (path) =>
      Buffer.from(change((await file(path)).toString("utf8")));

  test.each([
    ["cut in half", (text: string) => text.slice(0, text.length / 2), /expected a JSON file/],
    ["another repeat", (text: string) => text.replace(/"repeat": ?\d/, '"repeat":9'), /the run burst 1 2022\.12\.1 0/],
    ["a column gone", (text: string) => text.replace('"busy_workers"', '"busy"'), /the columns t_s, workers and busy_/],
    [
      "another summary",
      (text: string) => text.replace(/"worker_seconds": ?/, '"worker_seconds":9'),
      /for summary\.worker_seconds, as its samples say/,
    ],
    ["no end", (text: string) => text.replace('"done"', '"gone"'), /NaN for summary\.makespan_s/],
  ])("a recording that is %s is refused", async (_, change, sentence) => {
    await expect(build(changed(change))).rejects.toThrow(MalformedRaw);
    await expect(build(changed(change))).rejects.toThrow(sentence);
  });
});

test.each(["", "{", "{}", "[]"])("a malformed recording is one sentence: %j", async (words) => {
  const holding: Raw = () => Promise.resolve(Buffer.from(words));
  await expect(build(holding)).rejects.toThrow(/^dask\/4-adaptive-\S+: expected .*, but found /);
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

describe("npm run simulate", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "simulate-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const command = (line: string) => {
    const words = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "scripts/simulate.ts"), ...line.split(" ")];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    return { status, stdout, stderr };
  };

  test("prints the summary, or with --json nothing but JSON, and writes the log", () => {
    const plain = command("--workload map --tasks 240 --workers 8 --seed 7");
    expect([plain.status, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toMatch(/^map: 240 tasks of 100 ms on 8 workers of 1 thread, rules 2024\.7\.0, seed 7/);
    expect(plain.stdout).toMatch(/^tasks +240 of 240 finished$/m);
    const log = join(folder, "run.csv");
    const json = command(`--tasks 240 --workers 8 --json --log ${log}`);
    expect([json.status, json.stderr]).toEqual([0, ""]);
    expect(JSON.parse(json.stdout)).toMatchObject({ tasks: { finished: 240 }, settings: { workers: 8 } });
    expect(readFileSync(log, "utf8").split("\r\n")).toHaveLength(242);
  }, 60_000);

  test("plays a graph recorded on real Dask, or refuses a file that holds none with status 2", () => {
    const graph = join(folder, "graph.json");
    const tasks = [{ key: "('load', 0)", compute: [0, 0.5], nbytes: 8 }];
    writeFileSync(graph, JSON.stringify({ runs: [{ tasks, dependencies: { "('load', 0)": [] } }] }));
    const { status, stdout, stderr } = command(`--graph ${graph} --workers 1`);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^recorded: 1 task of 500 ms \(on average\) on 1 worker of 1 thread/);
    const bad = command(`--graph ${join(folder, "run.csv")}`);
    expect([bad.status, bad.stdout]).toEqual([2, ""]);
    expect(bad.stderr).toMatch(
      /^--graph expects a task stream recorded on Dask \(JSON\), but ".*run\.csv" is no JSON\.\n/,
    );
  }, 60_000);

  test("refuses a bad option with status 2 and nothing on stdout", () => {
    const { status, stdout, stderr } = command("--taks 240");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Unknown option '--taks'; did you mean --tasks\?\nusage: npm run simulate/);
  }, 60_000);

  test("says so when the log cannot be written", () => {
    const { status, stdout, stderr } = command("--tasks 8 --log /proc/run.json");
    expect([status, stdout.startsWith("map: 8 tasks")]).toEqual([1, true]);
    expect(stderr).toMatch(/^\/proc\/run\.json could not be written \(\w+\); the run itself is above\.\n$/);
  }, 60_000);
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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

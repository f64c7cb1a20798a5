import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeAdaptive, madeEfficiency, madeStream, type Made } from "./made.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("npm run compare", () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const compare = (...words: string[]) => {
    const command = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "scripts/compare.ts"), ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", cwd: folder });
    return { status, stdout, stderr };
  };
  const there = (files: Readonly<Record<string, Made | string>>) => {
    for (const [name, held] of Object.entries(files)) {
      writeFileSync(path(name), typeof held === "string" ? held : JSON.stringify(held));
    }
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "compare-"));
    mkdirSync(path("empty/dask"), { recursive: true });
    there({
      "sleep.json": madeEfficiency({ lengths: [0.1] }),
      "stream.json": madeStream(),
      "burst.json": madeAdaptive(),
      "late.json": madeAdaptive({ shift: 5 }),
      "gil.json": { versions: { dask: "2022.12.1" }, rows: [{ speedup_threads: {} }] },
      "broken.json": "{",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("prints a line for each comparison, aligned, and passes if all do", () => {
    const { status, stdout, stderr } = compare("sleep.json", "stream.json", "burst.json");
    expect([status, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(1 + 1 + 3 + 2 + 1);
    expect(lines[0]).toMatch(/^file +what +recorded +simulated +difference +tolerance +verdict$/);
    const at = lines[0]!.indexOf("verdict");
    for (const line of lines.slice(1, -1)) expect(line.slice(at)).toBe("ok");
    expect(lines.at(-1)).toBe("6 passed, 0 missed, 0 shown and not judged");
  }, 60_000);

  test("fails if one misses, with its reason on the line", () => {
    const { status, stdout } = compare("late.json", "sleep.json");
    expect(status).toBe(1);
    const missed = stdout.split("\n").filter((line) => line.startsWith("late.json"));
    expect(missed).toHaveLength(2);
    for (const line of missed) expect(line).toMatch(/ MISS +a task of 0\.50 s kept a worker busy/);
    expect(stdout).toMatch(/\n1 passed, 2 missed, 0 shown/);
  }, 60_000);

  test("gives the same as JSON, numbers and all, and says in a sentence what it does not compare", () => {
    const { status, stdout } = compare("--json", "sleep.json", "gil.json");
    expect(status).toBe(0);
    const { comparisons, notes, missed } = JSON.parse(stdout) as {
      comparisons: Made[];
      notes: string[];
      missed: number;
    };
    expect(comparisons).toMatchObject([
      { file: "sleep.json", verdict: "ok", limits: [-0.1, 0.1], value: expect.any(Number) },
    ]);
    expect(notes).toEqual([expect.stringMatching(/^gil\.json is not compared: .*without Dask.*\.$/)]);
    expect(missed).toBe(0);
  }, 60_000);

  test("is skipped with one sentence where there are no recordings", () => {
    const { status, stdout, stderr } = compare("--raw", path("nowhere"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^skipped: there is no .*nowhere\/dask\n$/);
  }, 60_000);

  test("refuses what it cannot follow: a broken or missing file, an unknown option, recording what is a FILE or not there", () => {
    const refused = (...words: string[]) => {
      const { status, stdout, stderr } = compare(...words);
      expect([status, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(refused("sleep.json", "broken.json")).toMatch(/^broken\.json: expected a JSON file, .*\.\n$/);
    expect(refused("none.json")).toMatch(/^none\.json: expected a recording, but there is no such file\.\n$/);
    expect(refused("--colour")).toMatch(/^Unknown option '--colour'\.\nusage: npm run compare/);
    expect(refused("--write", "sleep.json")).toMatch(/^--write records .* no FILE, but got "sleep\.json"\.\nusage/);
    expect(refused("--write", "--raw", path("nowhere"))).toMatch(/^--write expects recordings in .*\.\nusage/);
    expect(refused("--raw", path("empty"))).toMatch(/expected recordings, but there is no JSON file\.\n$/);
  }, 60_000);
});

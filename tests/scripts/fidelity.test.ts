import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Scenario } from "../../scripts/conformance/scenario.ts";
import { hash } from "../../scripts/tables.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const idle: Scenario = {
  id: "idle",
  given: { workers: [{ id: "w0" }] },
  when: { op: "occupancy" },
  expect: { total: 0 },
};
const wrong: Scenario = { ...idle, id: "wrong", expect: { total: 4 } };

/** A project of its own, with a file of scenarios where the usual one is: the real command, nothing real touched. */
describe("npm run conformance without a FILE", () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const table = "project/data/fidelity/table.json";
  const usual = "shared/conformance/scenarios.json";
  const read = (name: string) => readFileSync(path(name), "utf8");
  const conformance = (...words: string[]) => {
    const cli = join(root, "node_modules/tsx/dist/cli.mjs");
    const command = [cli, path("project/scripts/conformance.ts"), ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const there = (scenarios: readonly Scenario[]) => {
    mkdirSync(path("shared/conformance"), { recursive: true });
    writeFileSync(path(usual), JSON.stringify({ distributed_commit: "abc", scenarios }));
  };
  const one = { ...idle, area: "load", verified: true };
  const two = { ...idle, id: "second", area: "load" };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fidelity-"));
    mkdirSync(path("project"));
    for (const part of [
      "scripts",
      "demos/scheduler",
      "data/fidelity",
      "data/raw.ts",
      "data/table.ts",
      "package.json",
    ]) {
      cpSync(join(root, part), path(`project/${part}`), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), path("project/node_modules"), "junction");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("--write records the counts of each area, the file they come from and the package, and is content afterwards", () => {
    const other = { proof: "recordings", area: "sleep", verified: true, scenarios: 2, passed: 1 };
    writeFileSync(path(table), JSON.stringify({ rows: [{ ...other, proof: "conformance" }, other] }));
    there([one, two, one]);
    const { status, stdout, stderr } = conformance("--write");
    expect([status, stdout.split("\n").at(-2), stderr]).toEqual([0, "3 passed, 0 failed", ""]);
    const proof = "conformance";
    expect((JSON.parse(read(table)) as { rows: unknown[] }).rows).toEqual([
      { proof, area: "load", verified: true, scenarios: 2, passed: 2 },
      { proof, area: "load", verified: false, scenarios: 1, passed: 1 },
      other,
    ]);
    const { sources } = JSON.parse(read("project/data/fidelity/resource.json")) as { sources: object[] };
    expect(sources[0]).toMatchObject({
      version: "distributed at commit abc",
      files: [{ path: "conformance/scenarios.json", hash: hash(read(usual)) }],
    });
    expect(read("project/data/datapackage.json")).toContain(hash(read(table)));
    expect(conformance()).toEqual({ status, stdout, stderr });
  }, 60_000);

  test("fails with one line when the counts or the file are not those recorded", () => {
    there([one, two]);
    conformance("--write");
    there([one, two, two]);
    const more = conformance();
    expect(more.status).toBe(1);
    expect(more.stdout).toMatch(/\n3 passed, 0 failed\n$/);
    expect(more.stderr).toMatch(
      /^data\/fidelity has 1 of 1 passed for load, but now it is 2 of 2; run .*--write.*\.\n$/,
    );
    there([one]);
    expect(conformance().stderr).toMatch(/^data\/fidelity has scenarios for load, but now there are none/);
    there([one, { ...two, id: "another" }]);
    expect(conformance().stderr).toMatch(/^data\/fidelity was recorded from a file with sha256:\w+, but this one has/);
  }, 60_000);

  test("records a failure too, and still fails", () => {
    there([{ ...wrong, area: "load" }]);
    for (const words of [["--write"], []]) {
      const { status, stdout, stderr } = conformance(...words);
      expect([status, stdout.split("\n").at(-2), stderr]).toEqual([1, "0 passed, 1 failed", ""]);
    }
    expect(read(table)).toContain('"scenarios":1,"passed":0');
  }, 60_000);

  test("is skipped where the usual file is missing, but not with a table that is not of its form", () => {
    const { rows } = JSON.parse(read(table)) as { rows: { proof: string; scenarios: number; passed: number }[] };
    const recorded = rows.filter(({ proof }) => proof === "conformance");
    const [passed, all] = [
      recorded.reduce((n, row) => n + row.passed, 0),
      recorded.reduce((n, row) => n + row.scenarios, 0),
    ];
    const skipped = conformance();
    expect([skipped.status, skipped.stderr]).toEqual([0, ""]);
    expect(skipped.stdout).toMatch(
      new RegExp(`^skipped: there is no .*scenarios\\.json; ${passed} of ${all} passed when`),
    );
    const row = { proof: "conformance", area: "load", verified: true, scenarios: 1, passed: 2 };
    for (const [content, sentence] of [
      [{ rows: [row] }, /expected at most 1 passed for load, but found 2\.$/m],
      [{ rows: [{ ...row, passed: "all" }] }, /row 1: expected integer passed, but found/],
      [{ rows: [{ ...row, colour: 1 }] }, /row 1: expected the fields proof, area, verified, scenarios, passed, but/],
      [{}, /^data\/fidelity: expected a table with its resource\.json, but /],
    ] as const) {
      writeFileSync(path(table), JSON.stringify(content));
      const { status, stderr } = conformance();
      expect([status, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    }
  }, 60_000);

  test("--write refuses other files, and to record what is not there", () => {
    const refused = (...words: string[]) => {
      const before = read(table);
      const { status, stdout, stderr } = conformance(...words);
      expect([status, stdout, read(table)]).toEqual([2, "", before]);
      return stderr;
    };
    expect(refused("--write")).toMatch(/^--write expects .*scenarios\.json, but there is no such file\.\nusage/);
    there([one]);
    expect(refused("--write", path(usual))).toMatch(/^--write records .* expects no other FILE, but got ".*"\.\nusage/);
  }, 60_000);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { counts, type Row } from "../../scripts/conformance/fidelity.ts";
import { check } from "../../scripts/conformance/run.ts";
import { readScenarios } from "../../scripts/conformance/scenario.ts";
import { hash } from "../../scripts/tables.ts";
import { raw, resource, rows } from "./tables.ts";

const table = rows<Row & Record<string, string | number | boolean>>("fidelity");

test("no area passes more than it has, none stands twice, and most expectations were executed on real Dask", () => {
  expect(table.map(({ proof }) => proof)).toContain("conformance");
  for (const { area, scenarios, passed } of table) {
    expect(scenarios, area).toBeGreaterThan(0);
    expect(passed, area).toBeLessThanOrEqual(scenarios);
  }
  const names = table.map(({ proof, area, verified }) => [proof, area, verified].join());
  expect(new Set(names).size).toBe(names.length);
  const sum = (verified: boolean) =>
    table.filter((row) => row.verified === verified).reduce((total, row) => total + row.scenarios, 0);
  expect(sum(true)).toBeGreaterThan(sum(false));
});

const file = join(raw, "conformance/scenarios.json");

test.skipIf(!existsSync(file))("the counts are those of the file whose sha256 is named", async () => {
  const read = await readScenarios(file);
  if ("problem" in read) throw new Error(read.problem);
  const passed = read.scenarios.map((scenario) => check(scenario).ok);
  expect(counts(read.scenarios, passed)).toEqual(table.filter(({ proof }) => proof === "conformance"));
  const source = resource("fidelity").sources.find(({ path }) => path === "conformance/scenarios.json");
  expect(source?.files?.[0]?.hash).toBe(hash(readFileSync(file)));
});

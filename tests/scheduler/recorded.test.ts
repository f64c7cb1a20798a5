import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check } from "../../scripts/conformance/run.ts";
import { readScenarios } from "../../scripts/conformance/scenario.ts";

const file = await readScenarios(fileURLToPath(new URL("recorded/scenarios.json", import.meta.url)));
if ("problem" in file) throw new Error(file.problem);
const { scenarios } = file;
const releases = ["2022.12.1", "2024.7.0", "2026.7"];

describe("what real Dask did, the mini scheduler does", () => {
  it("is recorded on three releases", () => {
    for (const release of releases)
      expect(scenarios.filter(({ rules }) => rules === release).length).toBeGreaterThan(50);
  });

  it.each(releases)("agrees with %s in every scenario", (release) => {
    const results = scenarios.filter(({ rules }) => rules === release).map(check);
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ ok }) => !ok).map(({ line }) => line)).toEqual([]);
  });
});

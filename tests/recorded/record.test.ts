import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page } from "../../scripts/compare/page.ts";
import { prove } from "../../scripts/compare/proof.ts";
import { counts, differs, record } from "../../scripts/compare/record.ts";
import { hash } from "../../scripts/tables.ts";
import { madeAdaptive, madeEfficiency, madeStream, read } from "./made.ts";

const recordings = [
  read("efficiency", madeEfficiency({ lengths: [0.1], off: 0.2 }), "sleep.json"),
  read("efficiency", madeEfficiency({ lengths: [0.1, 0.01], kind: "busy" }), "busy.json"),
  read("task-stream", madeStream(), "stream.json"),
  read("adaptive", madeAdaptive(), "burst.json"),
];
const { comparisons } = prove(recordings);

test("counts what is judged, by area, in order", () => {
  const row = { proof: "recorded", verified: true };
  expect(counts(comparisons)).toEqual([
    { ...row, area: "efficiency", scenarios: 1, passed: 0 },
    { ...row, area: "task-stream", scenarios: 3, passed: 3 },
    { ...row, area: "adaptive.burst", scenarios: 2, passed: 2 },
  ]);
});

describe("data/fidelity", () => {
  let data: string;
  const table = () =>
    JSON.parse(readFileSync(join(data, "fidelity/table.json"), "utf8")) as { rows: { proof: string }[] };
  const real = fileURLToPath(new URL("../../data", import.meta.url));

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), "record-"));
    cpSync(join(real, "fidelity"), join(data, "fidelity"), { recursive: true });
    rmSync(join(data, "fidelity/recorded.json"), { force: true });
  });
  afterEach(() => rmSync(data, { recursive: true }));

  test("takes figures, counts and files, leaves other proofs alone, and is then what is compared with", async () => {
    const others = table().rows.filter(({ proof }) => proof !== "recorded");
    expect(others.length).toBeGreaterThan(5);
    expect(await differs(data, comparisons, recordings)).toMatch(
      /recorded\.json: expected recorded figures, .*--write/,
    );
    expect(await record(data, comparisons, recordings)).toBeNull();
    expect(table().rows).toEqual([...others, ...counts(comparisons)]);
    const about = JSON.parse(readFileSync(join(data, "fidelity/resource.json"), "utf8")) as {
      sources: { path: string; version: string; files: object[] }[];
    };
    const source = about.sources.filter(({ path }) => path === "dask/README.md");
    expect(source).toMatchObject([{ version: "dask 2022.12.1, 2024.7.0" }]);
    expect(source[0]!.files).toEqual(recordings.map((each) => ({ path: `dask/${each.file}`, hash: each.hash })));
    expect(readFileSync(join(data, "datapackage.json"), "utf8")).toContain(
      hash(readFileSync(join(data, "fidelity/table.json"))),
    );
    expect(await differs(data, comparisons, recordings)).toBeNull();
    // Twice is once.
    expect(await record(data, comparisons, recordings)).toBeNull();
    expect(await differs(data, comparisons, recordings)).toBeNull();
  });

  test("says in one sentence which figure, how many, or which file has changed", async () => {
    await record(data, comparisons, recordings);
    const other = comparisons.map((each, at) => (at === 3 ? { ...each, difference: "x 9.000" } : each));
    expect(await differs(data, other, recordings)).toMatch(
      /has x \d\.\d+ for stream\.json, .*, but now it is x 9\.000; run/,
    );
    expect(await differs(data, comparisons.slice(0, 3), recordings)).toMatch(
      /has 8 comparisons, but now there are 3; run/,
    );
    const changed = recordings.map((each) => (each.file === "burst.json" ? { ...each, hash: "sha256:0" } : each));
    expect(await differs(data, comparisons, changed)).toMatch(
      /recorded without this dask\/burst\.json \(sha256:0\); run/,
    );
    const text = JSON.stringify({ rows: table().rows.filter(({ proof }) => proof !== "recorded") });
    writeFileSync(join(data, "fidelity/table.json"), text);
    expect(await differs(data, comparisons, recordings)).toMatch(
      /counts other comparisons than recorded\.json holds; run/,
    );
  });
});

test("the page tells what is judged and shown, and each miss with its reason", () => {
  const text = page(comparisons);
  expect(text).toMatch(/^Judged: 5 of 6 comparisons are within their tolerance\./);
  expect(text).toMatch(/\| sleep\.json \| sleep 100 ms x 40 \| .* points \| ±10 points \| MISS \|/);
  expect(text).toContain("In 1 of 1 replays of a task stream no task began before its inputs were there.");
  expect(text).toMatch(/\| burst \| 2024\.7\.0 \| 1 \| 0\.0 % \| 5\.0 % \| 0\.\d \| \d+\.\d \| ok \|/);
  expect(text).toMatch(/\| efficiency: busy \| 2 \| .* \| spinning tasks take the scheduler's own core/);
  expect(text).toMatch(/- MISS: sleep\.json, sleep 100 ms x 40, .* points: a task added .* recorded, .* simulated\./);
  expect(page(comparisons.filter(({ verdict }) => verdict === "ok"))).not.toContain("Not matched");
});

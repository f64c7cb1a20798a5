/** All recordings of real Dask, each under its own release's rules. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { prove } from "../../scripts/compare/proof.ts";
import { parseRecording } from "../../scripts/compare/recording.ts";

const folder = fileURLToPath(new URL("../../../shared/dask", import.meta.url));

/** What cannot be matched, and how its reason begins: the machine, not the rules. */
const KNOWN: readonly (readonly [what: RegExp, reason: RegExp])[] = [
  [/^5-task-stream-v2022\.12\.1\.json: repeat 1, makespan$/, /^recorded workers stood still for \d{3} ms in all/],
];

describe.skipIf(!existsSync(folder))("recordings of real Dask", () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const recordings = names.sort().map((name) => parseRecording(name, readFileSync(join(folder, name))));
  const { comparisons, notes } = prove(recordings);
  const judged = comparisons.filter(({ verdict }) => verdict !== "shown");

  test("are all compared, but for the one without Dask", () => {
    const compared = new Set(comparisons.map(({ file }) => file));
    expect(recordings.length).toBeGreaterThan(30);
    expect(recordings.filter(({ file }) => !compared.has(file)).map(({ form }) => form)).toEqual(["other"]);
    expect(notes).toHaveLength(1);
  });

  test("are judged where they measure Dask: efficiency, each repeat of the task stream, each adaptive cluster", () => {
    const of = (area: string) => judged.filter((each) => each.area.startsWith(area)).length;
    expect([of("efficiency"), of("task-stream"), of("adaptive.")]).toEqual([5, 7, 52]);
    for (const { verdict, remark } of comparisons) if (verdict === "shown") expect(remark).toMatch(/^not judged: \w/);
  });

  test("are all within their tolerance, but for what is known and has its reason", () => {
    const misses = judged.filter(({ verdict }) => verdict === "MISS");
    const unknown = misses.filter(
      ({ file, what, remark }) =>
        !KNOWN.some(([known, reason]) => known.test(`${file}: ${what}`) && reason.test(remark)),
    );
    expect(unknown).toEqual([]);
  });

  test("have tolerances that the issue sets, none of their own", () => {
    const limits = (area: string) => new Set(judged.filter((each) => each.area === area).map((each) => each.tolerance));
    expect(limits("efficiency")).toEqual(new Set(["±10 points"]));
    expect(limits("task-stream")).toEqual(new Set(["0.85–1.15", "0", "0.90–1.10"]));
  });
});

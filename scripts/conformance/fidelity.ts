/**
 * How many scenarios pass, as `data/fidelity` records it: what the model card quotes is a table with its origin, and what
 * CI compares. Rows of other proofs in that table are left alone.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPackage, print, readRecorded } from "../tables.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

/** The folder of the table in `data/`. */
export const TABLE = "fidelity";

/** What these rows are a proof by, and which of the table's sources they come from. */
const PROOF = "conformance";
const SOURCE = "conformance/scenarios.json";
const ADVICE = "run `npm run conformance -- --write` and commit what it writes";

/** One row of the table: the scenarios of one area. */
export interface Row {
  readonly proof: string;
  readonly area: string;
  /** Their expectations were executed on real distributed; otherwise they were read from its tests. */
  readonly verified: boolean;
  readonly scenarios: number;
  readonly passed: number;
}

/** How many scenarios of each area there are and pass, in the order in which areas first come up. */
export function counts(scenarios: readonly Scenario[], passed: readonly boolean[]): Row[] {
  const rows = new Map<string, { -readonly [K in keyof Row]: Row[K] }>();
  for (const [at, { area = "other", verified = false }] of scenarios.entries()) {
    const name = `${area} ${verified}`;
    const row = rows.get(name) ?? { proof: PROOF, area, verified, scenarios: 0, passed: 0 };
    row.scenarios += 1;
    if (passed[at]) row.passed += 1;
    rows.set(name, row);
  }
  return [...rows.values()];
}

/** What is recorded, in words; `{problem}` if the table is not of its form. `data`: the folder of all tables. */
export async function summary(data: string): Promise<{ readonly words: string } | { readonly problem: string }> {
  const recorded = await readOwn(data);
  if ("problem" in recorded) return recorded;
  const of = (which: keyof Row & ("passed" | "scenarios")): number =>
    recorded.rows.reduce((sum, row) => sum + row[which], 0);
  return { words: `${of("passed")} of ${of("scenarios")} passed when data/${TABLE} was recorded` };
}

/** One sentence when the counts, or the file they come from, are not what is recorded; else null. */
export async function compare(data: string, counted: readonly Row[], file: ScenarioFile): Promise<string | null> {
  const recorded = await readOwn(data);
  if ("problem" in recorded) return recorded.problem;
  for (const row of counted) {
    const old = recorded.rows.find(({ area, verified }) => area === row.area && verified === row.verified);
    if (old?.scenarios === row.scenarios && old.passed === row.passed) continue;
    const before = old ? `${old.passed} of ${old.scenarios}` : "none";
    return `data/${TABLE} has ${before} passed for ${row.area}, but now it is ${row.passed} of ${row.scenarios}; ${ADVICE}.`;
  }
  const gone = recorded.rows.find(
    ({ area, verified }) => !counted.some((row) => row.area === area && row.verified === verified),
  );
  if (gone) return `data/${TABLE} has scenarios for ${gone.area}, but now there are none; ${ADVICE}.`;
  if (recorded.hash === file.hash) return null;
  return `data/${TABLE} was recorded from a file with ${recorded.hash}, but this one has ${file.hash}; ${ADVICE}.`;
}

/** Records the counts and the file they come from: table.json, resource.json and datapackage.json. One sentence if that fails. */
export async function record(data: string, counted: readonly Row[], file: ScenarioFile): Promise<string | null> {
  const folder = join(data, TABLE);
  const text = await readFile(join(folder, "table.json"), "utf8").catch(() => '{"rows":[]}');
  const others = (JSON.parse(text) as { rows: Row[] }).rows.filter(({ proof }) => proof !== PROOF);
  const about = JSON.parse(await readFile(join(folder, "resource.json"), "utf8")) as { sources: Source[] };
  const source = about.sources.find(({ path }) => path === SOURCE);
  if (source === undefined) return `data/${TABLE}/resource.json names no source ${SOURCE}.`;
  source.version = `distributed at commit ${file.commit}`;
  source.files = [{ path: SOURCE, hash: file.hash }];
  await writeFile(join(folder, "resource.json"), `${JSON.stringify(about, null, 2)}\n`);
  await writeFile(join(folder, "table.json"), print([...counted, ...others]));
  const { outcome, line } = await buildPackage({ data, raw: "", check: false });
  return outcome === "failed" ? line : null;
}

interface Source {
  path: string;
  version?: string;
  files?: { path: string; hash: string }[];
}

async function readOwn(data: string): Promise<{ rows: Row[]; hash: string | undefined } | { problem: string }> {
  const table = await readRecorded(data, TABLE);
  if ("problem" in table) return { problem: table.problem };
  const rows = (table.rows as Row[]).filter(({ proof }) => proof === PROOF);
  const wrong = rows.find(({ passed, scenarios }) => passed < 0 || passed > scenarios);
  if (wrong) {
    return {
      problem: `data/${TABLE}: expected at most ${wrong.scenarios} passed for ${wrong.area}, but found ${wrong.passed}.`,
    };
  }
  return { rows, hash: table.about.sources.find(({ path }) => path === SOURCE)?.files?.[0]?.hash };
}

/**
 * What the comparison with all usual recordings came to, as `data/fidelity` records it: the counts in its table beside
 * those of other proofs, the files they come from, and the figures themselves in `recorded.json`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RawFile, Source } from "../../data/table.ts";
import { reason } from "../../data/raw.ts";
import { TABLE, type Row } from "../conformance/fidelity.ts";
import { buildPackage, print, readRecorded } from "../tables.ts";
import type { Comparison } from "./comparison.ts";
import type { Recording } from "./recording.ts";

/** What these rows are a proof by, where their recordings are, and who writes them. */
const PROOF = "recorded";
const SOURCE = "dask/README.md";
const FIGURES = "recorded.json";
const ADVICE = "run `npm run compare -- --write` and commit what it writes";

/** How many judged comparisons of each area there are and pass, in the order in which areas first come up. */
export function counts(comparisons: readonly Comparison[]): Row[] {
  const rows = new Map<string, { -readonly [K in keyof Row]: Row[K] }>();
  for (const { area, verdict } of comparisons) {
    if (verdict === "shown") continue;
    const row = rows.get(area) ?? { proof: PROOF, area, verified: true, scenarios: 0, passed: 0 };
    row.scenarios += 1;
    if (verdict === "ok") row.passed += 1;
    rows.set(area, row);
  }
  return [...rows.values()];
}

/** Where the recordings lie under the raw root, and their hashes. */
function filesOf(recordings: readonly Recording[]): RawFile[] {
  return recordings.map(({ file, hash }) => ({ path: `dask/${file}`, hash }));
}

/** Records the figures, the counts and the files. One sentence if that fails. `data`: the folder of all tables. */
export async function record(
  data: string,
  comparisons: readonly Comparison[],
  recordings: readonly Recording[],
): Promise<string | null> {
  const folder = join(data, TABLE);
  const recorded = await readRecorded(data, TABLE);
  if ("problem" in recorded) return recorded.problem;
  const others = (recorded.rows as Row[]).filter(({ proof }) => proof !== PROOF);
  const sources = recorded.about.sources.filter(({ path }) => path !== SOURCE);
  const about = { ...recorded.about, sources: [...sources, sourceOf(recordings)] };
  await writeFile(join(folder, "resource.json"), `${JSON.stringify(about, null, 2)}\n`);
  await writeFile(join(folder, "table.json"), print([...others, ...counts(comparisons)]));
  await writeFile(join(folder, FIGURES), print(comparisons));
  const { outcome, line } = await buildPackage({ data, raw: "", check: false });
  return outcome === "failed" ? line : null;
}

function sourceOf(recordings: readonly Recording[]): Source {
  const releases = [...new Set(recordings.map(({ release }) => release))].sort();
  return {
    title: "Runs of real Dask: efficiency, a task stream, adaptive clusters, throughput",
    path: SOURCE,
    version: `dask ${releases.join(", ")}`,
    retrieved: "2026-11-22",
    license: "MIT",
    files: filesOf(recordings),
  };
}

/** One sentence when the figures, the counts or the files are not what is recorded; else null. */
export async function differs(
  data: string,
  comparisons: readonly Comparison[],
  recordings: readonly Recording[],
): Promise<string | null> {
  const figures = await readFigures(data);
  if ("problem" in figures) return figures.problem;
  const old = figures.rows.map((row) => JSON.stringify(row));
  const now = comparisons.map((row) => JSON.stringify(row));
  const first = now.findIndex((row, index) => row !== old[index]);
  if (first >= 0) {
    const { file, what, difference } = comparisons[first]!;
    const before = figures.rows.find((row) => row.file === file && row.what === what)?.difference ?? "nothing";
    return `data/${TABLE}/${FIGURES} has ${before} for ${file}, ${what}, but now it is ${difference}; ${ADVICE}.`;
  }
  if (old.length > now.length)
    return `data/${TABLE}/${FIGURES} has ${old.length} comparisons, but now there are ${now.length}; ${ADVICE}.`;
  const recorded = await readRecorded(data, TABLE);
  if ("problem" in recorded) return recorded.problem;
  const rows = (recorded.rows as Row[]).filter(({ proof }) => proof === PROOF);
  if (JSON.stringify(rows) !== JSON.stringify(counts(comparisons))) {
    return `data/${TABLE} counts other comparisons than ${FIGURES} holds; ${ADVICE}.`;
  }
  const files = recorded.about.sources.find(({ path }) => path === SOURCE)?.files ?? [];
  const changed = filesOf(recordings).find(
    ({ path, hash }) => !files.some((file) => file.path === path && file.hash === hash),
  );
  return changed ? `data/${TABLE} was recorded without this ${changed.path} (${changed.hash}); ${ADVICE}.` : null;
}

/** The figures as recorded, or one sentence on why there are none. */
async function readFigures(data: string): Promise<{ rows: Comparison[] } | { problem: string }> {
  try {
    return JSON.parse(await readFile(join(data, TABLE, FIGURES), "utf8")) as { rows: Comparison[] };
  } catch (cause) {
    return { problem: `data/${TABLE}/${FIGURES}: expected recorded figures, but ${reason(cause)}; ${ADVICE}.` };
  }
}

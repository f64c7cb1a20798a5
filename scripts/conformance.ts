/**
 * `npm run conformance -- FILE…`: runs scenarios of dask.distributed's behaviour on the mini scheduler. Without a FILE it
 * runs the usual one and compares how many pass with what `data/fidelity` records; `--write` records it instead.
 * Exit status: 0 all passed, or skipped because the usual file is not here; 1 a scenario failed, or the counts are not
 * those recorded; 2 a bad option or file.
 */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compare, counts, record, summary } from "./conformance/fidelity.ts";
import { check } from "./conformance/run.ts";
import { readScenarios } from "./conformance/scenario.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const data = resolve(root, "data");
const usual = resolve(root, "../shared/conformance/scenarios.json");
const usage = "usage: npm run conformance -- [--write] [FILE…]   (../shared/conformance/scenarios.json unless said)";

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const paths = words.filter((word) => !word.startsWith("-"));
  const write = words.includes("--write");
  const refusal = refuse(words, paths, write);
  if (refusal !== null) {
    console.error(refusal);
    return 2;
  }
  if (paths.length === 0 && !existsSync(usual)) return skip();
  const files = await Promise.all((paths.length === 0 ? [usual] : paths).map((path) => readScenarios(path)));
  for (const file of files) {
    if (!("problem" in file)) continue;
    console.error(file.problem);
    return 2;
  }
  const read = files.flatMap((file) => ("problem" in file ? [] : [file]));
  const scenarios = read.flatMap((file) => file.scenarios);
  const results = scenarios.map(check);
  for (const { line } of results) console.log(line);
  const failed = results.filter(({ ok }) => !ok).length;
  let problem: string | null = null;
  if (paths.length === 0) {
    const counted = counts(
      scenarios,
      results.map(({ ok }) => ok),
    );
    problem = await (write ? record : compare)(data, counted, read[0]!);
    if (problem !== null) console.error(problem);
  }
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed > 0 || problem !== null ? 1 : 0;
}

/** The sentence for a command line that cannot be followed. */
function refuse(words: readonly string[], paths: readonly string[], write: boolean): string | null {
  const option = words.find((word) => word.startsWith("-") && word !== "--write");
  if (option !== undefined) return `Unknown option "${option}".\n${usage}`;
  const place = relative(process.cwd(), usual);
  if (write && paths.length > 0) {
    return `--write records how many of ${place} pass and expects no other FILE, but got "${paths[0]}".\n${usage}`;
  }
  if (write && !existsSync(usual)) return `--write expects ${place}, but there is no such file.\n${usage}`;
  return null;
}

/** Nothing to run: at least what is recorded must be of its form. */
async function skip(): Promise<number> {
  const recorded = await summary(data);
  if ("problem" in recorded) {
    console.error(recorded.problem);
    return 1;
  }
  console.log(`skipped: there is no ${relative(process.cwd(), usual)}; ${recorded.words}`);
  return 0;
}

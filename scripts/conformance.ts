/**
 * `npm run conformance -- FILE…`: runs scenarios of dask.distributed's behaviour on the mini scheduler.
 * Exit status: 0 all passed, or skipped because the usual file is not here; 1 a scenario failed; 2 a bad option or file.
 */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./conformance/run.ts";
import { readScenarios } from "./conformance/scenario.ts";

const usual = resolve(fileURLToPath(new URL("..", import.meta.url)), "../shared/conformance/scenarios.json");
const usage = "usage: npm run conformance -- [FILE…]   (../shared/conformance/scenarios.json unless said)";

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const option = words.find((word) => word.startsWith("-"));
  if (option !== undefined) {
    console.error(`Unknown option "${option}".\n${usage}`);
    return 2;
  }
  if (words.length === 0 && !existsSync(usual)) {
    console.log(`skipped: there is no ${relative(process.cwd(), usual)}`);
    return 0;
  }
  const files = await Promise.all((words.length === 0 ? [usual] : words).map((path) => readScenarios(path)));
  for (const file of files) {
    if (!("problem" in file)) continue;
    console.error(file.problem);
    return 2;
  }
  const results = files.flatMap((file) => ("scenarios" in file ? file.scenarios : [])).map(check);
  for (const { line } of results) console.log(line);
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

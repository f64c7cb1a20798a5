/**
 * `npm run states`: writes what docs/scheduler.md says of the code from the code: the state diagram from the transition
 * table, the rules, settings and costs, what is left out, how it is proved. `--check` writes nothing.
 * Exit status: 0 all well; 1 the page is not what the code gives, or lacks a marker; 2 a bad option.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readOptions } from "./options.mjs";
import { BLOCKS } from "./states/blocks.ts";
import { fill } from "./states/page.ts";

const path = fileURLToPath(new URL("../docs/scheduler.md", import.meta.url));
const usage = "usage: npm run states -- [--check]";

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const { values, problem } = readOptions(words, { check: { type: "boolean" } }, usage);
  if (problem !== undefined) {
    console.error(problem);
    return 2;
  }
  const before = await readFile(path, "utf8");
  const { text, problems } = fill(before, BLOCKS);
  for (const sentence of problems) console.error(`docs/scheduler.md: ${sentence}`);
  if (problems.length > 0) return 1;
  if (text === before) console.log("docs/scheduler.md is what the code gives");
  else if (values["check"] === true) {
    console.error("docs/scheduler.md is not what the code gives; run `npm run states` and commit what it writes");
    return 1;
  } else {
    await writeFile(path, text);
    console.log("docs/scheduler.md is written");
  }
  return 0;
}

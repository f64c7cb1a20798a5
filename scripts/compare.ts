/**
 * `npm run compare -- FILE…`: recorded runs of real Dask beside the same runs on the mini scheduler. Without a FILE it
 * takes all of `dask/` under the raw root (`--raw DIR`, ../shared unless said) and compares the figures with those that
 * `data/fidelity` records; `--write` records them instead. `--json` prints the comparisons as JSON.
 * Repeats of an adaptive workload are looked for in that folder too when FILEs are named.
 * Exit status: 0 all judged ones passed, or skipped because there are no recordings; 1 one missed, or the figures are not
 * those recorded; 2 a bad option or file.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { differs, record } from "./compare/record.ts";
import { prove } from "./compare/proof.ts";
import { readRecording, type Recording } from "./compare/recording.ts";
import { lines, summary } from "./compare/report.ts";
import { readOptions } from "./options.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const data = resolve(root, "data");
const usage =
  "usage: npm run compare -- [--json] [--raw DIR] [--write] [FILE…]   (all of DIR/dask unless a FILE is named; DIR is ../shared unless said)";

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const options = { json: { type: "boolean" }, raw: { type: "string" }, write: { type: "boolean" } } as const;
  const { values, names, problem } = readOptions(words, options, usage, { takesNames: true });
  const folder = join(resolve(String(values?.raw ?? resolve(root, "../shared"))), "dask");
  const refusal = problem ?? refuse(names, values["write"] === true, folder);
  if (refusal !== null) return refused(refusal);
  const all = names!.length === 0;
  if (all && !existsSync(folder)) {
    console.log(`skipped: there is no ${relative(process.cwd(), folder)}`);
    return 0;
  }
  const paths = all ? await recordingsIn(folder) : names!;
  if (paths.length === 0) return refused(`${folder}: expected recordings, but there is no JSON file.`);
  const read = await Promise.all(paths.map((path) => readRecording(path)));
  const wrong = read.find((each) => "problem" in each);
  if (wrong !== undefined && "problem" in wrong) return refused(wrong.problem);
  const recordings = read.flatMap((each) => ("problem" in each ? [] : [each]));
  const { comparisons, notes } = prove(recordings, all ? [] : await usualIn(folder));
  const missed = comparisons.filter(({ verdict }) => verdict === "MISS").length;
  if (values!["json"] === true) console.log(JSON.stringify({ comparisons, notes, missed }, null, 2));
  else for (const line of [...lines(comparisons), ...notes, summary(comparisons)]) console.log(line);
  const other = all ? await (values!["write"] === true ? record : differs)(data, comparisons, recordings) : null;
  if (other !== null) console.error(other);
  return missed > 0 || other !== null ? 1 : 0;
}

/** The usual recordings, as repeats for those named; what is not there or does not read is left out. */
async function usualIn(folder: string): Promise<Recording[]> {
  if (!existsSync(folder)) return [];
  const read = await Promise.all((await recordingsIn(folder)).map((path) => readRecording(path)));
  return read.flatMap((each) => ("problem" in each ? [] : [each]));
}

async function recordingsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

/** The sentence for a command line that cannot be followed. */
function refuse(names: readonly string[], write: boolean, folder: string): string | null {
  if (write && names.length > 0) {
    return `--write records what comes of all recordings and expects no FILE, but got "${names[0]}".\n${usage}`;
  }
  if (write && !existsSync(folder))
    return `--write expects recordings in ${folder}, but there is no such folder.\n${usage}`;
  return null;
}

function refused(sentence: string): number {
  console.error(sentence);
  return 2;
}

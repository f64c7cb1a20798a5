/**
 * `npm run bench`: how fast and how small the mini scheduler is, against real Dask where that is installed, and how fast
 * a task stream is drawn and tasks are handed to Web Workers, where there is a browser.
 * Exit status: 0 all that is required is met, 1 it is not, 2 a bad option.
 */
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findDask } from "./bench/dask.ts";
import { memory } from "./bench/memory.ts";
import { drawing } from "./bench/drawing.ts";
import { live } from "./bench/live.ts";
import { models } from "./bench/models.ts";
import { fails, line, type Result } from "./bench/report.ts";
import { againstDask, growth } from "./bench/speed.ts";
import { stealing } from "./bench/stealing.ts";
import { findBrowser } from "./browser.mjs";
import { readOptions } from "./options.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const script = resolve(root, "../shared/dask/scripts/pure_scheduler.py");
const usage =
  "usage: npm run bench -- [--quick] [--json] [--python PATH]   (PATH: a Python with distributed; python3 unless said)";

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const options = { quick: { type: "boolean" }, json: { type: "boolean" }, python: { type: "string" } } as const;
  const { values, problem } = readOptions(words, options, usage);
  if (problem !== undefined) {
    console.error(problem);
    return 2;
  }
  const dask = findDask(String(values.python ?? "python3"), script);
  if (values.python !== undefined && "missing" in dask) {
    console.error(`--python expects a Python with distributed, but ${dask.missing}.\n${usage}`);
    return 2;
  }
  // With --json the output is the results alone.
  const say = values.json === true ? console.error : console.log;
  const quick = values.quick === true;
  const results: Result[] = [];
  const tell = (measured: readonly Result[]): void => {
    results.push(...measured);
    if (values.json !== true) for (const result of measured) say(line(result));
  };
  say(machine());
  tell(againstDask(dask, quick ? 3 : 9, say));
  tell(growth(quick ? 3 : 7));
  tell(stealing(quick ? 3 : 7));
  tell(memory(1_000_000));
  const browser = await findBrowser();
  if (browser.path === undefined) say(`Drawing and Web Workers were not measured: ${browser.problem}`);
  else {
    tell(await drawing());
    tell(await models());
    tell(await live(quick ? 3 : 9));
  }
  say(machine());
  if (values.json === true) console.log(JSON.stringify(results, null, 2));
  return results.some(fails) ? 1 : 0;
}

function machine(): string {
  const load = loadavg().map((each) => each.toFixed(2));
  const processors = cpus();
  return `Node ${process.version}, ${processors.length} × ${processors[0]?.model ?? "unknown processor"}, load ${load.join(" ")}`;
}

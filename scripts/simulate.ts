/**
 * `npm run simulate`: one run of the mini scheduler, by the same code as in the browser. The summary goes to stdout,
 * progress and problems to stderr. Exit status: 0 the run was computed, whatever became of its tasks; 1 the log could
 * not be written; 2 a bad option.
 */
import { writeLog } from "./simulate/log.ts";
import { help } from "./simulate/options.ts";
import { play } from "./simulate/play.ts";
import { progress } from "./simulate/progress.ts";
import { report } from "./simulate/report.ts";
import { readSettings } from "./simulate/settings.ts";
import { summarise } from "./simulate/summary.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const asked = readSettings(words);
  if (asked.kind === "refused") {
    console.error(asked.problem);
    return 2;
  }
  if (asked.kind === "help") {
    console.log(help());
    return 0;
  }
  const { settings, json, log } = asked;
  const bar = progress(process.stderr, () => performance.now());
  const { scenario, run, submitted } = play(settings, bar.watch);
  bar.end();
  const summary = summarise(settings, scenario, run, submitted);
  console.log(json ? JSON.stringify(summary, null, 2) : report(summary));
  if (log === undefined) return 0;
  const problem = await writeLog(log, run, scenario);
  if (problem !== null) {
    console.error(problem);
    return 1;
  }
  if (!json) console.log(`\n${log} is written${log.endsWith(".json") ? "; ui.perfetto.dev opens it" : ""}`);
  return 0;
}

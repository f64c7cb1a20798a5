/**
 * `npm test`: installs what is missing, a browser too, then checks everything and ends with one plain line,
 * `N passed, N failed`. A failing step does not stop the next one.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Unready, checkNode, ensure, findBrowser } from "./ensure.mjs";
import { countPages, countStep, countUnits, sum, verdict } from "./count.mjs";
import { failedPages, failedUnits } from "./failures.mjs";
import { readOptions } from "./options.mjs";
import { program, run } from "./run.mjs";

const usage = "usage: npm test   (one part alone: npm run types, lint, unit, build or pages)";

process.exitCode = await main(process.argv.slice(2));

async function main(words) {
  const results = [];
  const step = async (name, work) => {
    console.log(`\n== ${name}`);
    const began = performance.now();
    const total = await work();
    results.push({ name, total, seconds: (performance.now() - began) / 1000 });
    return total;
  };
  const failures = [];
  const reports = mkdtempSync(join(tmpdir(), "dask-in-production-"));
  try {
    checkNode();
    const { problem } = readOptions(words, {}, usage);
    if (problem) {
      console.error(problem);
      return 2;
    }
    ensure();
    await steps(step, reports, failures);
  } catch (cause) {
    if (!(cause instanceof Unready)) throw cause;
    console.error(cause.message);
    results.push({ name: "Preparation", total: countStep(1), seconds: 0 });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log("\n== Summary");
  for (const { name, total, seconds } of results) {
    const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
    console.log(`${name.padEnd(14)} ${verdict(total)}${skipped} (${seconds.toFixed(1)} s)`);
  }
  for (const name of failures) console.log(`  failed: ${name}`);
  const all = sum(results.map(({ total }) => total));
  console.log(`\n${verdict(all)}`);
  return all.failed > 0 ? 1 : 0;
}

async function steps(step, reports, failures) {
  const simple = (name, pack, words) =>
    step(name, async () => countStep(await run(program(pack, words.bin), words.args)));
  const units = join(reports, "units.json");
  const pages = join(reports, "pages.json");

  await simple("Types", "typescript", { bin: "tsc", args: [] });
  await simple("Lint", "oxlint", { args: ["--deny-warnings"] });
  await simple("Format", "prettier", { args: ["--check", "."] });
  await step("Unit tests", async () => {
    const words = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${units}`];
    const status = await run(program("vitest"), words);
    const told = report(units);
    failures.push(...failedUnits(told, process.cwd()));
    return countUnits(told, status);
  });
  await simple("Data", "tsx", { args: ["scripts/data.ts", "--check"] });
  await simple("Conformance", "tsx", { args: ["scripts/conformance.ts"] });
  const built = await simple("Build", "vite", { args: ["build"] });
  if (built.failed > 0) {
    console.log("\nBrowser tests were not run, because there is no build to open.");
    return;
  }
  await step("Browser tests", async () => {
    const browser = await findBrowser({ install: true });
    if (browser.path === undefined) {
      console.error(browser.problem);
      return countStep(1);
    }
    console.log(`Browser: ${browser.path} (${browser.from})`);
    const env = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: browser.path, PAGES_REPORT: pages };
    const status = await run(program("@playwright/test", "playwright"), ["test"], env);
    const told = report(pages);
    failures.push(...failedPages(told));
    return countPages(told, status);
  });
}

/** A runner's JSON report; none when it fell over before writing one. */
function report(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

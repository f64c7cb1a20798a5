/**
 * Browser tests: the built site, served on a free port of this machine, in the browser that ensure finds. The site is in `dist/`,
 * or where PAGES_DIST says.
 */
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";
import type { ReporterDescription } from "@playwright/test";
import { browserArguments, findBrowser } from "./scripts/browser.mjs";

const dist = (process.env["PAGES_DIST"] ??= "dist");
if (!existsSync(`${dist}/index.html`)) throw new Error(`${dist}/ is not built yet: run \`npm run build\` first.`);

// Playwright reads this file again in every worker; the environment makes all of them see one browser and one port.
process.env["PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"] ??= await browser();
process.env["PAGES_PORT"] ??= String(await freePort());
const executablePath = process.env["PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"];
const address = `http://127.0.0.1:${process.env["PAGES_PORT"]}/`;
const report = process.env["PAGES_REPORT"];

const list: ReporterDescription = ["list"];
export default defineConfig({
  testDir: "tests/pages",
  outputDir: "test-results",
  // A slow machine (CI's has two cores) is no reason to fail: tests wait for states, not for times.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: report ? [list, ["json", { outputFile: report }]] : [list],
  use: { baseURL: address, screenshot: "only-on-failure" },
  projects: [
    {
      name: "chromium",
      use: {
        browserName: "chromium",
        viewport: { width: 1280, height: 720 },
        launchOptions: { executablePath, args: browserArguments },
      },
    },
  ],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --outDir "${dist}" --host 127.0.0.1 --port ${process.env["PAGES_PORT"]} --strictPort`,
    url: address,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});

async function browser(): Promise<string> {
  const found = await findBrowser();
  if (found.path === undefined) throw new Error(found.problem);
  return found.path;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("no free port")),
      );
    });
  });
}

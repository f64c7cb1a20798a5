import { expect, test } from "vitest";
import { findBrowser, systemPaths } from "../../scripts/browser.mjs";
import type { Machine } from "../../scripts/browser.mjs";

/** A machine on which only `working` starts (`own` is Playwright's), with a diary of what was asked of it. */
function machine(working: string[], wishes: Partial<Machine> = {}) {
  const diary: string[] = [];
  const said: string[] = [];
  const pretended: Machine = {
    env: { CHROME_PATH: "/env/chrome", PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: "/env/playwright" },
    systemPaths: () => ["/usr/bin/chromium", "/usr/bin/google-chrome"],
    start: (path = "own") => {
      diary.push(path);
      return Promise.resolve(working.includes(path) ? { path } : { reason: "no such file" });
    },
    installPlaywright: () => diary.push("install playwright") < 0,
    installDebian: () => diary.push("install debian") < 0,
    say: (line) => void said.push(line),
    ...wishes,
  };
  return { diary, said, machine: pretended };
}

const order = ["/env/chrome", "/env/playwright", "own", "/usr/bin/chromium", "/usr/bin/google-chrome"];

test("browsers are tried in order: the environment, Playwright's own, the system's, and each must start", async () => {
  for (const [index, working] of order.entries()) {
    const world = machine([working]);
    await expect(findBrowser(world)).resolves.toMatchObject({ path: working });
    expect(world.diary).toEqual(order.slice(0, index + 1));
  }
});

test("nothing is installed unless that is allowed", async () => {
  const world = machine([]);
  const found = await findBrowser(world);
  expect(found.path).toBeUndefined();
  expect(world.diary).toEqual(order);
});

test("when nothing starts, Playwright's download comes before Debian's package, and each is tried once", async () => {
  const world = machine([]);
  const found = await findBrowser({ install: true, machine: world.machine });
  expect(world.diary).toEqual([...order, "install playwright", "install debian"]);
  expect(found.problem).toMatch(/^No Chromium or Chrome that starts was found\. .*set CHROME_PATH/);
  expect(found.problem).toContain("/env/chrome (CHROME_PATH) does not start: no such file");
});

test("an installed browser still has to start: a Playwright one that does not leaves the way to Debian", async () => {
  const working: string[] = [];
  const world = machine(working, {
    installPlaywright: () => true,
    installDebian: () => working.push("/usr/bin/chromium") > 0,
  });
  const found = await findBrowser({ install: true, machine: world.machine });
  expect(found).toEqual({ path: "/usr/bin/chromium", from: "system" });
  expect(world.diary).toEqual([...order, "own", "/usr/bin/chromium"]);
});

test("a browser that Playwright installed is found as its own", async () => {
  const working: string[] = [];
  const world = machine(working, { installPlaywright: () => working.push("own") > 0 });
  await expect(findBrowser({ install: true, machine: world.machine })).resolves.toMatchObject({ path: "own" });
  expect(world.diary).not.toContain("install debian");
});

test("a browser named in the environment that does not start is said aloud, and the search goes on", async () => {
  const world = machine(["/usr/bin/chromium"], { env: { CHROME_PATH: "/env/chrome" } });
  await expect(findBrowser(world)).resolves.toEqual({ path: "/usr/bin/chromium", from: "system" });
  expect(world.said).toEqual(["/env/chrome (CHROME_PATH) does not start: no such file"]);
});

test("system browsers are looked for where Linux, macOS and Windows keep them", () => {
  const everything = () => true;
  expect(systemPaths("linux", { PATH: "/opt/bin:/usr/bin", HOME: "/root" }, everything).slice(0, 2)).toEqual([
    "/opt/bin/chromium",
    "/usr/bin/chromium",
  ]);
  expect(systemPaths("darwin", { HOME: "/Users/a" }, everything)).toContain(
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  );
  expect(systemPaths("win32", { PROGRAMFILES: "C:\\Program Files", HOME: "C:\\" }, everything)).toContain(
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  );
  expect(systemPaths("linux", { PATH: "/usr/bin" }, () => false)).toEqual([]);
});

/**
 * Finds a Chromium for Playwright: what the environment names, Playwright's own, the system's, and when it may
 * install: Playwright's download, then Debian's package. A candidate counts once it has really started.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** How every Chromium is started here: containers lack a sandbox and a GPU, and tests make no traffic of their own. */
export const browserArguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

/** Environment variables that may name a browser, in order. */
export const browserVariables = ["CHROME_PATH", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"];

/**
 * `{path, from}` of the first candidate that starts, or `{problem}`, a sentence that says what to do. `install` allows
 * the last two steps. `machine` is what it asks: the real one unless a test gives another.
 */
export async function findBrowser({ install = false, machine = thisMachine() } = {}) {
  const refused = new Set();
  const first = async (from, paths) => {
    for (const path of paths) {
      const started = await machine.start(path);
      if (started.path !== undefined) return { path: started.path, from };
      // Playwright's own browser not being installed is the usual case, not news
      if (path !== undefined) refused.add(`${path} (${from}) does not start: ${started.reason}`);
    }
    return undefined;
  };
  const named = browserVariables.filter((name) => machine.env[name]);
  const own = () => first("Playwright's own", [undefined]);
  const system = () => first("system", machine.systemPaths());
  const steps = [
    ...named.map((name) => () => first(name, [machine.env[name]])),
    own,
    system,
    ...(install ? [() => machine.installPlaywright() && own(), () => machine.installDebian() && system()] : []),
  ];
  for (const step of steps) {
    const found = await step();
    if (!found) continue;
    for (const line of refused) machine.say(line);
    return found;
  }
  const tried = refused.size > 0 ? ` Tried: ${[...refused].join("; ")}.` : "";
  const how = install ? "Installing one did not work either." : "`npm test` would try to install one.";
  return {
    problem: `No Chromium or Chrome that starts was found. ${how} Install one, or set CHROME_PATH to its program.${tried}`,
  };
}

/** Where Chromium and Chrome are kept on Linux, macOS and Windows; only what exists, each once. */
export function systemPaths(platform, env, exists) {
  const home = env.HOME ?? homedir();
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const apps = ["Google Chrome", "Chromium"].map((name) => `${name}.app/Contents/MacOS/${name}`);
  const programs = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
  const exes = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"];
  const candidates = {
    darwin: ["/Applications", `${home}/Applications`].flatMap((folder) => apps.map((app) => `${folder}/${app}`)),
    win32: programs.flatMap((folder) => exes.map((exe) => `${folder}\\${exe}`)),
    linux: [
      ...names.flatMap((name) => [...folders, "/usr/bin", "/usr/local/bin", "/snap/bin"].map((at) => join(at, name))),
      "/opt/google/chrome/chrome",
    ],
  };
  return [...new Set(candidates[platform] ?? candidates.linux)].filter(exists);
}

function thisMachine() {
  return {
    env: process.env,
    systemPaths: () => systemPaths(process.platform, process.env, existsSync),
    start,
    installPlaywright,
    installDebian,
    say: (line) => console.log(line),
  };
}

/** Starts a browser and stops it again; without a path, the one Playwright would take. */
async function start(path) {
  try {
    const { chromium } = await import("playwright-core");
    const options = { headless: true, args: browserArguments, timeout: 60_000 };
    const server = await chromium.launchServer(path === undefined ? options : { ...options, executablePath: path });
    const started = server.process().spawnfile;
    await server.close();
    return { path: started };
  } catch (cause) {
    return { reason: (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] };
  }
}

function installPlaywright() {
  console.log("No browser found: asking Playwright for one (playwright install chromium --only-shell).");
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  return runs(process.execPath, [cli, "install", "chromium", "--only-shell"], { timeout: 300_000 });
}

/** With apt-get, as root or through a sudo that asks nothing. */
function installDebian() {
  if (process.platform !== "linux" || !runs("apt-get", ["--version"], { stdio: "ignore" })) return false;
  const root = process.getuid?.() === 0;
  if (!root && !runs("sudo", ["-n", "true"], { stdio: "ignore" })) return false;
  console.log("Asking Debian for one (apt-get install chromium).");
  // another apt at work is waited for; a Chromium without any font would draw boxes
  const apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-q", "-y"];
  const get = (...words) => {
    const [program, ...rest] = [
      ...(root ? [] : ["sudo", "-n"]),
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      ...apt,
      ...words,
    ];
    return runs(program, rest, { timeout: 900_000 });
  };
  get("update");
  return get("install", "--no-install-recommends", "chromium", "fonts-liberation");
}

function runs(program, words, options) {
  return spawnSync(program, words, { stdio: ["ignore", "inherit", "inherit"], ...options }).status === 0;
}

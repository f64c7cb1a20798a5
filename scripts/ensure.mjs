/**
 * Makes sure that what a command needs is here: a fitting Node, the packages of package-lock.json, and on request a
 * browser for the tests. Node built-ins only, for it runs before anything is installed.
 * As a command: `node scripts/ensure.mjs [--browser]`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findBrowser } from "./browser.mjs";

export { findBrowser };

/** The folder of the project, which holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Something is missing and could not be had; the message is the sentence to show. */
export class Unready extends Error {}

/** Throws `Unready` when this Node is not one that package.json asks for. */
export function checkNode() {
  const { engines } = readJson(join(root, "package.json"));
  if (satisfies(process.versions.node, engines.node)) return;
  throw new Unready(
    `This needs Node ${engines.node}, but ${process.execPath} is Node ${process.versions.node}: install a newer one from https://nodejs.org and try again.`,
  );
}

/** Installs packages where node_modules is not what package-lock.json says; throws `Unready` when that fails. */
export function ensure() {
  const stale = whyInstall(root);
  if (stale) install(stale);
}

/** Whether a version like "20.19.0" lies in a range of `^a.b.c` and `>=a.b.c` joined by `||`. */
export function satisfies(version, range) {
  const [major, minor, patch] = version.split(".").map((part) => Number.parseInt(part, 10));
  return range.split("||").some((part) => {
    const bound = /^\s*(\^|>=)\s*(\d+)\.(\d+)\.(\d+)\s*$/.exec(part);
    if (!bound)
      throw new Error(`package.json asks for Node "${range}", but only ^a.b.c and >=a.b.c are understood here`);
    const [least, lowMinor, lowPatch] = bound.slice(2).map(Number);
    if (bound[1] === "^" && major !== least) return false;
    if (major !== least) return major > least;
    return minor === lowMinor ? patch >= lowPatch : minor > lowMinor;
  });
}

/** Why packages must be installed, or undefined when node_modules is what package-lock.json says. */
export function whyInstall(folder) {
  const kept = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(kept)) return "node_modules is not there yet";
  const wanted = readJson(join(folder, "package-lock.json")).packages;
  let installed;
  try {
    installed = readJson(kept).packages;
  } catch {
    return "node_modules is damaged";
  }
  for (const [path, { version, integrity, optional, link }] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    // a package for another platform is in the lock file and rightly not installed
    if (!found && optional) continue;
    if (!found || found.version !== version || found.integrity !== integrity)
      return `package-lock.json wants ${path.replace(/^.*node_modules\//, "")} ${version}`;
    if (!link && !existsSync(join(folder, path, "package.json"))) return `${path} is empty`;
  }
  const extra = Object.keys(installed).find((path) => !(path in wanted));
  return extra && `package-lock.json no longer has ${extra.replace(/^.*node_modules\//, "")}`;
}

function install(why) {
  console.log(`Installing packages, because ${why} (npm ci; a minute or so the first time).`);
  const words = ["ci", "--no-audit", "--no-fund"];
  // under `npm start` npm says where it is itself; that also spares Windows its npm.cmd
  const npm = process.env.npm_execpath;
  const viaNode = npm && /npm-cli\.c?js$/.test(npm);
  const options = {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: !viaNode && process.platform === "win32",
  };
  const { status, error } = viaNode
    ? spawnSync(process.execPath, [npm, ...words], options)
    : spawnSync("npm", words, options);
  if (status === 0) return;
  const how = error ? error.message : `exit ${status}`;
  throw new Unready(
    `Packages could not be installed (npm ci: ${how}); its messages stand above. Is the network there?`,
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * Runs a command's `main` with the words of the command line, after the check of Node; resolves to its exit status.
 * What is missing is said in its sentence, with status 1.
 */
export async function command(main) {
  try {
    checkNode();
    return await main(process.argv.slice(2));
  } catch (cause) {
    if (!(cause instanceof Unready)) throw cause;
    console.error(cause.message);
    return 1;
  }
}

async function main(words) {
  const strange = words.find((word) => word !== "--browser");
  if (strange !== undefined) {
    console.error(`Unknown option "${strange}": node scripts/ensure.mjs takes --browser or nothing.`);
    return 2;
  }
  ensure();
  if (!words.includes("--browser")) return 0;
  const browser = await findBrowser({ install: true });
  if (browser.path === undefined) throw new Unready(browser.problem);
  console.log(`Browser for the tests: ${browser.path} (${browser.from})`);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await command(main);

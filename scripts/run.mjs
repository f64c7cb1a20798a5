/** Runs the programs of installed packages with this Node, without a shell, so it is the same on every system. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { root } from "./ensure.mjs";

/** The file behind a package's command, e.g. `program("vite")`; `name` where the command is called otherwise. */
export function program(pack, name = pack) {
  const description = createRequire(join(root, "package.json")).resolve(`${pack}/package.json`);
  const { bin } = JSON.parse(readFileSync(description, "utf8"));
  return join(dirname(description), typeof bin === "string" ? bin : bin[name]);
}

/** Runs a program of `program(…)` in the project's folder with nothing on its input; resolves to its exit status. */
export function run(file, words, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [file, ...words], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", (cause) => {
      console.error(cause.message);
      done(1);
    });
    child.once("close", (status, signal) => done(status ?? (signal ? 1 : 0)));
  });
}

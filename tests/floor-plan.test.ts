/** The floor plan of docs/architecture.md as a program: who may import whom, which words stay out, how long a file is. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const tops = ["slides", "demos", "data", "scripts", "public", "tests", "docs"];

const files = tops
  .flatMap((top) => readdirSync(join(root, top), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .filter((path) => !path.startsWith("docs/decisions/"));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const shipped = files.filter((path) => /^(slides|demos|data)\/.*\.(ts|css)$/.test(path));
const code = files.filter((path) => /\.(ts|mjs|css)$/.test(path));

/** The named parts of demos/; every other folder there is a lesson or a frame demo. */
const parts = ["contract", "scheduler", "cluster", "workload", "chart", "look", "drive", "host", "embed"];

/** The room a file stands in: the finest folder that has rules of its own. */
function room(path: string): string {
  const [top = "", folder = ""] = path.split("/");
  if (top === "demos") return parts.includes(folder) ? `demos/${folder}` : "lesson";
  if (top === "slides") return ["present", "read", "build", "guesses"].includes(folder) ? `slides/${folder}` : "slides";
  if (top === "data") return path.endsWith(".ts") && path !== "data/table.ts" ? "build.ts" : "data";
  return top;
}

const everyDemoRoom = [...parts.map((part) => `demos/${part}`), "lesson"];

/** room → the rooms and packages it may import from, besides itself. Arrows go down only. */
const may: Record<string, readonly string[]> = {
  "slides/present": ["demos/host", "demos/contract", "demos/look", "slides", "data", "reveal.js"],
  "slides/read": ["demos/host", "demos/contract", "demos/look", "slides", "data"],
  "slides/guesses": ["demos/host", "demos/contract", "lean-qr"],
  "slides/build": [...everyDemoRoom, "slides", "data", "linkedom", "vite", "node:"],
  slides: ["demos/contract", "markdown-it", "yaml"],
  "demos/embed": ["demos/host", "demos/contract", "demos/look"],
  "demos/host": ["demos/contract", "demos/drive", "demos/look"],
  "demos/drive": ["demos/contract"],
  "demos/look": ["@fontsource-variable/"],
  lesson: ["demos/contract", "demos/chart", "demos/workload", "demos/cluster", "demos/scheduler", "d3"],
  "demos/chart": ["demos/contract", "d3"],
  "demos/workload": ["demos/contract", "demos/scheduler"],
  "demos/cluster": ["demos/contract", "demos/scheduler"],
  "demos/scheduler": [],
  "demos/contract": ["data"],
  data: [],
  "build.ts": ["data", "d3", "hyparquet", "hyparquet-compressors", "node:"],
};

/** "file: what it may not do". Exceptions stand below the line reading debt, each with a reason. Empty at release. */
const debt: Record<string, string> = {
  // debt
};

const imports = (path: string): string[] =>
  [...read(path).matchAll(/(?:from|import|@import)\s*\(?\s*["']([^"']+)["']/g)].map(([, target]) => target!);

function importedRoom(path: string, target: string): string {
  if (!/^[./]/.test(target)) return target;
  const [file = ""] = normalize(target.startsWith("/") ? target.slice(1) : join(dirname(path), target)).split("?");
  return room(file.split(sep).join("/"));
}

const allowed = (path: string, to: string): boolean => {
  const from = room(path);
  return (
    to === from ||
    (may[from] ?? []).some((name) => to === name || to.startsWith(/[/:]$/.test(name) ? name : `${name}/`))
  );
};

/** A private method may well be called `#fetch(`. */
const standsIn = (word: string, text: string): boolean => text.split(`#${word}`).join("").includes(word);

/** Words that may stand only in the rooms named. */
const words: readonly { words: readonly string[]; only: readonly string[]; in?: RegExp }[] = [
  { words: ["setTimeout", "setInterval", "requestAnimationFrame", "performance.now"], only: ["demos/drive"] },
  { words: ["Date.now", "Math.random", "fetch(", "sessionStorage"], only: [] },
  { words: ["localStorage"], only: ["slides/guesses"] },
  { words: ["window."], only: ["demos/host", "demos/embed", "slides/present", "slides/read"] },
  {
    words: ["innerHTML", "outerHTML", "insertAdjacentHTML", ".html(", "document.write", "new Function", "eval("],
    only: ["slides/build"],
  },
  { words: ["cssText", "setAttribute('style'", 'setAttribute("style"', "autofocus"], only: [] },
  { words: [".focus(", "scrollIntoView"], only: [], in: /^demos\/(?!host\/focus\.ts)/ },
  {
    words: ["Math.exp", "Math.log", "Math.pow", "Math.log2", "Math.sin", "Math.cos"],
    only: [],
    in: /^demos\/(scheduler|cluster|workload)\//,
  },
];

describe("the floor plan", () => {
  test("is tried on files that exist", () => {
    for (const part of ["contract", "scheduler", "workload", "chart", "drive", "host", "embed", "fast"]) {
      expect(
        shipped.some((path) => path.startsWith(`demos/${part}/`) && path.endsWith(".ts")),
        part,
      ).toBe(true);
    }
    expect(shipped.length).toBeGreaterThan(60);
  });

  test("lets arrows go down only", () => {
    const wrong = shipped
      .filter((path) => path.endsWith(".ts"))
      .flatMap((path) => imports(path).map((target) => ({ path, to: importedRoom(path, target) })))
      .filter(({ path, to }) => !allowed(path, to) && !debt[path])
      .map(({ path, to }) => `${path} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  test("keeps the lessons blind to one another", () => {
    const lessons = shipped.filter((path) => room(path) === "lesson" && path.endsWith(".ts"));
    const wrong = lessons.flatMap((path) =>
      imports(path)
        .filter((target) => target.startsWith("."))
        .map((target) => normalize(join(dirname(path), target)))
        .filter((target) => room(target) === "lesson" && dirname(target) !== dirname(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(lessons.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test("takes only the type of a table into the contract", () => {
    const lines = shipped
      .filter((path) => room(path) === "demos/contract")
      .flatMap((path) => read(path).split("\n"))
      .filter((line) => /from ".*data\//.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^import type /);
  });

  test.each(words.flatMap(({ words: list, ...rule }) => list.map((word) => ({ word, ...rule }))))(
    "keeps $word where it belongs",
    ({ word, only, in: where }) => {
      const wrong = shipped
        .filter((path) => path.endsWith(".ts") && room(path) !== "build.ts")
        .filter((path) => (where ? where.test(path) : true) && !only.includes(room(path)))
        .filter((path) => standsIn(word, read(path)) && !debt[path]);
      expect(wrong).toEqual([]);
    },
  );

  test("has no drawer for everything", () => {
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|common|manager|misc)(\.|\/|-)/.test(path))).toEqual([]);
    const long = code.filter((path) => read(path).split("\n").length > 260 && !debt[path]);
    expect(long).toEqual([]);
  });

  test("has a README in every folder, naming each file in it", () => {
    const folders = [...new Set(files.map((path) => dirname(path)))].filter((folder) => !folder.includes("/fixture"));
    const missing = folders.flatMap((folder) => {
      const inside = files.filter((path) => dirname(path) === folder && !path.endsWith("README.md"));
      // A table's folder and a folder of pictures are described one level up.
      const readme = [folder, dirname(folder)]
        .map((at) => normalize(`${at}/README.md`))
        .find((path) => path === "README.md" || files.includes(path));
      if (!readme) return [`${folder} has no README.md`];
      const text = read(readme);
      return inside
        .filter((path) => !text.includes(path.slice(folder.length + 1)))
        .map((path) => `${readme} does not name ${path}`);
    });
    expect(missing).toEqual([]);
  });

  test("documents everything it exports", () => {
    const bare = shipped
      .filter((path) => path.endsWith(".ts"))
      .flatMap((path) => {
        const lines = read(path).split("\n");
        return lines.flatMap((line, at) => {
          const name =
            /^export (?:default )?(?:async )?(?:abstract )?(?:class|function|const|interface|type) (\w+)/.exec(
              line,
            )?.[1];
          return name && !/\*\/\s*$|^\s*\/\//.test(lines[at - 1] ?? "") ? [`${path}:${at + 1} ${name}`] : [];
        });
      });
    expect(bare).toEqual([]);
  });
});

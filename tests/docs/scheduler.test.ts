import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { COSTS, DEFAULTS, RULES, transitions } from "../../demos/scheduler/index.ts";
import { BLOCKS, edgeNames } from "../../scripts/states/blocks.ts";
import { fill } from "../../scripts/states/page.ts";
import { documented, sentences, sources } from "../../scripts/states/source.ts";

const path = fileURLToPath(new URL("../../docs/scheduler.md", import.meta.url));
const page = readFileSync(path, "utf8");
const block = (name: string): string => {
  const [, rest = ""] = page.split(`<!-- from the code: ${name} -->`);
  return rest.split(`<!-- end of ${name} -->`)[0]!;
};
const lines = (name: string) => block(name).split("\n");

describe("docs/scheduler.md", () => {
  test("is what the code gives; if not, run `npm run states`", () => {
    const { text, problems } = fill(page, BLOCKS);
    expect(problems).toEqual([]);
    expect(page).toBe(text);
  });

  test("draws every edge of the transition table, and no other", () => {
    const drawn = lines("states")
      .flatMap((line) => /^ {2}(\w+) --> (\w+)$/.exec(line) ?? [])
      .filter((word) => !word.includes("-->"));
    const wanted = Object.keys(transitions).flatMap((edge) => edge.replaceAll("-", "_").split(" → "));
    expect(wanted.length).toBeGreaterThan(20);
    expect(drawn).toEqual(wanted);
    expect(edgeNames()).toHaveLength(wanted.length / 2);
  });

  test("tells of every edge which function of distributed it follows", () => {
    for (const edge of Object.keys(transitions)) {
      const [from, to] = edge.replaceAll("-", "_").split(" → ");
      expect(lines("edges").find((line) => line.startsWith(`| \`${edge}\``))).toContain(
        `\`_transition_${from}_${to}\``,
      );
    }
  });

  test("has every rule with its value in every release, every setting and every cost", () => {
    for (const version of Object.keys(RULES)) expect(lines("rules")[1]).toContain(` ${version} |`);
    const named = (name: string) => lines(name).flatMap((line) => /^\| `(\w+)`/.exec(line)?.[1] ?? []);
    expect(named("rules").sort()).toEqual(Object.keys(RULES["2026.7"]).sort());
    expect(named("defaults").sort()).toEqual(Object.keys(DEFAULTS).sort());
    expect(named("costs").sort()).toEqual(Object.keys(COSTS).sort());
    for (const name of ["rules", "defaults", "costs"]) {
      for (const line of lines(name).slice(3, -1)) expect(line).toMatch(/ [^|]{10,} \|$/);
    }
  });

  test("repeats each sentence of the code that begins with what it leaves out", () => {
    const said = sources().flatMap(({ text }) => [
      ...text.replace(/\s*\n\s*\*\s*/g, " ").matchAll(/\bLeaves out [^.]{3,40}/g),
    ]);
    expect(said.length).toBeGreaterThan(10);
    for (const [words] of said) expect(block("left-out")).toContain(words.trim());
  });

  test("links only to files that exist", () => {
    const links = [...page.matchAll(/\]\((\.\.?\/[^)#]+)\)/g)].map(([, target]) => target!);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });

  test("shows messages by the names they have in the code", () => {
    const code = sources()
      .filter(({ file }) => file.endsWith("messages.ts"))
      .map(({ text }) => text)
      .join("");
    const shown = [...page.matchAll(/->>\w: ([a-z]+-[a-z-]+)/g)].map(([, name]) => name!);
    expect(shown.length).toBeGreaterThan(7);
    for (const name of shown) expect(code).toContain(`"${name}"`);
  });
});

describe("a page with written parts", () => {
  const blocks = { one: () => "1" };

  test("keeps everything outside the markers, and is the same the second time", () => {
    const first = fill("a\n<!-- from the code: one -->\nold\nolder\n<!-- end of one -->\nb\n", blocks);
    expect(first).toEqual({ text: "a\n<!-- from the code: one -->\n1\n<!-- end of one -->\nb\n", problems: [] });
    expect(fill(first.text, blocks)).toEqual(first);
  });

  test("says which marker is missing, or there twice, and leaves that part alone", () => {
    const marked = "<!-- from the code: one -->\n<!-- end of one -->\n";
    for (const page of ["nothing", marked.slice(0, 30), marked + marked]) {
      const { text, problems } = fill(page, blocks);
      expect([text, problems.length]).toEqual([page, 1]);
      expect(problems[0]).toContain('"<!-- from the code: one -->" once');
    }
  });
});

test("a doc comment is known by what stands below it, and its sentences end where they end", () => {
  const text = `/** The head of it. */
import { x } from "./x.ts";
/**
 * Follows \`scheduler.py\`: so. Leaves
 * out much.
 */
export function one(): void {}
export interface Two {
  /** Its size. */
  readonly size: number;
}`;
  expect(documented("a.ts", text)).toEqual([
    { file: "a.ts", name: null, words: "The head of it." },
    { file: "a.ts", name: "one", words: "Follows `scheduler.py`: so. Leaves out much." },
    { file: "a.ts", name: "size", words: "Its size." },
  ]);
  expect(sentences("Follows `scheduler.py`: so. Leaves out much.")).toEqual([
    "Follows `scheduler.py`: so.",
    "Leaves out much.",
  ]);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { play } from "../../scripts/simulate/play.ts";
import { report } from "../../scripts/simulate/report.ts";
import { readSettings } from "../../scripts/simulate/settings.ts";
import { summarise } from "../../scripts/simulate/summary.ts";

const folder = mkdtempSync(join(tmpdir(), "graph-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tasks = [
  { key: "('load', 0)", compute: [0.1, 0.3], nbytes: 1000 },
  { key: "('load', 1)", compute: [0.1, 0.2], nbytes: 2000 },
  { key: "('sum', 0)", compute: [0.4, 0.7], nbytes: 24 },
];
const dependencies = { "('sum', 0)": ["('load', 0)", "('load', 1)"], "('load', 0)": [], "('load', 1)": [] };

let files = 0;
const file = (content: unknown): string => {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const settings = (words: string[]) => {
  const asked = readSettings(words);
  if (asked.kind !== "run") throw new Error(`expected a run, got ${JSON.stringify(asked)}`);
  return asked.settings;
};

describe("a recorded graph", () => {
  const graph = file({
    runs: [
      { tasks, dependencies },
      { tasks: [], dependencies: null },
    ],
  });

  test("is what its file says, with the durations of the first repeat", () => {
    const asked = settings(["--graph", graph, "--workers", "2"]);
    expect(asked).toMatchObject({ workload: "recorded", graph, tasks: 3 });
    expect(asked.seconds).toBeCloseTo(0.2, 9);
    const { scenario, run, submitted } = play(asked);
    expect(scenario.tasks).toEqual([
      { key: "load-0", dependencies: [], duration: 200_000, nbytes: 1000 },
      { key: "load-1", dependencies: [], duration: 100_000, nbytes: 2000 },
      { key: "sum-0", dependencies: ["load-0", "load-1"], duration: 300_000, nbytes: 24 },
    ]);
    const summary = summarise(asked, scenario, run, submitted);
    expect(summary.tasks).toEqual({ submitted: 3, finished: 3 });
    expect(report(summary)).toMatch(/^recorded: 3 tasks of 200 ms \(on average\) on 2 workers/);
    expect(play(settings(["--graph", graph, "--nbytes", "5"])).scenario.tasks.map(({ nbytes }) => nbytes)).toEqual([
      5, 5, 5,
    ]);
  });

  test.each([
    ["--workload", "map"],
    ["--tasks", "5"],
    ["--seconds", "1"],
  ])("goes with no %s", (option, word) => {
    const asked = readSettings(["--graph", graph, option, word]);
    expect(asked).toMatchObject({ kind: "refused" });
    expect(asked.kind === "refused" && asked.problem).toMatch(
      new RegExp(`^${option} expects no --graph beside it, but got "${word}" and ".*\\.json"\\.\nusage: `),
    );
  });
});

describe("a file that holds no such graph is refused in one sentence", () => {
  const run = (rest: object) => ({ runs: [{ tasks, dependencies, ...rest }] });
  test.each([
    ["no JSON", "{", '".*" is no JSON'],
    ["no runs", { rows: [] }, '".*" has no list of runs'],
    ["no run at all", { runs: [] }, 'the first run in ".*" has no list of tasks'],
    ["null", null, '".*" has no list of runs'],
    ["no tasks", run({ tasks: 3 }), 'the first run in ".*" has no list of tasks'],
    [
      "a task that never computed",
      run({ tasks: [tasks[0], { ...tasks[1], compute: null }] }),
      'task 2 in ".*" lacks a key, the start and stop of its computing, or its nbytes',
    ],
    ["a task twice", run({ tasks: [...tasks, tasks[0]] }), '".*" has a task twice'],
    ["no dependencies", run({ dependencies: null }), 'the first run in ".*" does not say by key what each task'],
    ["odd dependencies", run({ dependencies: { a: 3 } }), 'the first run in ".*" does not say by key what each task'],
    ["a task without times", run({ tasks: tasks.slice(1) }), "\".*\" does not say how long \\('load', 0\\) took"],
    [
      "an input that is not there",
      run({ dependencies: { "('sum', 0)": ["x"] } }),
      "\".*\" holds no such graph: The recorded graph has no task x, but \\('sum', 0\\) needs it",
    ],
    ["no task", run({ tasks: [], dependencies: {} }), '".*" holds no such graph: A recorded graph has a task'],
    [
      "a task that ends before it starts",
      run({ tasks: [...tasks.slice(0, 2), { ...tasks[2], compute: [2, 1] }] }),
      '".*" holds no such graph: The seconds of the recorded task',
    ],
  ])("%s", (_, content, why) => {
    const asked = readSettings(["--graph", file(content)]);
    const [first, usage, ...rest] = asked.kind === "refused" ? asked.problem.split("\n") : [];
    expect(first).toMatch(new RegExp(`^--graph expects a task stream recorded on Dask \\(JSON\\), but ${why}.*\\.$`));
    expect(first).not.toMatch(/\.\.$/);
    expect([usage, rest]).toEqual(["usage: npm run simulate -- [OPTION…]   (--help lists them)", []]);
  });

  test("no file", () => {
    const asked = readSettings(["--graph", join(folder, "none.json")]);
    expect(asked.kind === "refused" && asked.problem).toMatch(/but ".*none\.json" could not be read \(ENOENT\)\.\n/);
  });
});

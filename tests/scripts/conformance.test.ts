import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { difference } from "../../scripts/conformance/compare.ts";
import { check } from "../../scripts/conformance/run.ts";
import { readScenarios, type Scenario } from "../../scripts/conformance/scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const theirs = join(root, "../shared/conformance/scenarios.json");

const occupancy: Scenario = {
  id: "busy",
  given: {
    workers: [{ id: "w0" }, { id: "w1" }],
    prefixes: { a: { durationAverage: 2 } },
    tasks: [
      { key: "x-0", state: "memory", whoHas: ["w0"], nbytes: 100_000_000 },
      { key: "a-0", state: "processing", on: "w1", deps: ["x-0"] },
    ],
  },
  when: { op: "occupancy" },
  expect: { perWorker: { w0: 0, w1: 3 }, total: 3 },
};
const wrong: Scenario = { ...occupancy, id: "wrong", expect: { total: 4 } };

describe("one scenario", () => {
  test("is ok, or says what was expected and what came", () => {
    expect(check(occupancy)).toEqual({ ok: true, line: "ok busy" });
    expect(check(wrong)).toEqual({ ok: false, line: "not ok wrong: expected total 4, got 3" });
  });

  test("fails, and does not throw, when it cannot be run", () => {
    const line = (scenario: Partial<Scenario>) => check({ ...occupancy, ...scenario }).line;
    expect(line({ when: { op: "dance" } })).toMatch(/^not ok busy: expected .*no such operation as "dance"/);
    expect(line({ when: { op: "commCost", task: "b-0" } })).toContain("there is no task b-0");
    expect(line({ rules: "1999.1" })).toContain('rules "1999.1" are none of');
    expect(line({ expect: { colour: 1 } })).toContain("expected colour 1, got nothing");
    expect(line({ expect: {} })).toContain("not ok");
  });

  test("is played event by event", () => {
    const tasks = [
      { key: "a-0", wanted: false },
      { key: "b-0", deps: ["a-0"] },
    ];
    const events = [
      { do: "submit", tasks },
      { do: "addWorker", worker: { id: "w0" } },
      { do: "finish", key: "a-0" },
      { do: "loseWorker", worker: "w0" },
    ];
    const given = {};
    const played = (count: number, expected: Scenario["expect"]) =>
      check({ id: "x", given, when: { op: "events", events: events.slice(0, count) }, expect: expected }).line;
    expect(played(1, { states: { "a-0": "queued", "b-0": "waiting" }, queuedOrder: ["a-0"] })).toBe("ok x");
    expect(played(3, { states: { "b-0": "processing" }, perWorkerProcessing: { w0: 1 } })).toBe("ok x");
    expect(played(4, { suspicious: { "b-0": 1 }, counts: { memory: 0 } })).toBe("ok x");
    expect(played(4, { suspicious: {} })).toMatch(/^not ok x/);
  });

  test("does not take a task that moves on with its worker's retirement for a result computed again", () => {
    const line = (expected: Scenario["expect"]) =>
      check({
        id: "x",
        given: {
          workers: [{ id: "w0" }, { id: "w1" }],
          unique: { w0: ["r"] },
          tasks: [{ key: "a-0", state: "processing", on: "w0" }],
        },
        when: { op: "retire", workers: ["w0"] },
        expect: expected,
      }).line;
    expect(line({ recomputed: [], mustRetire: ["w0"], statusAfter: { w0: "closed", w1: "running" } })).toBe("ok x");
    expect(line({ recomputed: ["r"] })).toMatch(/^not ok x/);
    expect(line({ whoHas: { r: ["w1"] } })).toBe("ok x");
  });

  test("runs by the rules it names", () => {
    const tasks = Array.from({ length: 20 }, (_, i) => ({ key: `a-${i}`, state: "queued" }));
    const prefixes = { a: { durationAverage: 5 } };
    const target = (rules: string, n: number) =>
      check({ id: "x", rules, given: { tasks, prefixes }, when: { op: "adaptiveTarget" }, expect: { target: n } }).ok;
    expect([target("2022.12.1", 2), target("2026.7", 20), target("2026.7", 2)]).toEqual([true, true, false]);
  });
});

test("only what is expected is compared, numbers within a millionth, sets without order", () => {
  expect(difference({ a: 1 }, { a: 1.0000005, b: 2 })).toBeNull();
  expect(difference({ a: 1 }, { a: 1.00001 })).toEqual({ name: "a", expected: 1, got: 1.00001 });
  expect(difference({ states: { x: "memory" } }, { states: { x: "memory", y: "erred" } })).toBeNull();
  expect(difference({ states: {} }, { states: { y: "erred" } })).not.toBeNull();
  expect(difference({ suspicious: { x: 1 } }, { suspicious: { x: 1, y: 1 } })).not.toBeNull();
  expect(difference({ workers: ["b", "a"] }, { workers: ["a", "b"] })).toBeNull();
  expect(difference({ queuedOrder: ["b", "a"] }, { queuedOrder: ["a", "b"] })).not.toBeNull();
  expect(difference({ mustRetire: ["a"] }, { mustRetire: ["b", "a"] })).toBeNull();
  expect(difference({ level: null }, { level: 0 })).not.toBeNull();
  expect(difference({ maximum: "inf" }, { maximum: Infinity })).toBeNull();
});

test("a task that is gone is forgotten, and one that nobody blames has no deaths", () => {
  expect(difference({ states: { x: "forgotten" } }, { states: {} })).toBeNull();
  expect(difference({ states: { x: "memory" } }, { states: {} })).not.toBeNull();
  expect(difference({ states: { x: "forgotten" } }, { states: { x: "memory" } })).not.toBeNull();
  expect(difference({ suspicious: { x: 0, y: 1 } }, { suspicious: { y: 1 } })).toBeNull();
  expect(difference({ suspicious: { x: 1 } }, { suspicious: {} })).not.toBeNull();
  expect(difference({ suspicious: {} }, { suspicious: { y: 1 } })).not.toBeNull();
});

describe("npm run conformance", () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const file = (name: string, content: unknown) => {
    writeFileSync(path(name), typeof content === "string" ? content : JSON.stringify(content));
    return path(name);
  };
  const run = (script: string, ...words: string[]) => {
    const cli = join(root, "node_modules/tsx/dist/cli.mjs");
    return spawnSync(process.execPath, [cli, script, ...words], { encoding: "utf8" });
  };
  const conformance = (...words: string[]) => run(join(root, "scripts/conformance.ts"), ...words);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "conformance-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("prints a line for each scenario of all files and the sum, and fails when one does", () => {
    const [good, bad] = [file("a.json", { scenarios: [occupancy] }), file("b.json", { scenarios: [wrong, occupancy] })];
    const one = conformance(good);
    expect([one.stdout, one.status]).toEqual(["ok busy\n1 passed, 0 failed\n", 0]);
    const two = conformance(good, bad);
    expect(two.stdout.split("\n").slice(-3)).toEqual(["ok busy", "2 passed, 1 failed", ""]);
    expect(two.status).toBe(1);
  });

  test("refuses what it cannot read with one sentence", () => {
    const refused = (...words: string[]) => {
      const { status, stdout, stderr } = conformance(...words);
      expect([status, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(refused("--fast")).toContain('Unknown option "--fast".');
    expect(refused("--write", path("none.json"))).toContain("expects no other FILE");
    expect(refused(path("none.json"))).toContain("none.json cannot be read (ENOENT)");
  });

  test("knows a file that is not of the form", async () => {
    const problem = async (content: unknown) => {
      const read = await readScenarios(file("x.json", content));
      return "problem" in read ? read.problem : "";
    };
    expect(await problem("{")).toContain("x.json is not JSON");
    expect(await problem({ tests: [] })).toContain('x.json has no list "scenarios"');
    expect(await problem({ scenarios: [occupancy, { id: "x" }] })).toContain("scenario 2 is not of the form");
    expect(await problem({ scenarios: [occupancy] })).toBe("");
  });
});

test.skipIf(!existsSync(theirs))("all scenarios read from real Dask pass", async () => {
  const read = await readScenarios(theirs);
  const scenarios = "scenarios" in read ? read.scenarios : [];
  expect(scenarios.length).toBeGreaterThan(90);
  expect(scenarios.map(check).filter(({ ok }) => !ok)).toEqual([]);
});

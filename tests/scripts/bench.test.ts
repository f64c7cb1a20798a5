import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findDask, readTotal } from "../../scripts/bench/dask.ts";
import { drive } from "../../scripts/bench/drive.ts";
import { resultsOf } from "../../scripts/bench/live.ts";
import { fails, line, median, met, type Result } from "../../scripts/bench/report.ts";
import { TREE, scriptTree } from "../../scripts/bench/speed.ts";
import { busyCluster, pass } from "../../scripts/bench/stealing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the tree is the one pure_scheduler.py makes", () => {
  const tasks = scriptTree(TREE.tasks);
  expect(tasks).toHaveLength(20_003);
  const levels = new Map<string, number>();
  for (const { key } of tasks) {
    const level = key.slice(0, key.lastIndexOf("-"));
    levels.set(level, (levels.get(level) ?? 0) + 1);
  }
  expect([...levels]).toEqual([
    ["m", 17_500],
    ["r0", 2188],
    ["r1", 274],
    ["r2", 35],
    ["r3", 5],
    ["r4", 1],
  ]);
  const at = tasks.find(({ key }) => key === "r1-8")!;
  expect(at.dependencies).toEqual([8, 9, 10, 11, 12, 13, 14, 15].map((i) => `r0-${i * 8}`));
});

test("a driven tree ends with its result in memory, its inputs dropped, and all invariants intact", () => {
  const tasks = scriptTree(500);
  const { scheduler, graph, finish, total } = drive(tasks, 10);
  scheduler.validate();
  const states = [...scheduler.tasks.values()].map(({ state }) => state);
  expect(states.filter((state) => state === "memory")).toHaveLength(1);
  expect(states.filter((state) => state === "released")).toHaveLength(tasks.length - 1);
  expect(scheduler.tasks.get(tasks.at(-1)!.key)?.state).toBe("memory");
  const reported = scheduler.log.entries().filter((step) => step.finish === "memory");
  expect(new Set(reported.map(({ key }) => key)).size).toBe(tasks.length);
  expect(total).toBeGreaterThan(0);
  expect(graph + finish).toBeCloseTo(total, 6);
});

test("a pass over the busy cluster asks for tasks, and over one without idle workers for none", () => {
  const scheduler = busyCluster(20, 10, 5);
  expect([...scheduler.tasks.values()].filter(({ state }) => state === "processing")).toHaveLength(200);
  expect(pass(scheduler, 100_000).asked).toBeGreaterThan(5);
  scheduler.validate();
  expect(pass(busyCluster(20, 10, 0), 100_000).asked).toBe(0);
});

test("a line says what was measured, what was aimed at, and whether that is met", () => {
  const at = (value: number, target?: Result["target"]): Result =>
    target === undefined ? { what: "size", value, unit: "B" } : { what: "size", value, unit: "B", target };
  expect(line(at(331.4)).replace(/ +/g, " ")).toBe("size 331 B");
  expect(line(at(331.4, { most: 400, required: true })).replace(/ +/g, " ")).toBe("size 331 B required ≤ 400 B ok");
  expect(line(at(12.34, { least: 20, required: false })).replace(/ +/g, " ")).toBe("size 12.3 B hoped ≥ 20 B NOT MET");
  expect([400, 401].map((value) => met(at(value, { most: 400, required: true })))).toEqual([true, false]);
  expect([20, 19].map((value) => met(at(value, { least: 20, required: true })))).toEqual([true, false]);
  expect(fails(at(401, { most: 400, required: true }))).toBe(true);
  expect(fails(at(401, { most: 400, required: false }))).toBe(false);
  expect(fails(at(Number.NaN, { most: 400, required: true }))).toBe(true);
  expect(fails(at(401))).toBe(false);
});

test("what Web Workers cost is judged by ratios within a round, the middle round's", () => {
  const round = (raw: number, message: number, workerpool: number, wall: number) => {
    const cost = (cpu: number) => ({ cpu, wall });
    return {
      raw: cost(raw),
      message: cost(message),
      workerpool: cost(workerpool),
      batch: cost(1),
      ring: cost(0.5),
    };
  };
  const results = resultsOf([round(10, 12, 60, 1.5), round(20, 22, 88, 9), round(30, 60, 90, 0.9)]);
  const required = results.filter(({ target }) => target?.required);
  expect(required.map(({ value, unit }) => [Number(value.toFixed(2)), unit])).toEqual([
    [1.2, "×"],
    [4, "×"],
    [1.5, "µs"],
  ]);
  expect(required.map(met)).toEqual([true, true, true]);
  expect(resultsOf([round(10, 16, 40, 2.1)]).filter(fails)).toHaveLength(3);
});

test("the median is the middle one, or halfway between the middle two", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([5])]).toEqual([2, 2.5, 5]);
  expect(median([])).toBeNaN();
});

test("what the script prints is read, and what is missing is named", () => {
  expect(readTotal('{"N": 20003, "graph_us": 44.4, "total_us": 96.4, "tasks_per_s": 10369}\n')).toBe(96.4);
  expect(readTotal("Traceback")).toBeNull();
  expect(findDask("/no/such/python", "x.py")).toEqual({ missing: "/no/such/python has no distributed" });
});

test("a bad option is named, with the usage, and nothing is measured", () => {
  const bench = (...words: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/bench.ts", ...words], { cwd: root, encoding: "utf8" });
  for (const [words, sentence] of [
    [["--fast"], "Unknown option '--fast'."],
    [
      ["--python", "/no/such/python"],
      "--python expects a Python with distributed, but /no/such/python has no distributed.",
    ],
  ] as const) {
    const { status, stdout, stderr } = bench(...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`${sentence}\nusage: npm run bench`);
  }
});

test("a tree is weighed in a process of its own", () => {
  const words = ["--import", "tsx", "--expose-gc", "scripts/bench/weigh.ts", "2000"];
  const weights = JSON.parse(execFileSync(process.execPath, words, { cwd: root, encoding: "utf8" })) as unknown;
  expect(weights).toEqual({ tasks: 2002, scheduler: expect.any(Number), withKeys: expect.any(Number) });
});

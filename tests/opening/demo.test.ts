import { describe, expect, test } from "vitest";
import demo from "../../demos/opening/demo.ts";
import { play as run } from "./played.ts";
import { frameOf } from "../demos/found.ts";

const standard = run({});
const { finished, ideal } = standard;
const draw = (overrides: Parameters<typeof frameOf>[0] = {}, model = standard, before?: typeof standard) =>
  demo.draw(model, frameOf({ width: 1168, height: 520, ...overrides }), before);
/** The words of a picture and where they are anchored. */
const texts = (node: Element) =>
  [...node.querySelectorAll("text")].map((text) => ({
    words: text.textContent ?? "",
    x: Number(text.getAttribute("x")),
    y: Number(text.getAttribute("y")),
    anchor: text.getAttribute("text-anchor") ?? "start",
  }));

describe("the words of the opening", () => {
  test("count up while it plays, and never more workers busy than there are", () => {
    const said = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => demo.say(standard, part * finished));
    const counts = said.map((words) => /: (\d+) busy, (\d+) done/.exec(words)!.slice(1).map(Number));
    const done = counts.map(([, number]) => number!);
    expect(done).toEqual([...new Set(done)].toSorted((a, b) => a - b));
    expect(done.at(-1)).toBeLessThan(240);
    for (const [busy] of counts) expect(busy).toBeLessThanOrEqual(8);
    expect(counts[1]![0]).toBe(8);
  });

  test("say that results are on their way exactly when some are", () => {
    const move = standard.moves[0]!;
    expect(demo.say(standard, (move.start + move.stop) / 2)).toMatch(/results? (is|are) on the way/);
    const quiet = standard.computed[0]!.start;
    expect(standard.moves.some(({ start, stop }) => start <= quiet && quiet < stop)).toBe(false);
    expect(demo.say(standard, quiet)).toMatch(/the network rests/);
  });

  test("end with what perfect means, and call a cluster that mostly waits no success", () => {
    expect(demo.say(standard, finished)).toMatch(
      /^92\u00a0% busy, and nothing went wrong\. .*10\.5\u00a0s.*9\.66\u00a0s/,
    );
    const crowd = run({ workers: 32 });
    expect(demo.say(crowd, crowd.finished)).toMatch(/^77\u00a0% busy, though nothing went wrong\./);
  });

  test("blame the end for the waiting only where most of it is there", () => {
    expect(demo.say(standard, finished)).toMatch(/Most of the waiting is at the end/);
    const alone = run({ workers: 1 });
    expect(demo.say(alone, alone.finished)).not.toMatch(/at the end/);
  });
});

describe("the picture of the opening", () => {
  test("names its rows, its colours, the end and the ideal", () => {
    const words = texts(draw().node).map((text) => text.words);
    expect(words).toEqual(expect.arrayContaining(["worker 1", "2", "3", "4", "5", "6", "7", "8"]));
    const key = words.find((text) => text.includes("read"))!;
    for (const name of ["read", "clean", "join", "reduce", "transfer", "waiting"]) expect(key).toContain(name);
    expect(words).toEqual(expect.arrayContaining(["without a pause: 9.66\u00a0s", "done: 10.5\u00a0s"]));
  });

  test("puts a transfer in the row of the worker that fetched it, when it did", () => {
    const red = (model: typeof standard) => [...draw({}, model).node.querySelectorAll('path[fill^="var(--transfer"]')];
    const bars = red(standard)[0]!.getAttribute("d")!.match(/M/gi)!;
    expect(bars).toHaveLength(standard.moves.length);
    expect(red(run({ workers: 1 }))).toHaveLength(0);
  });

  test("keeps the run before as a ghost where the rows are the same, and its end always", () => {
    const before = run({ workers: 8, seed: 3 });
    const hollow = (node: Element) => node.querySelectorAll('path[fill="none"]').length;
    expect(hollow(draw({}, standard, before).node)).toBeGreaterThan(hollow(draw().node));
    expect(texts(draw({}, standard, before).node).some(({ words }) => words.startsWith("before: "))).toBe(true);
    const fewer = draw({}, standard, run({ workers: 4, seed: 7 })).node;
    expect(hollow(fewer)).toBe(hollow(draw().node));
    expect(texts(fewer).some(({ words }) => words.startsWith("before: 19.9"))).toBe(true);
  });
});

describe("the numbers of the opening", () => {
  test("add up in the table: a row a worker, and all of them", () => {
    const { rows, columns } = demo.rows(standard);
    expect(rows).toHaveLength(9);
    const all = rows.at(-1)!;
    expect(all.slice(0, 5)).toEqual(["all", 60, 60, 56, 64]);
    columns.forEach((column, at) => {
      if (at === 0 || column.includes("%")) return;
      const sum = rows.slice(0, -1).reduce((total, row) => total + Number(row[at]), 0);
      expect(Math.abs(sum - Number(all[at])), column).toBeLessThan(0.3);
    });
  });

  test("that the prose quotes are those of the run, and hold the standard draw among the others", () => {
    const facts = demo.facts!(standard);
    expect(facts).toMatchObject({ tasks: "240\u00a0tasks", workers: "8\u00a0workers", finished: "10.5\u00a0s" });
    const number = (name: string) => Number.parseFloat(facts[name]!);
    expect(number("busyLow")).toBeLessThanOrEqual(number("busy"));
    expect(number("busyHigh")).toBeGreaterThanOrEqual(number("busy"));
    expect(number("busyLow")).toBeLessThan(number("busyHigh"));
    expect(ideal).toBeLessThan(finished);
  });
});

import { expect, test } from "vitest";
import { sequence, waits, type WaitLane } from "../../demos/chart/waits.ts";
import { collisions, escapes, frame, number, sizes, wordsOf } from "./frame.ts";

const stages = [
  ["build", "starting", 120],
  ["push", "transfer", 120],
  ["machine", "waiting", 60],
  ["pull", "transfer", 16],
  ["unpack", "starting", 20],
  ["Dask", "dask", 3],
] as const;
const laneOf = (index: number, over: Partial<WaitLane> = {}): WaitLane => {
  let at = index * 3;
  const parts = stages.map(([label, role, length]) => ({ label, role, start: at, stop: (at += length) }));
  return { name: String(index + 1), parts, takes: at, end: `${at} s`, ...over };
};
const lanes = (many: number, over: Partial<WaitLane> = {}) => Array.from({ length: many }, (_, at) => laneOf(at, over));
const key = [{ label: "what had changed", role: "ink" as const }];

test.each(sizes)("its words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  for (const many of [1, 6, 24]) {
    const place = frame(width, height, label);
    const words = wordsOf(waits({ lanes: lanes(many), key }, place));
    expect(words.map(({ words: text }) => text).join(" ")).toMatch(/build/);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
  }
});

test("stages are as long as they take, on one scale, and short ones share a name", () => {
  const { node } = waits({ lanes: lanes(1), key: [] }, frame(560, 300));
  const bars = [...node.querySelectorAll("g rect")].map((bar) => number(bar, "width") + 1);
  expect(bars).toHaveLength(6);
  expect(bars[0]! / bars[2]!).toBeCloseTo(2, 1);
  const names = wordsOf({ node, at() {} }).map(({ words }) => words);
  expect(names).toContain("build");
  const short = Array.from({ length: 6 }, (_, at) => ({
    ...laneOf(0).parts[0]!,
    label: "building it",
    start: at * 10,
    stop: at * 10 + 10,
  }));
  const one = { name: "1", parts: short, takes: 60, end: "60 s" };
  const joined = wordsOf(waits({ lanes: [one], key: [] }, frame(288, 240, 12))).map(({ words }) => words);
  expect(joined.some((words) => words.includes("building it, building it"))).toBe(true);
});

test("the lanes come one after the other, each with what it took at its end", () => {
  const all = lanes(3);
  const { from, span } = sequence(all);
  expect(from).toEqual([0, all[0]!.takes, all[0]!.takes + all[1]!.takes]);
  const picture = waits({ lanes: all, key: [] }, frame());
  const seen = (): string[] => wordsOf(picture).flatMap(({ words, seen: is }) => (is && words.endsWith(" s") ? [words] : [])); // prettier-ignore
  picture.at(from[1]! + 5);
  expect(seen()).toEqual([all[0]!.end]);
  picture.at(span);
  expect(seen()).toEqual(all.map(({ end }) => end));
  picture.at(0);
  expect(seen()).toEqual([]);
});

test("what another day took stands behind, on the same scale", () => {
  const { node } = waits({ lanes: lanes(2, { before: 700 }), key: [] }, frame());
  const behind = [...node.querySelectorAll("rect[stroke-dasharray]")];
  expect(behind).toHaveLength(2);
  const first = number(node.querySelectorAll("rect[stroke-dasharray] ~ rect, g rect")[2]!, "width") + 1;
  expect(number(behind[0]!, "width") / first).toBeCloseTo(700 / 120, 0);
});

test("a share of a stage is marked from its left, and never so thin that it cannot be seen", () => {
  const part = { label: "push", role: "transfer" as const, start: 0, stop: 100 };
  const marked = (inner: number): number[] => {
    const lane = { name: "1", parts: [{ ...part, inner }], takes: 100, end: "100 s" };
    return [...waits({ lanes: [lane], key: [] }, frame()).node.querySelectorAll("g rect")].map((bar) =>
      number(bar, "width"),
    );
  };
  expect(marked(0)).toHaveLength(1);
  const [whole, half] = marked(0.5);
  expect(half! / whole!).toBeCloseTo(0.5, 2);
  expect(marked(0.0001)[1]).toBe(2);
});

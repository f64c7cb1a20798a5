import { describe, expect, test } from "vitest";
import { area, type AreaLine, type AreaOptions } from "../../demos/chart/area.ts";
import { spread } from "../../demos/chart/heights.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const hills: AreaLine = {
  role: "measured",
  lead: true,
  points: [
    [0, 40],
    [2, 90],
    [3, 20],
    [8, 60],
  ],
};
const options = (over: Partial<AreaOptions> = {}): AreaOptions => ({
  title: "jobs in flight, a machine for each",
  x: { min: 0, max: 10, ticks: [0, 5, 10].map((value) => ({ value, label: `${value} h` })) },
  y: { max: 100, rules: [0, 50, 100].map((value) => ({ value, label: String(value) })) },
  cap: { value: 80, unused: "idle", over: "lost" },
  heights: [
    { value: 80, label: "80 machines", detail: "paid for, all the time", role: "ink", early: true },
    { value: 60, label: "your guess", detail: "75 % used", role: "you", dashed: true },
    { value: 58, label: "44 % used", detail: "on average", role: "measured" },
  ],
  key: [
    { label: "used", role: "measured" },
    { label: "paid for, unused", role: "idle" },
  ],
  span: 4,
  ...over,
});

const cases: Record<string, [readonly AreaLine[], AreaOptions]> = {
  "a cap and heights": [[hills], options()],
  "heights in one place": [
    [hills],
    options({ heights: options().heights!.map((height) => ({ ...height, value: 80 })) }),
  ],
  "heights at the foot": [[hills], options({ heights: options().heights!.map((height) => ({ ...height, value: 0 })) })],
  "flags and other lines": [
    [hills, { role: "soft", points: [[0, 30]] }],
    options({ heights: [], ends: [{ at: 7, label: "done in 7 s", role: "measured" }] }),
  ],
  "the question": [[], options({ heights: options().heights!.slice(0, 1), pick() {} })],
};

for (const [name, [lines, chart]] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and inside at %i × %i, labels %i`, (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = area(lines, chart, place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(3);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });
}

describe("the steps", () => {
  const corners = (points: AreaLine["points"], width = 560) => {
    const { node } = area([{ role: "measured", points }], options({ heights: [], span: 0 }), frame(width));
    return node.querySelector("path[fill=none]")!.getAttribute("d")!;
  };

  test("hold each value until the next, and the last to the end", () => {
    const d = corners([
      [0, 0],
      [5, 50],
    ]);
    const [, left, low, across, up, right] = /^M([\d.]+) ([\d.]+)h([\d.]+)v(-[\d.]+)H([\d.]+)$/.exec(d)!.map(Number);
    expect(across! * 2).toBeCloseTo(right! - left!, 0);
    expect(up!).toBeLessThan(0);
    expect(low! + up!).toBeGreaterThan(0);
  });

  test("lose no height where thousands stand on a few hundred pixels", () => {
    const many = Array.from({ length: 3000 }, (_, index) => [index / 300, 50 + (index % 7)] as const);
    const d = corners([...many, [9.999, 0]]);
    const [, low] = /^M[\d.]+ ([\d.]+)/.exec(corners([[0, 0]]))!.map(Number);
    const [, start] = /^M[\d.]+ ([\d.]+)/.exec(d)!.map(Number);
    const falls = [...d.matchAll(/v(-?[\d.]+)/g)].reduce((sum, [, by]) => sum + Number(by), 0);
    expect(start! + falls).toBeCloseTo(low!, 5);
  });
});

test("the sweep uncovers the line from the left, and says the found heights at its end", () => {
  const picture = area([hills], options(), frame());
  expect(changed(picture, 0, 2)).toBeGreaterThan(0);
  const seen = (at: number): string[] => {
    picture.at(at);
    return wordsOf(picture)
      .filter((words) => words.seen)
      .map(({ words }) => words);
  };
  expect(seen(1)).toContain("your guess");
  expect(seen(1)).not.toContain("44 % used");
  expect(seen(4)).toContain("44 % used");
});

test("what is over the cap is hatched, and nothing is where the cap is the peak", () => {
  const hatched = (value: number) =>
    area([hills], options({ cap: { value, unused: "idle", over: "lost" } }), frame()).node.querySelectorAll(
      "rect[fill^='url(#']",
    ).length;
  expect(hatched(60)).toBe(1);
  expect(hatched(100)).toBe(0);
});

test("a height is picked with the arrow keys and Enter, upwards being more", () => {
  const picked: number[] = [];
  const { node } = area([], options({ heights: [], picked: 40, pick: (y) => picked.push(y) }), frame());
  press(node, "Enter", "ArrowUp", "ArrowUp", "Enter", "Home", "Enter", "End", "Enter");
  expect(picked.map((y) => Math.round(y))).toEqual([40, 42, 0, 100]);
  expect(number(node, "aria-valuenow")).toBe(100);
});

test("blocks keep apart, in the order of their middles, between their edges", () => {
  const tops = spread(
    [
      { middle: 50, height: 20 },
      { middle: 48, height: 20 },
      { middle: 99, height: 20 },
    ],
    { from: 0, to: 100, apart: 5 },
  );
  expect(tops[1]! + 25).toBeLessThanOrEqual(tops[0]!);
  expect(tops[0]! + 25).toBeLessThanOrEqual(tops[2]!);
  expect(tops[2]! + 20).toBeLessThanOrEqual(100);
});

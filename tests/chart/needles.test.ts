import { expect, test } from "vitest";
import { nearest } from "../../demos/chart/needles-cursor.ts";
import { needles, type NeedlesOptions } from "../../demos/chart/needles.ts";
import { collisions, cornersOf, escapes, frame, sizes, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const options = (over: Partial<NeedlesOptions> = {}): NeedlesOptions => ({
  needles: Array.from({ length: 40 }, (_, index) => ({
    x: index,
    height: ((index * 7) % 11) * 10 + 5,
    words: [`number ${index}`, "moved so many"] as const,
  })),
  role: "measured",
  total: [
    [0, 300],
    [20, 500],
    [39, 800],
  ],
  ends: ["300 in all", "800 in all"],
  x: {
    min: 0,
    max: 39,
    ticks: [
      { value: 0, label: "first" },
      { value: 39, label: "last" },
    ],
  },
  y: { max: 860, rules: [0, 400, 800].map((value) => ({ value, label: String(value) })) },
  level: { value: 50, label: "half of them: 50" },
  key: [{ label: "moved", role: "measured" }],
  label: "Pick one",
  span: 4,
  ...over,
});

test.each(sizes)("its words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const words = wordsOf(needles(options(), place));
  expect(words.map(({ words: text }) => text).join(" ")).toMatch(/300 in all/);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("needles and total stand on one scale", () => {
  const { node } = needles(options({ needles: [{ x: 5, height: 800, words: ["a", "b"] }] }), frame());
  const [, edge, needle] = [...node.querySelectorAll("path")].map((path) => path.getAttribute("d")!);
  const [top, last] = [needle!, edge!].map((d) => cornersOf(d)[0]!.at(-1)![1]);
  expect(top).toBeCloseTo(last!, 1);
});

test("sweeps along the time, and names heights at its end", () => {
  const picture = needles(options(), frame());
  const seen = (): boolean => wordsOf(picture).find(({ words }) => words === "800 in all")!.seen;
  picture.at(2);
  expect(seen()).toBe(false);
  picture.at(4);
  expect(seen()).toBe(true);
});

test("keys go from one to the next, and Enter picks it", () => {
  const picked: number[] = [];
  const { node } = needles(options({ pick: (index) => picked.push(index) }), frame());
  for (const key of ["Enter", "Home", "ArrowRight", "Enter", "PageUp", "Enter", "ArrowLeft", "Enter", "End", "Enter"])
    press(node, key);
  expect(picked).toEqual([39, 1, 11, 10, 39]);
  press(node, "Home");
  expect(node.textContent).toContain("number 0");
  press(node, "Escape");
  expect(node.textContent).not.toContain("number 0");
});

test("one that is picked is named, and arrow keys begin there", () => {
  const picked: number[] = [];
  const { node } = needles(options({ picked: 20, pick: (index) => picked.push(index) }), frame());
  expect(node.textContent).toContain("number 20");
  press(node, "ArrowRight");
  press(node, "Enter");
  expect(picked).toEqual([21]);
});

test("of those beside the pointer the one whose tip is nearest is meant", () => {
  const places = [
    [10, 90],
    [13, 20],
    [60, 50],
  ] as const;
  expect(nearest(places, [11, 85])).toBe(0);
  expect(nearest(places, [11, 25])).toBe(1);
  expect(nearest(places, [50, 90])).toBe(2);
});

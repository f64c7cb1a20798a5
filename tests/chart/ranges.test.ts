import { expect, test } from "vitest";
import { ranges, type RangesOptions } from "../../demos/chart/ranges.ts";
import { collisions, escapes, frame, number, sizes, wordsOf } from "./frame.ts";

const options = (over: Partial<RangesOptions> = {}): RangesOptions => ({
  title: "how long it takes",
  ranges: [
    { from: 300, to: null, role: "measured", label: "slow: 5+ min" },
    { from: 60, to: 120, role: "measured", label: "quick: 1–2 min", detail: "one source" },
    { from: 25, to: 25, role: "soft", label: "25 s", thin: true },
  ],
  x: {
    min: 5,
    max: 14_400,
    ticks: [
      { value: 60, label: "1 min" },
      { value: 3600, label: "1 h" },
    ],
    words: [{ value: 300, label: "a coffee" }],
  },
  marks: [],
  span: 4,
  ...over,
});
const press = (node: Element, key: string): void => {
  node.dispatchEvent(Object.assign(new node.ownerDocument.defaultView!.Event("keydown"), { key }));
};

test.each(sizes)("its words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const words = wordsOf(ranges(options(), place));
  expect(words.length).toBeGreaterThan(6);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("bars are as long as their stretches on one scale, one without an end fades to the edge, a point is a dot", () => {
  const { node } = ranges(options(), frame(1200, 400));
  const [open, closed] = [...node.querySelectorAll("g rect")];
  const scale = (1200 - 18) / Math.log(14_400 / 5);
  expect(number(closed!, "width")).toBeCloseTo(scale * Math.log(2), 0);
  expect(number(open!, "x") + number(open!, "width")).toBeCloseTo(1200 - 9, 0);
  expect(open!.getAttribute("fill")).toMatch(/^url\(#test-fade/);
  expect(node.querySelectorAll("circle")).toHaveLength(1);
});

test("come from the left, each with its words, and uprights when they are reached", () => {
  const picture = ranges(options({ marks: [{ at: 1000, label: "here", role: "simulated" }] }), frame(1200, 400));
  const seen = (words: string): boolean => wordsOf(picture).find((each) => each.words === words)!.seen;
  picture.at(1.2);
  expect([seen("25 s"), seen("slow: 5+ min"), seen("here")]).toEqual([true, false, false]);
  picture.at(4);
  expect([seen("25 s"), seen("slow: 5+ min"), seen("here")]).toEqual([true, true, true]);
});

test("without any it is the question: a handle to be moved by keys, that says what is picked", () => {
  const picked: number[] = [];
  const asked = options({ ranges: [], pick: (value) => picked.push(value), sayPicked: (at) => `${Math.round(at)} s` });
  const { node } = ranges(asked, frame());
  expect(node.textContent).toContain("?");
  press(node, "Home");
  press(node, "Enter");
  press(node, "End");
  press(node, "Enter");
  expect(picked[0]).toBeCloseTo(5, 3);
  expect(picked[1]).toBeCloseTo(14_400, 0);
  expect(ranges({ ...asked, picked: 60 }, frame()).node.textContent).not.toContain("?");
});

import { scaleLinear } from "d3";
import { describe, expect, test } from "vitest";
import { planEnds, type End } from "../../demos/chart/ends.ts";
import { picture } from "../../demos/chart/svg.ts";
import { collisions, escapes, frame, number, wordsOf } from "./frame.ts";

const own = (at: number, label: string): End => ({ at, label, role: "ink" });
const other = (at: number, label: string): End => ({ at, label, role: "soft", dashed: true });

/** Draws flags over a plot from `left` to the right edge; every line that runs through words, as "line / words". */
function drawn(ends: readonly End[], until: number, width: number, label: number, left = label * 4) {
  const place = frame(width, 360, label);
  const root = picture(place);
  const planned = planEnds(ends, scaleLinear([0, until], [left, width]), width, place);
  planned.draw(root, { x: left, y: planned.height, width: width - left, height: 200 });
  const words = wordsOf({ node: root, at() {} });
  const crossed = [...root.querySelectorAll("line")].flatMap((line, index) => {
    const [x, top] = [number(line, "x1"), number(line, "y1")];
    return words
      .filter((box, at) => at !== index && box.y + box.height > top && x > box.x - 2 && x < box.x + box.width + 2)
      .map((box) => `${words[index]!.words} / ${box.words}`);
  });
  return { words, crossed, planned, place };
}

describe("no line runs through words, and no words lie on others", () => {
  test.each([
    [
      "one worker after two, at 640",
      [other(77.3, "without a pause: 1 min 17 s"), own(77.6, "done: 1 min 18 s"), other(39.1, "before: 39.1 s")],
      78,
      640,
      14,
    ],
    [
      "eight after thirty-two, at 280",
      [other(9.66, "without a pause: 9.66 s"), own(10.5, "done: 10.5 s"), other(3.24, "before: 3.24 s")],
      10.5,
      280,
      12,
    ],
    [
      "thirty-two after eight, at 280",
      [other(2.41, "without a pause: 2.41 s"), own(3.24, "done: 3.24 s"), other(10.5, "before: 10.5 s")],
      10.5,
      280,
      12,
    ],
  ])("%s", (_, ends, until, width, label) => {
    const { words, crossed, planned, place } = drawn(ends, until, width, label);
    expect(words.map(({ words }) => words)).toEqual(ends.map(({ label }) => label));
    expect(crossed).toEqual([]);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, { ...place, height: planned.height })).toEqual([]);
  });

  test("wherever three moments are", () => {
    for (let turn = 0; turn < 400; turn++) {
      const at = (step: number): number => (turn * step) % 1;
      const ends = [
        other(at(0.618), "without a pause: 9.66 s"),
        own(at(0.7548), "done"),
        other(at(0.5698), "before: 9 s"),
      ];
      const { words, crossed, planned, place } = drawn(ends, 1, turn % 2 ? 640 : 280, 12);
      expect(crossed, `turn ${turn}`).toEqual([]);
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, { ...place, height: planned.height })).toEqual([]);
    }
  });
});

test("flags stand in one line where they can", () => {
  const far = drawn([own(1, "done"), other(5, "before")], 10, 640, 14);
  const near = drawn([own(8.9, "done: 10.5 s"), other(9, "before: 10.5 s"), other(9.1, "ideal: 10.5 s")], 10, 280, 14);
  const lanes = ({ words }: typeof far): number => new Set(words.map(({ y }) => y)).size;
  expect(lanes(far)).toBe(1);
  expect(lanes(near)).toBeGreaterThan(1);
  expect(near.planned.height).toBeGreaterThan(far.planned.height);
});

test("each lane tells up to where it is free of words and of lines from above", () => {
  const { words, planned } = drawn([own(10, "done: 10.5 s"), other(9.2, "without a pause: 9.66 s")], 10, 640, 14);
  const [done, ideal] = words;
  expect(ideal!.y).toBeGreaterThan(done!.y);
  expect(planned.free).toHaveLength(2);
  expect(planned.free[0]).toBeCloseTo(ideal!.x, 0);
  expect(planned.free[1]).toBeCloseTo(done!.x, 0);
  const { planned: over } = drawn([own(1, "x".repeat(20)), other(1.3, "y".repeat(20))], 10, 640, 14);
  // The upper flag's line comes down on the left of the lower flag's words.
  expect(over.free[0]).toBeLessThanOrEqual(56 + (640 - 56) * 0.13 + 1);
  expect(drawn([], 10, 640, 14).planned).toMatchObject({ free: [], height: 0 });
});

test("more flags than are tried every way still find places apart", () => {
  const ends = Array.from({ length: 9 }, (_, at) => own(at + 0.5, `moment ${at}`));
  const begin = performance.now();
  const { words } = drawn(ends, 9, 640, 14);
  expect(performance.now() - begin).toBeLessThan(500);
  expect(words).toHaveLength(9);
  expect(collisions(words)).toEqual([]);
});

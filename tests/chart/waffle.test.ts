import { expect, test } from "vitest";
import { waffle, type WaffleOptions } from "../../demos/chart/waffle.ts";
import { collisions, escapes, frame, number, sizes, wordsOf } from "./frame.ts";

const options = (share: number, over: Partial<WaffleOptions> = {}): WaffleOptions => ({
  bar: {
    title: "the whole",
    part: { share: 0.76, role: "transfer", figure: "76\u00a0%", label: "of the time is pulling" },
  },
  title: "of the bytes pulled,",
  part: { share, role: "measured", figure: `${share * 100}\u00a0%`, label: "were read" },
  span: 4,
  ...over,
});
const filled = (picture: { node: Element }): Element[] => [...picture.node.querySelectorAll("g rect")];

test.each(sizes)("its words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  for (const over of [{}, { bar: undefined as never }]) {
    const place = frame(width, height, label);
    const words = wordsOf(waffle(options(0.064, over), place));
    expect(words.length).toBeGreaterThan(2);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
  }
});

test.each(sizes)(
  "a hundred cells stand inside the frame, apart from one another, at %i × %i",
  (width, height, label) => {
    const { node } = waffle(options(0), frame(width, height, label));
    const cells = [...node.querySelectorAll("rect")].slice(2).map((cell) => ({
      x: number(cell, "x"),
      y: number(cell, "y"),
      side: number(cell, "width"),
    }));
    expect(cells).toHaveLength(100);
    expect(new Set(cells.map(({ x, y }) => `${x} ${y}`)).size).toBe(100);
    for (const { x, y, side } of cells) {
      expect(side).toBeGreaterThan(2);
      expect(x + side).toBeLessThanOrEqual(width + 0.1);
      expect(y + side).toBeLessThanOrEqual(height + 0.1);
    }
  },
);

test.each([
  [0, 0, 0],
  [0.064, 7, 0.4],
  [0.5, 50, 1],
  [1, 100, 1],
])("a share of %f fills %i cells, the last in part", (share, many, last) => {
  const cells = filled(waffle(options(share), frame(1200, 480)));
  expect(cells).toHaveLength(many);
  if (many) expect(number(cells.at(-1)!, "width") / number(cells[0]!, "width")).toBeCloseTo(last, 1);
});

test("fills as it goes, in any order", () => {
  const picture = waffle(options(0.5), frame());
  picture.at(4);
  picture.at(2);
  expect(filled(picture)).toHaveLength(25);
  expect(filled(waffle(options(0.5), frame(560, 360, 18, { still: true })))).toHaveLength(50);
});

test("the other cells are hatched where they are named, and their name stands under them or nowhere", () => {
  const rest = { role: "transfer" as const, label: "pulled, not read" };
  for (const [width, height, label] of sizes) {
    const place = frame(width, height, label);
    const picture = waffle(options(0.064, { rest }), place);
    expect(collisions(wordsOf(picture))).toEqual([]);
    expect(escapes(wordsOf(picture), place)).toEqual([]);
    const hatched = [...picture.node.querySelectorAll("rect")].filter((cell) =>
      cell.getAttribute("fill")!.startsWith("url(#"),
    );
    expect(hatched).toHaveLength(100);
  }
  expect(waffle(options(0.064, { rest }), frame(1200, 480)).node.textContent).toContain("pulled, not read");
});

test("the cells are as wide as the part of the bar that they are, and joined to its end", () => {
  const { node } = waffle(options(0.064), frame(1200, 480));
  const part = number(node.querySelectorAll("rect")[1]!, "width");
  const [whole] = filled({ node });
  const columns = new Set([...node.querySelectorAll("rect")].slice(2).map((cell) => number(cell, "x"))).size;
  const second = [...node.querySelectorAll("rect")].slice(2)[1]!;
  expect(columns * (number(second, "x") - number(whole!, "x"))).toBeCloseTo(part, 0);
  const joints = [...node.querySelectorAll("line")].filter((line) => line.hasAttribute("stroke-dasharray"));
  expect(joints.map((line) => number(line, "x1"))).toEqual([expect.closeTo(part, -1)]);
});

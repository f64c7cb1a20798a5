import { expect, test } from "vitest";
import { ladder, ladderHeight, type LadderOptions, type Rung } from "../../demos/chart/ladder.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";

const rung = (name: string, value: number, over: Partial<Rung> = {}): Rung => ({
  name,
  value: () => value,
  said: (usd) => `$${Math.round(usd).toLocaleString("en-US")}`,
  figure: () => `${value / 10_000}×`,
  ...over,
});
/** The lowest grows for ten seconds. */
const playing = (over: Partial<Rung> = {}): Rung =>
  rung("with their job", 20_000, {
    value: (moment) => 2000 * Math.min(10, moment),
    figure: (moment) => `${Math.min(10, moment) / 5}×`,
    ...over,
  });
const options = (...rungs: Rung[]): LadderOptions => ({
  title: "the month’s bill, in dollars",
  rungs,
  role: "money",
  part: { value: 10_000, role: "read", label: "work: $10,000" },
  figures: "lost",
});
const all = options(rung("one every 3 min", 50_000), rung("after ten minutes", 40_000), playing());

/** The bars, and the marked part of each. */
const bars = (node: Element, role: string): number[] =>
  [...node.querySelectorAll(`rect[fill="${frame().palette(role as "money")}"]`)].map((bar) => number(bar, "width"));

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, _height, label) => {
  for (const shown of [
    all,
    options(playing()),
    options(rung("one every 3 min", 50_000), playing({ before: 45_000 })),
  ]) {
    const place = frame(width, ladderHeight(shown.rungs.length, label), label);
    const drawn = ladder(shown, place);
    for (const moment of [0, 0.1, 5, 10]) {
      drawn.at(moment);
      const words = wordsOf(drawn);
      expect(words.map(({ words }) => words)).toEqual(expect.arrayContaining([shown.title, `${moment / 5}×`]));
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, place)).toEqual([]);
      expect(offences(drawn)).toEqual([]);
    }
  }
});

test("sums are as long as they are large, on one scale, and the same part of each is marked", () => {
  const { node } = ladder(all, frame(1200, 200));
  const [first, second, third] = bars(node, "money");
  expect(second! / first!).toBeCloseTo(0.8, 2);
  expect(third! / first!).toBeCloseTo(0.4, 2);
  const parts = bars(node, "read");
  expect(parts).toHaveLength(3);
  for (const part of parts) expect(part / first!).toBeCloseTo(0.2, 2);
});

test("a sum smaller than the part that is marked is marked throughout, and no further", () => {
  const { node } = ladder(options(rung("all", 50_000), playing({ value: () => 4000 })), frame(1200, 200));
  expect(bars(node, "read")[1]).toBeCloseTo(bars(node, "money")[1]!, 1);
});

test("the lowest plays, those above it stand", () => {
  const drawn = ladder(all, frame(1200, 200));
  drawn.at(10);
  const [first, second, third] = bars(drawn.node, "money");
  drawn.at(5);
  expect(bars(drawn.node, "money").slice(0, 2)).toEqual([first, second]);
  expect(bars(drawn.node, "money")[2]! / third!).toBeCloseTo(0.5, 2);
  const words = wordsOf(drawn).map(({ words }) => words);
  expect(words).toEqual(expect.arrayContaining(["$50,000", "5×", "$40,000", "4×", "$10,000", "1×"]));
  drawn.at(0);
  expect(bars(drawn.node, "money")[2]).toBe(0);
  // Two bars, what is said at their end, and the figure.
  expect(changed(drawn, 2, 8)).toBeLessThanOrEqual(4);
});

test("what it came to before stands behind as a dashed outline, on the same scale, and the words keep clear of it", () => {
  const drawn = ladder(options(rung("all", 50_000), playing({ before: 30_000 })), frame(1200, 200));
  const [outline, ...more] = [...drawn.node.querySelectorAll("rect[stroke-dasharray]")];
  expect(more).toEqual([]);
  expect(outline!.getAttribute("fill")).toBe("none");
  expect(number(outline!, "width") / bars(drawn.node, "money")[0]!).toBeCloseTo(0.6, 2);
  for (const moment of [0, 5, 10]) {
    drawn.at(moment);
    const said = wordsOf(drawn).find(({ words }) => words === `$${(2000 * moment).toLocaleString("en-US")}`)!;
    expect(said.x).toBeGreaterThan(number(outline!, "x") + number(outline!, "width"));
  }
  // Larger than all there are now: the scale makes room.
  const large = ladder(options(playing({ before: 80_000 })), frame(1200, 200));
  const before = large.node.querySelector("rect[stroke-dasharray]")!;
  expect(bars(large.node, "money")[0]! / number(before, "width")).toBeCloseTo(0.25, 2);
});

test("a still shows the end, and nothing at all is no error", () => {
  const still = ladder(all, frame(1200, 200, 18, { still: true }));
  const end = text(still);
  still.at(1);
  expect(text(still)).toBe(end);
  expect(end).toContain("$20,000");
  expect(offences(ladder(options(playing({ value: () => 0, before: 0 })), frame()))).toEqual([]);
  expect(offences(ladder(options(), frame()))).toEqual([]);
});

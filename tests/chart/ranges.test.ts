import { expect, test } from "vitest";
import { ranges, type RangesOptions } from "../../demos/chart/ranges.ts";
import { collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const options = (over: Partial<RangesOptions> = {}): RangesOptions => ({
  title: "how long it takes",
  ranges: [
    { label: "slow:", figure: "5+ min", least: 300, most: null, role: "waiting" },
    { label: "quick:", figure: "1–2 min", least: 60, most: 120, role: "waiting" },
  ],
  x: {
    min: 0,
    max: 600,
    ticks: [
      { value: 0, label: "0" },
      { value: 240, label: "4 min" },
    ],
    words: [{ value: 300, label: "a coffee" }],
  },
  marks: [],
  span: 4,
  ...over,
});
/** From five seconds to four hours, where anything may be guessed. */
const asked = { min: 5, max: 14_400, ticks: [{ value: 60, label: "1 min" }] };
const bars = (node: Element): Element[] => [...node.querySelectorAll("g g rect")];

test.each(sizes)("its words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const picture = ranges(options(), place);
  const words = wordsOf(picture);
  for (const said of ["slow:", "5+ min", "quick:", "1–2 min", "a coffee"])
    expect(words.map((each) => each.words)).toContain(said);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
  expect(offences(picture)).toEqual([]);
});

test("every wait begins with the axis: certain to its least, paler to its most, and one without an end fades to the edge", () => {
  const { node } = ranges(options(), frame(1200, 400));
  const [open, onwards, fade, sure, perhaps] = bars(node);
  const scale = (1200 - 18) / 600;
  expect([open, sure].map((bar) => [number(bar!, "x"), number(bar!, "width")])).toEqual([
    [9, expect.closeTo(300 * scale, 0)],
    [9, expect.closeTo(60 * scale, 0)],
  ]);
  expect([number(perhaps!, "x"), number(perhaps!, "width")]).toEqual([
    expect.closeTo(9 + 60 * scale, 0),
    expect.closeTo(60 * scale, 0),
  ]);
  for (const pale of [onwards, perhaps]) expect(number(pale!, "opacity")).toBeLessThan(1);
  for (const each of [onwards, fade]) expect(number(each!, "x") + number(each!, "width")).toBeCloseTo(1200 - 9, 0);
  expect(fade!.getAttribute("fill")).toMatch(/^url\(#test-fade/);
  expect(bars(node)).toHaveLength(5);
});

test("bars are hatched, as all waiting is", () => {
  const { node } = ranges(options(), frame(1200, 400));
  const [open, , , sure] = bars(node).map((bar) => bar.getAttribute("fill")!);
  expect(open).toBe(sure);
  expect(node.querySelector(`pattern[id="${/#(.*)\)/.exec(open!)![1]!}"]`)).not.toBeNull();
});

test("come from the left, and uprights when they are reached", () => {
  const picture = ranges(options({ marks: [{ at: 450, label: "here", role: "simulated" }] }), frame(1200, 400));
  const seen = (words: string): boolean => wordsOf(picture).find((each) => each.words === words)!.seen;
  const edge = (): number => number(picture.node.querySelector("clipPath rect")!, "width");
  picture.at(2);
  expect([edge(), seen("here")]).toEqual([expect.closeTo(600, 0), false]);
  picture.at(4);
  expect([edge(), seen("here")]).toEqual([1200, true]);
  picture.at(2);
  expect([edge(), seen("here")]).toEqual([expect.closeTo(600, 0), false]);
});

test("between two values the plot is pale in a colour, as far as the axis goes", () => {
  const tinted = (from: number, to: number): Element =>
    ranges(options({ tint: { from, to, role: "you" } }), frame(1200, 400)).node.querySelector("rect[opacity]")!;
  const scale = (1200 - 18) / 600;
  expect(number(tinted(60, 300), "width")).toBeCloseTo(240 * scale, 0);
  expect(number(tinted(300, 9000), "width")).toBeCloseTo(300 * scale, 0);
});

test("without any it is the question: a handle to be moved by keys, that says what is picked", () => {
  const picked: number[] = [];
  const question = options({ ranges: [], x: asked, pick: (value) => picked.push(value), sayPicked: (at) => `${Math.round(at)} s` }); // prettier-ignore
  const { node } = ranges(question, frame());
  expect(node.textContent).toContain("?");
  press(node, "Home");
  press(node, "Enter");
  press(node, "End");
  press(node, "Enter");
  expect(picked[0]).toBeCloseTo(5, 3);
  expect(picked[1]).toBeCloseTo(14_400, 0);
  expect(ranges({ ...question, picked: 60 }, frame()).node.textContent).not.toContain("?");
});

import { describe, expect, test } from "vitest";
import { waterfall, waterfallHeight, type WaterfallOptions, type WaterfallStep } from "../../demos/chart/waterfall.ts";
import { light } from "../../demos/look/light.ts";
import { collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";

const step = (label: string, from: number, to: number, over: Partial<WaterfallStep> = {}): WaterfallStep => ({
  label,
  other: "wrong way",
  on: true,
  from,
  to,
  role: "money",
  hatched: false,
  short: ["÷10, assumed: 6 MB/s → 60 MB/s", "÷10, assumed", "÷10"],
  does: ["÷10 → 93 cents, assumed", "÷10, assumed", "÷10"],
  how: ["1 TB ÷ 60 MB/s = 4.63 core-hours, not 46.3", "6 MB/s → 60 MB/s"],
  words: [label, "what it does"],
  ...over,
});
const steps = [
  step("right region", 109, 9.26, { role: "transfer" }),
  step("vectorised", 9.26, 0.926, { hatched: true }),
  step("VM too large", 0.926, 0.23, { on: false, hatched: true }),
  step("ARM", 0.926, 0.74),
  step("spot", 0.74, 0.37),
];
const options = (over: Partial<WaterfallOptions> = {}): WaterfallOptions => ({
  steps,
  min: 0.04,
  max: 220,
  ticks: [0.1, 1, 10, 100].map((value) => ({ value, label: `$${value}` })),
  start: { value: 109, label: "all off: $109" },
  end: { value: 0.37, label: "37 cents a terabyte" },
  invite: "Throw a switch",
  pick() {},
  ...over,
});
const wrong = steps.map((each) => ({ ...each, on: false, from: 109, to: 100 }));

const cases: Record<string, WaterfallOptions> = {
  "most thrown": options(),
  "with the state before": options({ before: { value: 12, label: "before: $12" } }),
  "nothing thrown": options({ steps: wrong, end: { value: 109, label: "$109 a terabyte" } }),
  "end and start at one place": options({ end: { value: 100, label: "$100 a terabyte" } }),
};
for (const [name, chart] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and inside at %i × %i, labels %i`, (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = waterfall(chart, place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(9);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });
}

/** The outlines of the bars, in their order. */
const bars = (chart: WaterfallOptions, width = 1200) =>
  [...waterfall(chart, frame(width, 480)).node.querySelectorAll('rect[fill="none"]')].filter(
    (rect) => !rect.hasAttribute("rx") && rect.hasAttribute("stroke"),
  );

describe("a step", () => {
  test("is as wide as what it divides by, wherever it begins", () => {
    const wide = bars(options()).map((rect) => number(rect, "width"));
    expect(wide).toHaveLength(5);
    const decade = wide[1]!;
    for (const [index, { from, to }] of steps.entries())
      expect(wide[index]! / decade).toBeCloseTo(Math.log10(from / to), 1);
  });

  test("begins where the last one thrown has ended, and ends to its left", () => {
    const [, vectorised, large, arm] = bars(options()).map((rect) => ({
      from: number(rect, "x") + number(rect, "width"),
      to: number(rect, "x"),
    }));
    expect(large!.from).toBeCloseTo(vectorised!.to, 0);
    expect(arm!.from).toBeCloseTo(vectorised!.to, 0);
    expect(large!.to).toBeLessThan(large!.from);
  });

  test("is hollow and dashed when it is not thrown, and hatched when it rests on an assumption", () => {
    const all = bars(options());
    expect(all.map((rect) => rect.hasAttribute("stroke-dasharray"))).toEqual([false, false, true, false, false]);
    const filled = [...waterfall(options(), frame(1200, 480)).node.querySelectorAll("rect")]
      .map((rect) => rect.getAttribute("fill") ?? "")
      .filter((fill) => fill === light.transfer || fill === light.money || fill.startsWith("url("));
    // Two of them are the ground of the hatching itself.
    expect(filled.filter((fill) => fill === light.transfer)).toHaveLength(1);
    expect(filled.filter((fill) => fill.startsWith("url("))).toHaveLength(1);
  });

  test("says how it is reckoned on a second line where there is one", () => {
    const tall = waterfall(options(), frame(1200, waterfallHeight(5, 2, 18)));
    const low = waterfall(options(), frame(1200, waterfallHeight(5, 1, 18)));
    expect(text(tall)).toContain("core-hours, not 46.3");
    expect(text(low)).not.toContain("core-hours, not 46.3");
    expect(text(low)).toContain("6 MB/s → 60 MB/s");
  });
});

test("a switch is thrown by a press on its row, or by Enter on the one the arrows have come to", () => {
  const picked: number[] = [];
  const { node } = waterfall(options({ pick: (index) => picked.push(index) }), frame(560, 360));
  const press = (target: Element, type: string, more: object = {}): void => {
    const event = new node.ownerDocument.defaultView!.Event(type, { bubbles: true });
    target.dispatchEvent(Object.assign(event, more));
  };
  const rows = [...node.querySelectorAll('rect[pointer-events="all"]')];
  expect(rows).toHaveLength(5);
  press(rows[3]!, "click");
  press(node, "keydown", { key: "ArrowDown" });
  press(node, "keydown", { key: "ArrowDown" });
  press(node, "keydown", { key: "Enter" });
  expect(picked).toEqual([3, 2]);
});

test("on paper there is nothing to press, and all of it stands", () => {
  const still = waterfall(options(), frame(560, 360, 18, { still: true }));
  expect(still.node.querySelector('[pointer-events="all"]')).toBeNull();
  expect(text(still)).toContain("37 cents a terabyte");
});

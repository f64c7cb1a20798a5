import { describe, expect, test } from "vitest";
import type { WaterfallStep } from "../../demos/chart/waterfall-step.ts";
import { waterfall, waterfallHeight, type WaterfallOptions } from "../../demos/chart/waterfall.ts";
import { light } from "../../demos/look/light.ts";
import { collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";
import { fire, press } from "./hand.ts";

const step = (label: string, from: number, to: number, over: Partial<WaterfallStep> = {}): WaterfallStep => ({
  label,
  other: "wrong way",
  on: true,
  from,
  to,
  hatched: false,
  wastes: ["×10, assumed", "×10"],
  short: ["÷10, assumed: 6 MB/s → 60 MB/s", "÷10, assumed", "÷10"],
  does: ["÷10 → 93 cents, assumed", "÷10, assumed", "÷10"],
  how: ["1 TB ÷ 60 MB/s = 4.63 core-hours, not 46.3", "6 MB/s → 60 MB/s"],
  words: [label, "what it does"],
  ...over,
});
const steps = [
  step("right region", 109, 9.26),
  step("vectorised", 9.26, 0.926, { hatched: true }),
  step("VM too large", 0.37, 0.093, { on: false, hatched: true }),
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
const wrong = steps.map((each) => ({ ...each, on: false }));

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

  test("begins where the last one thrown has ended; what is not thrown goes on from the end, to its left", () => {
    const [, vectorised, large, arm, spot] = bars(options()).map((rect) => ({
      from: number(rect, "x") + number(rect, "width"),
      to: number(rect, "x"),
    }));
    expect(arm!.from).toBeCloseTo(vectorised!.to, 0);
    expect(spot!.from).toBeCloseTo(arm!.to, 0);
    expect(large!.from).toBeCloseTo(spot!.to, 0);
  });

  test("is filled as waste while it is not thrown, and what it saved is hatched when it rests on an assumption", () => {
    const filled = (chart: WaterfallOptions): string[] =>
      [...waterfall(chart, frame(1200, 480)).node.querySelectorAll("rect")]
        .filter((rect) => number(rect, "width") > 1 && rect.getAttribute("opacity") !== "0" && !rect.closest("defs"))
        .map((rect) => /lost|money/.exec(rect.getAttribute("fill") ?? "")?.[0] ?? rect.getAttribute("fill")!)
        .map((fill) => (fill === light.money ? "plain" : fill))
        .filter((fill) => ["lost", "money", "plain"].includes(fill));
    expect(filled(options())).toEqual(["plain", "money", "lost", "plain", "plain"]);
    const none = { steps: wrong, end: { value: 109, label: "$109 a terabyte" } };
    expect(filled(options(none))).toEqual(["lost", "lost", "lost", "lost", "lost"]);
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
  const rows = [...node.querySelectorAll('rect[pointer-events="all"]')];
  expect(rows).toHaveLength(5);
  fire(rows[3]!, "click");
  press(node, "ArrowDown", "ArrowDown", "Enter");
  expect(picked).toEqual([3, 2]);
});

test("on paper there is nothing to press, and all of it stands", () => {
  const still = waterfall(options(), frame(560, 360, 18, { still: true }));
  expect(still.node.querySelector('[pointer-events="all"]')).toBeNull();
  expect(text(still)).toContain("37 cents a terabyte");
});

describe("the walk", () => {
  const walk = {
    // From where it starts to where it ends, in 4 seconds.
    value: (moment: number) => (moment >= 4 ? 0.37 : 109 * (0.37 / 109) ** (moment / 4)),
    label: (value: number) => `now ${value.toPrecision(2)}`,
  };
  const place = frame(1200, 480);
  const seen = (node: Element): string => [...node.querySelectorAll("text")].map((each) => each.textContent).join("|");

  test("throws one switch after the other, and each says what it wastes until then", () => {
    const drawn = waterfall(options({ walk }), place);
    drawn.at(0);
    expect(seen(drawn.node)).toContain("now 1.1e+2");
    expect(seen(drawn.node).match(/×10, assumed/g)).toHaveLength(5);
    const left = [0, 1, 2, 3, 4].map((moment) => {
      drawn.at(moment);
      return seen(drawn.node).match(/×10, assumed/g)!.length;
    });
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    // The one that is off.
    expect(left.at(-1)).toBe(1);
    expect(seen(drawn.node)).toContain("37 cents a terabyte");
  });

  test("shows a moment the same in any order, and stands at its end on paper", () => {
    const drawn = waterfall(options({ walk }), place);
    const fresh = waterfall(options({ walk }), place);
    for (const moment of [3, 0, 4, 1.3]) drawn.at(moment);
    fresh.at(1.3);
    expect(drawn.node.outerHTML).toBe(fresh.node.outerHTML);
    const still = waterfall(options({ walk }), frame(1200, 480, 18, { still: true }));
    still.at(0);
    expect(seen(still.node)).toContain("37 cents a terabyte");
  });

  test("piles waste up where nothing is thrown: what is not reached yet is not there", () => {
    const up = { value: (moment: number) => (moment >= 4 ? 109 : 0.37 * (109 / 0.37) ** (moment / 4)), label: String };
    const drawn = waterfall(options({ steps: wrong, end: { value: 109, label: "$109" }, walk: up }), place);
    const counts = [0, 2, 4].map((moment) => {
      drawn.at(moment);
      return seen(drawn.node).match(/×10, assumed/g)?.length ?? 0;
    });
    expect(counts[0]).toBeLessThan(counts[1]!);
    expect(counts[1]).toBeLessThan(counts[2]!);
    expect(counts[2]).toBe(5);
  });
});

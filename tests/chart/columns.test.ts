import { describe, expect, test } from "vitest";
import { columns, type Column, type ColumnsOptions } from "../../demos/chart/columns.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";
import { fire, press } from "./hand.ts";

const found: readonly Column[] = [
  { label: "megabytes", short: "MB", share: 0.12, detail: "30 people" },
  { label: "gigabytes", short: "GB", share: 0.52, detail: "127 people" },
  { label: "terabytes", short: "TB", share: 0.34, detail: "82 people" },
  { label: "petabytes", short: "PB", share: 0.02, detail: "6 people" },
];
const asked: readonly Column[] = found.map(({ label, short }) => ({ label, short }));
const options = (over: Partial<ColumnsOptions> = {}): ColumnsOptions => ({
  title: "the largest data of 245 Dask users",
  role: "measured",
  split: {
    after: 2,
    sides: [
      { figure: "64 %", label: "under a terabyte", role: "measured", yours: "you: 25 %" },
      { figure: "36 %", label: "a terabyte or more", role: "measured", yours: "you: 75 %" },
    ],
  },
  drawn: [0.05, 0.2, 0.6, 0.15],
  span: 4,
  ...over,
});

const cases: Record<string, [readonly Column[], ColumnsOptions]> = {
  "columns beside what was drawn": [found, options()],
  "columns alone": [found, { title: "data", role: "measured" }],
  "all in one column, and you are here": [
    found,
    options({
      drawn: [0, 0, 0, 1],
      here: { column: 1, label: "the demo: 30 GB on 20 machines, 3 min 40 s, simulated", role: "simulated" },
      picked: 1,
      pick() {},
    }),
  ],
  "the question": [asked, options({ drawn: [0.4, 1, 0.2, 0], draw() {} })],
};

for (const [name, [all, chart]] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and inside at %i × %i, labels %i`, (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = columns(all, chart, place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(4);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });
}

const bars = (all: readonly Column[], chart: ColumnsOptions) =>
  [...columns(all, chart, frame()).node.querySelectorAll("rect")].slice(0, all.length);
const stairs = (all: readonly Column[], chart: ColumnsOptions): number[] =>
  [
    ...columns(all, chart, frame())
      .node.querySelector("path[fill=none]")!
      .getAttribute("d")!
      .matchAll(/V([\d.]+)H/g),
  ].map(([, y]) => Number(y));

describe("heights", () => {
  test("are shares: a column of half as many is half as high", () => {
    const [small, large] = bars(found, options({ drawn: [1, 1, 1, 1] })).map((bar) => number(bar, "height"));
    expect(large! / small!).toBeCloseTo(52 / 12, 1);
  });

  test("of what was drawn count relative to one another, and stand on the same scale as the shares", () => {
    const half = stairs(found, options({ drawn: [0.05, 0.2, 0.6, 0.15] }));
    const double = stairs(found, options({ drawn: [0.025, 0.1, 0.3, 0.075] }));
    expect(half).toEqual(double);
    const same = options({ drawn: [0.12, 0.52, 0.34, 0.02] });
    expect(stairs(found, same)).toEqual(bars(found, same).map((bar) => expect.closeTo(number(bar, "y"), 0)));
  });

  test("are drawn as the hand has them while they are asked for", () => {
    const [first, second] = stairs(asked, options({ drawn: [0.5, 1, 0, 0] }));
    expect(second).toBeLessThan(first!);
    const picture = columns(asked, options({ drawn: [0.5, 1, 0, 0] }), frame());
    expect(wordsOf(picture).map(({ words }) => words)).toContain("you 67\u00a0%");
  });
});

test("the columns rise one after the other, and what was drawn stands there before", () => {
  const picture = columns(found, options(), frame());
  expect(changed(picture, 0, 2)).toBeGreaterThan(0);
  const tall = (at: number): number[] => {
    picture.at(at);
    return [...picture.node.querySelectorAll("rect")].slice(0, 4).map((bar) => number(bar, "height"));
  };
  expect(tall(0)).toEqual([0, 0, 0, 0]);
  const [first, second, third] = tall(2);
  expect([first! > 0, second! > 0, third]).toEqual([true, true, 0]);
  expect(tall(4).every((height) => height > 0)).toBe(true);
});

describe("drawing by keys", () => {
  const at = (drawn?: readonly number[]) => {
    const taken: (readonly number[])[] = [];
    const chart = options({ draw: (heights) => taken.push(heights) });
    const { drawn: _, ...blank } = chart;
    const { node } = columns(asked, drawn ? { ...chart, drawn } : blank, frame());
    return { node, press: (...keys: string[]) => press(node, ...keys), taken };
  };

  test("moves a copy of one column after the other, and Enter takes all", () => {
    const { node, press, taken } = at([0.1, 0.2, 0.3, 0.4]);
    press("ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown");
    expect(taken).toEqual([]);
    expect(node.getAttribute("aria-valuetext")).toMatch(/gigabytes.*Enter takes it$/);
    press("Enter");
    expect(taken).toEqual([[0.15, 0.1, 0.3, 0.4]]);
  });

  test("begins level, stays inside the plot, and Escape goes back", () => {
    const { press, taken } = at();
    press("End", ...Array.from({ length: 30 }, () => "ArrowUp"), "Enter");
    expect(taken[0]).toEqual([0.25, 0.25, 0.25, 1]);
    press(...Array.from({ length: 30 }, () => "ArrowDown"), "Enter", "Escape", "Enter");
    expect(taken.slice(1)).toEqual([
      [0.25, 0.25, 0.25, 0],
      [0.25, 0.25, 0.25, 0.25],
    ]);
  });
});

test("a drag sets the column it is over, and what was not drawn yet is nothing", () => {
  const taken: (readonly number[])[] = [];
  const { drawn: _, ...blank } = options({ draw: (heights) => taken.push(heights) });
  const { node } = columns(asked, blank, frame());
  const target = node.querySelector(".pick")!;
  Object.assign(target, { getScreenCTM: () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }) });
  const middle = number(target, "y") + number(target, "height") / 2;
  const spot = { clientX: 560 * 0.6, clientY: middle, buttons: 1, isPrimary: true };
  fire(target, "pointerdown", spot);
  expect(taken).toEqual([[0, 0, expect.closeTo(0.5, 1), 0]]);
});

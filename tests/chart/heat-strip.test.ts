import { describe, expect, test } from "vitest";
import { heatStrip, type HeatOptions, type HeatRow } from "../../demos/chart/heat-strip.ts";
import { heatPlan, LEVELS, levelsOf } from "../../demos/chart/heat-strip-plan.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

/** A thing that is there for a stretch, then not, and so on, in a way of its own. */
const heat = (seed: number): number[] =>
  Array.from({ length: 1000 }, (_, at) => (Math.floor(at / (20 + seed * 7)) % 3 ? ((at * seed) % 5) / 4 : 0));
const row = (name: string, group: readonly string[], seed: number): HeatRow => ({
  name,
  group,
  heat: heat(seed),
  figure: (pieces) => `${Math.round(pieces / 10)} %`,
});
const options = (over: Partial<HeatOptions> = {}): HeatOptions => ({
  title: "could one be had?",
  key: [
    { label: "yes", role: "measured" },
    { label: "no", role: "idle" },
  ],
  x: { min: 0, max: 1000, ticks: [0, 500, 1000].map((value) => ({ value, label: `day ${value}` })) },
  rows: [
    row("a", ["Virginia", "us-east-1"], 1),
    row("b", ["Virginia", "us-east-1"], 2),
    row("a", ["Ohio", "us-east-2"], 3),
    { ...row("any of them", [], 4), thick: true },
  ].map(({ group, ...rest }) => (group?.length ? { ...rest, group } : rest)),
  role: "measured",
  widest: "99.9 %",
  ends: [
    { at: 400, label: "the doors", role: "ink", dashed: true },
    { at: 400, label: "the demo", role: "simulated", dashed: true },
  ],
  spots: [{ row: 1, value: 400, label: "1", role: "you", filled: false }],
  held: [{ row: 2, from: 400, to: 480, role: "simulated" }],
  span: 4,
  say: (at, value) => [`row ${at}`, `piece ${value}`],
  ...over,
});

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const drawn = heatStrip(options(), place);
  const words = wordsOf(drawn);
  expect(words.map(({ words }) => words)).toEqual(expect.arrayContaining(["Virginia", "Ohio", "any of them", "100 %"]));
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
  expect(offences(drawn)).toEqual([]);
});

describe("a row", () => {
  test("is as dark in all as its heat, however few the columns", () => {
    for (const seed of [1, 2, 3, 4]) {
      const all = heat(seed);
      const mean = all.reduce((sum, part) => sum + part, 0) / all.length;
      for (const columns of [50, 173, 400]) {
        const dark = levelsOf(all, columns).reduce((sum, level) => sum + level, 0) / columns / LEVELS;
        expect(Math.abs(dark - mean), `${seed} in ${columns}`).toBeLessThan(0.012);
      }
    }
  });

  test("is white where there was nothing and full where there was all, with no rounding from its neighbours", () => {
    const levels = levelsOf(
      [...Array<number>(40).fill(0.4), ...Array<number>(40).fill(0), ...Array<number>(40).fill(1)],
      60,
    );
    expect(new Set(levels.slice(20, 40))).toEqual(new Set([0]));
    expect(new Set(levels.slice(40))).toEqual(new Set([LEVELS]));
    expect(levels.slice(0, 20)).toContain(2);
  });

  test("that is thick is higher, and groups stand apart", () => {
    const { rows } = heatPlan(options(), frame(1200, 480));
    expect(rows[3]!.height).toBeGreaterThan(rows[0]!.height * 1.5);
    const gap = (at: number): number => rows[at]!.y - rows[at - 1]!.y - rows[at - 1]!.height;
    expect(gap(2)).toBeGreaterThan(gap(1) * 2);
  });
});

test("a sweep uncovers it and carries the figures with it, in any order", () => {
  const drawn = heatStrip(options(), frame(1200, 480));
  expect(changed(drawn, 1, 2)).toBeGreaterThan(4);
  const clip = (): number => number(drawn.node.querySelector("clipPath rect")!, "width");
  drawn.at(4);
  const whole = clip();
  drawn.at(1);
  expect(clip()).toBeCloseTo(whole / 4, 0);
  expect(drawn.node.textContent).toContain("25 %");
  drawn.at(0);
  expect(clip()).toBe(0);
});

test("a still shows all of it, and is small", () => {
  const still = heatStrip(options(), frame(1200, 480, 18, { still: true }));
  still.at(0);
  expect(still.node.textContent).toContain("100 %");
  expect(text(still).length).toBeLessThan(20_000);
  expect(text(still)).not.toContain("tabindex");
});

test("arrow keys go through time and from row to row, and Enter takes the place", () => {
  const taken: [number, number][] = [];
  const { node } = heatStrip(
    options({ pick: (at, value) => taken.push([at, value]), picked: { row: 1, value: 400 } }),
    frame(),
  );
  expect(node.getAttribute("role")).toBe("slider");
  press(node, "ArrowRight");
  press(node, "ArrowDown");
  expect(node.getAttribute("aria-valuetext")).toBe("row 2, piece 411: Enter takes it");
  press(node, "Enter");
  press(node, "Home");
  press(node, "Enter");
  expect(taken).toEqual([
    [2, 411],
    [2, 0],
  ]);
});

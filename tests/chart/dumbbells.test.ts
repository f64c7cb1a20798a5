import { describe, expect, test } from "vitest";
import { dodged } from "../../demos/chart/dodge.ts";
import { dumbbells, type Dumbbell, type DumbbellsOptions } from "../../demos/chart/dumbbells.ts";
import { dumbbellsPlan } from "../../demos/chart/dumbbells-plan.ts";
import { textWidth } from "../../demos/chart/text.ts";
import { collisions, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const row = (id: string, low: number, high: number, over: Partial<Dumbbell> = {}): Dumbbell => ({
  id,
  label: `An engine called ${id}`,
  short: id,
  words: [`${id}: ${low} and ${high}`, "as measured"],
  marks: [
    { value: low, role: "measured", said: `${low}×`, spread: [low * 0.9, low * 1.1] },
    { value: high, role: "money", shape: "ring", said: `${high}×` },
  ],
  ...over,
});
const options = (over: Partial<DumbbellsOptions> = {}): DumbbellsOptions => ({
  title: "speed on two threads",
  key: [{ label: "threads", role: "measured", dot: true }],
  x: {
    scale: "linear",
    min: 0.5,
    max: 2.5,
    ticks: [1, 2, 0.5, 1.5, 2.5].map((value) => ({ value, label: `${value}×` })),
  },
  rows: [row("alpha", 1, 2), row("beta", 1.1, 1.9, { lead: true }), row("gamma", 0.8, 2)],
  reference: { at: 1, label: "one thread" },
  sides: [
    { from: 0.5, to: 1, role: "lost", label: "slower" },
    { from: 1, to: 2.5, role: "measured", label: "faster" },
  ],
  ends: [
    { at: 1.4, label: "your guess", role: "you", dashed: true },
    { at: 1.7, label: "the middle", role: "measured" },
  ],
  span: 4,
  ...over,
});
/** Sixty rows, few of them named. */
const many = (over: Partial<DumbbellsOptions> = {}): DumbbellsOptions =>
  options({
    x: { ...options().x, scale: "log" },
    rows: Array.from({ length: 60 }, (_, index) => {
      const { label, short, ...rest } = row(`r${index}`, 0.7 + index / 60, 1.2 + index / 90);
      return index > 20 && index < 30 ? { ...rest, label: label!, short: short!, rank: index } : rest;
    }),
    ...over,
  });

describe("dumbbells", () => {
  test.each(sizes)("words keep apart and inside at %i × %i, labels %i, with few rows and with many", (...size) => {
    const place = frame(...size);
    for (const given of [options(), many()]) {
      const drawn = dumbbells(given, place);
      const words = wordsOf(drawn);
      expect(words.length).toBeGreaterThan(7);
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, place)).toEqual([]);
      expect(offences(drawn)).toEqual([]);
    }
  });

  test("joins the marks of a row and shows their spread", () => {
    const { rows, x } = dumbbellsPlan(options(), frame(1200, 480, 18));
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [x(1), x(2)],
      [x(1.1), x(1.9)],
      [x(0.8), x(2)],
    ]);
    const { node } = dumbbells(options(), frame(1200, 480, 18));
    expect(node.querySelectorAll('line[stroke-linecap="round"][opacity]')).toHaveLength(3);
    expect(node.textContent).toContain("0.8×");
  });

  test("sets figures in a column of their own, under its head, with no mark in it", () => {
    const rows = options().rows.map((one) => ({ ...one, figure: { text: "1.25×", role: "measured" as const } }));
    const given = options({ rows, figures: "two threads" });
    for (const size of sizes) {
      const words = wordsOf(dumbbells(given, frame(...size)));
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, frame(...size))).toEqual([]);
    }
    const place = frame(1200, 480, 18);
    const plan = dumbbellsPlan(given, place);
    expect(plan.x(2.5)).toBeLessThan(1200 - textWidth("1.25×", 18, true));
    expect(dumbbells(given, place).node.textContent!.match(/1\.25×/g)).toHaveLength(rows.length);
    expect(dumbbells(given, place).node.textContent).toContain("two threads");
    expect(dumbbellsPlan({ ...given, rows: many().rows }, place).figures).toBe(false);
  });

  test("names stand near their rows where all rows have room, and make room for one another where not", () => {
    const few = dumbbellsPlan(options(), frame(1200, 480, 18));
    expect(few.gutter.dodged).toBe(false);
    for (const { y, name } of few.rows) expect(name!.y).toBeCloseTo(y, 6);
    const thin = dumbbellsPlan(many(), frame(1200, 480, 18));
    const named = thin.rows.flatMap(({ name }) => (name ? [name.y] : []));
    expect(thin.gutter.dodged).toBe(true);
    expect(named).toHaveLength(9);
    for (const [index, y] of named.entries()) if (index) expect(y - named[index - 1]!).toBeGreaterThanOrEqual(18);
  });

  test("gives up the words under the axis before the names of its rows", () => {
    const rows = ["a", "b", "c", "d", "e", "f"].map((id, index) => row(id, 1, 2 - index / 10));
    const heights = Array.from({ length: 30 }, (_, index) => 100 + index * 8);
    const plans = heights.map((height) => dumbbellsPlan(options({ rows }), frame(560, height, 18)));
    const kinds = plans.map(
      ({ under, gutter }) => `${under.length ? "words" : "none"} ${gutter.dodged ? "thin" : "thick"}`,
    );
    expect([...new Set(kinds)]).toEqual(["words thin", "none thick", "words thick"]);
    for (const { gutter, rows: placed } of plans)
      if (!gutter.dodged) for (const { y, name } of placed) expect(name!.y).toBeCloseTo(y, 6);
  });

  test("keeps the names with the lowest rank where not all find room", () => {
    const wanted = [5, 1, 4, 2].map((rank, index) => ({ index, rank, y: 50 }));
    const kept = dodged(wanted, { x: 0, y: 0, width: 10, height: 45 }, 20);
    expect([...kept.keys()]).toEqual([1, 3]);
    expect([...kept.values()]).toEqual([15, 35]);
  });

  test("brings the rows from the top, and uprights when all have come; guesses are there from the start", () => {
    const { node, at } = dumbbells(options(), frame());
    const seen = (): string[] =>
      wordsOf({ node, at })
        .filter((one) => one.seen)
        .map(({ words }) => words);
    at(0);
    expect(seen()).toContain("your guess");
    expect(seen()).not.toContain("the middle");
    const opacities = () => [...node.querySelectorAll("svg > g[opacity]")].map((one) => one.getAttribute("opacity"));
    expect(opacities()).toEqual(["0", "0", "0"]);
    at(2);
    expect(opacities()).toEqual(["1", "0.5", "0"]);
    at(4);
    expect(opacities()).toEqual(["1", "1", "1"]);
    expect(seen()).toContain("the middle");
    at(2);
    expect(opacities()).toEqual(["1", "0.5", "0"]);
  });

  test("draws a box that is ticked, and a cross where that was wrong", () => {
    const paths = (tick: Dumbbell["tick"]) =>
      dumbbells(options({ rows: [row("a", 1, 2, { tick: tick! })] }), frame()).node.querySelectorAll("path").length;
    expect(paths({ ticked: false })).toBe(0);
    expect(paths({ ticked: true })).toBe(1);
    expect(paths({ ticked: true, wrong: false })).toBe(1);
    expect(paths({ ticked: false, wrong: true })).toBe(2);
  });

  test("names rows by keyboard, those without a name too, and picks one", () => {
    const picked: string[] = [];
    const { node } = dumbbells(many({ pick: (id) => picked.push(id) }), frame());
    press(node, "ArrowDown", "ArrowDown");
    expect(node.getAttribute("aria-valuetext")).toContain("r1:");
    press(node, "End", "Enter");
    expect(node.getAttribute("aria-valuetext")).toContain("r59:");
    expect(picked).toEqual(["r59"]);
  });

  test("begins at the row that is picked", () => {
    const { node } = dumbbells(options({ picked: "gamma" }), frame());
    press(node, "ArrowDown");
    expect(node.getAttribute("aria-valuetext")).toContain("gamma");
  });

  test("has no negative sizes on no ground, and takes no keys in a still", () => {
    for (const [width, height] of [
      [60, 20],
      [1, 1],
    ] as const)
      expect(offences(dumbbells(many(), frame(width, height, 12)))).toEqual([]);
    expect(dumbbells(options(), frame(560, 360, 18, { still: true })).node.getAttribute("tabindex")).toBeNull();
  });
});

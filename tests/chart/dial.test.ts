import { describe, expect, test } from "vitest";
import { dial, type DialOptions } from "../../demos/chart/dial.ts";
import { dialPlan } from "../../demos/chart/dial-plan.ts";
import { collisions, escapes, frame, offences, sizes, text, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const tick = (value: number, label = `$${value}`) => ({ value, label });
const options = (over: Partial<DialOptions> = {}): DialOptions => ({
  min: 0.01,
  max: 1000,
  ticks: [0.01, 0.1, 1, 10, 100, 1000].map((value) => tick(value)),
  words: [tick(3.2, "a coffee"), tick(32, "a dinner"), tick(320, "a flight")],
  caption: "for one terabyte",
  readout: (value) => (value === undefined ? "$ ?" : `$${Number(value.toPrecision(2))}`),
  say: (value) => `a price of $${Number(value.toPrecision(2))}`,
  pick() {},
  ...over,
});

describe("a wheel that is turned to a value", () => {
  for (const picked of [undefined, 0.01, 20, 1000]) {
    test.each(sizes)(`words keep apart and inside at %i × %i, labels %i, at ${picked}`, (width, height, label) => {
      const place = frame(width, height, label);
      const drawn = dial(options(picked === undefined ? {} : { picked }), place);
      const words = wordsOf(drawn);
      expect(words.length).toBeGreaterThanOrEqual(8);
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, place)).toEqual([]);
      expect(offences(drawn)).toEqual([]);
    });
  }

  test("every value has its angle, and every angle the nearest value", () => {
    const { turn, value, reach } = dialPlan(options(), frame());
    expect(turn(0.01)).toBeCloseTo(-reach, 9);
    expect(turn(Math.sqrt(10))).toBeCloseTo(0, 9);
    expect(turn(1000)).toBeCloseTo(reach, 9);
    for (const at of [0.01, 0.5, 3, 700]) expect(value(turn(at))).toBeCloseTo(at, 9);
    expect(value(-Math.PI)).toBeCloseTo(0.01, 9);
    expect(value(Math.PI)).toBeCloseTo(1000, 6);
    expect(turn(1e9)).toBeCloseTo(reach, 9);
  });

  test("goes past a half circle where the frame is high for its width", () => {
    expect(dialPlan(options(), frame(1200, 480)).reach).toBeCloseTo(Math.PI / 2, 9);
    expect(dialPlan(options(), frame(300, 300, 12)).reach).toBeGreaterThan(Math.PI / 2);
  });

  test("is the question until it is turned", () => {
    expect(dial(options(), frame()).node.textContent).toContain("$ ?");
    const turned = dial(options({ picked: 20 }), frame());
    expect(turned.node.textContent).toContain("$20");
    expect(turned.node.textContent).not.toContain("?");
    expect(turned.node.getAttribute("aria-valuetext")).toBe("a price of $20");
  });

  test("arrow keys turn it, Enter takes the value, Escape lets it go back", () => {
    const taken: number[] = [];
    const { node } = dial(options({ picked: 1, pick: (value) => taken.push(value) }), frame());
    const before = node.outerHTML;
    press(node, "ArrowRight", "ArrowUp");
    expect(node.textContent).toContain("Enter takes it");
    expect(node.getAttribute("aria-valuetext")).toMatch(/^a price of \$1\.3: Enter takes it$/);
    press(node, "Escape");
    expect(node.outerHTML).toBe(before);
    press(node, "End", "Enter", "Home", " ");
    expect(taken[0]).toBeCloseTo(1000, 6);
    expect(taken[1]).toBeCloseTo(0.01, 9);
  });

  test("leaves the deck's own keys alone", () => {
    const taken: number[] = [];
    const { node } = dial(options({ pick: (value) => taken.push(value) }), frame());
    const before = node.outerHTML;
    press(node, "PageDown", "3", "Escape");
    expect(node.outerHTML).toBe(before);
    expect(taken).toEqual([]);
  });

  test("a still has the same picture and nothing to turn", () => {
    const { node } = dial(options({ picked: 20 }), frame(560, 360, 18, { still: true }));
    expect(node.querySelector(".pick")).toBeNull();
    expect(node.getAttribute("role")).toBeNull();
    expect(text({ node, at() {} })).toContain("$20");
  });
});

import { describe, expect, test } from "vitest";
import { stepped, steppedHeight, type SteppedOptions } from "../../demos/chart/stepped.ts";
import { collisions, cornersOf, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";

const options = (over: Partial<SteppedOptions> = {}): SteppedOptions => ({
  label: "workers",
  role: "read",
  value: (at) => `${Math.round(at)} so far`,
  until: 10,
  areas: [
    { role: "read", levels: [[0, 0], [2, 4], [8, 0]] }, // prettier-ignore
    { role: "starting", kind: "waiting", levels: [[1, 4], [2, 0]] }, // prettier-ignore
  ],
  lines: [{ role: "you", look: "dashed", levels: [[0, 0], [3, 2], [5, 0], [6, 1], [7, 0]] }], // prettier-ignore
  key: [
    { label: "computing", role: "read" },
    { label: "arriving", role: "starting" },
  ],
  ticks: [0, 5, 10].map((value) => ({ value, label: `${value} s` })),
  ...over,
});

describe("steps over time", () => {
  test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = stepped(options(), place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(3);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });

  test("areas stand on one another, and only where there is any", () => {
    const { node } = stepped(options({ areas: [
      { role: "read", levels: [[0, 1]] },
      { role: "idle", levels: [[0, 0], [5, 1], [6, 0]] },
    ], lines: [] }), frame(560)); // prettier-ignore
    const [lower, upper] = [...node.querySelectorAll("path")].map((path) => path.getAttribute("d")!);
    const ys = (d: string) => cornersOf(d).flatMap((corners) => corners.map(([, y]) => y));
    expect(Math.max(...ys(upper!))).toBeCloseTo(Math.min(...ys(lower!)), 5);
    expect(upper!.match(/M/g)).toHaveLength(1);
  });

  test("a dashed line has gaps where there is nothing", () => {
    const { node } = stepped(options({ areas: [] }), frame(560));
    const d = node.querySelector("[stroke-dasharray][fill=none]")!.getAttribute("d")!;
    expect(d.match(/M/g)).toHaveLength(2);
  });

  test("uncovers to the moment, in any order", () => {
    const used = stepped(options(), frame(560));
    for (const at of [3, 9, 0, 5, 20, -1]) {
      used.at(at);
      const fresh = stepped(options(), frame(560));
      fresh.at(at);
      expect(String(used.node)).toBe(String(fresh.node));
    }
    used.at(5);
    expect(used.node.textContent).toMatch(/5 so far/);
  });

  test("says how high it is without its plot", () => {
    const [wide, narrow] = [frame(900, 300, 18), frame(260, 300, 18)];
    const without = options({ key: [] });
    expect(steppedHeight(options(), narrow)).toBeGreaterThan(steppedHeight(without, narrow));
    expect(steppedHeight(options(), wide), "the key stands beside the label").toBe(steppedHeight(without, wide));
  });
});

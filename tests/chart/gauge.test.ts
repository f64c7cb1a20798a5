import { expect, test } from "vitest";
import { gauge, gaugeHeight, type GaugeOptions } from "../../demos/chart/gauge.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";

const options = (over: Partial<GaugeOptions> = {}): GaugeOptions => ({
  label: "share of thread time that computes",
  value: (moment) => Math.min(0.61, moment / 10),
  format: (share) => `${Math.round(share * 100)}\u00a0%`,
  role: "simulated",
  ghost: { value: 0.27, label: "before: 27\u00a0%" },
  marks: [{ value: 0.64, from: 0.58, to: 0.7, label: "real Dask, 2 workers: 64\u00a0%", role: "measured" }],
  ...over,
});
const batches = {
  value: 0.9,
  from: 0.86,
  to: 0.93,
  label: "real Dask, in batches: 90\u00a0%",
  role: "measured" as const,
};
const [mark] = options().marks;

const cases: Record<string, GaugeOptions> = {
  "a ghost and a mark": options(),
  "no marks": { ...options({ marks: [] }), ghost: { value: 0, label: "before: 0\u00a0%" } },
  "two marks": options({ marks: [mark!, batches] }),
  "all in one place": options({
    ghost: { value: 0.64, label: "before: 64\u00a0%" },
    marks: [mark!, { ...batches, value: 0.64, from: 0.6, to: 0.66 }],
  }),
  "at both ends": options({
    ghost: { value: 1, label: "before: 100\u00a0%" },
    marks: [{ ...mark!, value: 0, from: 0, to: 0.02 }],
  }),
};

for (const [name, chart] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and in their height at %i × %i, labels %i`, (width, _, label) => {
    const place = frame(width, gaugeHeight(label, chart, width), label);
    const words = wordsOf(gauge(chart, place));
    expect(words).toHaveLength(3 + chart.marks.length);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
  });
}

test("without a width, the height is the most it takes at any", () => {
  for (const chart of Object.values(cases)) {
    for (const [width, , label] of sizes) {
      expect(gaugeHeight(label, chart)).toBeGreaterThanOrEqual(gaugeHeight(label, chart, width));
    }
  }
});

test("the fill is the share of the track, and the figure says it", () => {
  const picture = gauge(options(), frame());
  const [track, fill] = [...picture.node.querySelectorAll("rect")];
  picture.at(3);
  expect(number(fill!, "width") / number(track!, "width")).toBeCloseTo(0.3, 2);
  expect(wordsOf(picture).map(({ words }) => words)).toContain("30\u00a0%");
});

test("shares beyond the bar stay on it", () => {
  const picture = gauge(options({ value: (moment) => moment }), frame());
  const [track, fill] = [...picture.node.querySelectorAll("rect")];
  picture.at(-1);
  expect(number(fill!, "width")).toBe(0);
  picture.at(7);
  expect(number(fill!, "width")).toBe(number(track!, "width"));
});

test("shows every moment the same, whatever was shown before, and changes two nodes", () => {
  const used = gauge(options(), frame());
  for (const moment of [2, 0, 5, 99, 1]) {
    const fresh = gauge(options(), frame());
    used.at(moment);
    fresh.at(moment);
    expect(text(used)).toBe(text(fresh));
  }
  expect(changed(used, 1, 2)).toBe(2);
});

test("a still shows the end", () => {
  const still = gauge(options(), frame(560, 120, 18, { still: true }));
  still.at(1);
  expect(wordsOf(still).map(({ words }) => words)).toContain("61\u00a0%");
});

test("has presentation attributes only", () => {
  expect(offences(gauge(options({ marks: [mark!, batches] }), frame()))).toEqual([]);
});

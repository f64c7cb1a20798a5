import { describe, expect, test } from "vitest";
import { curves, type CurveLine, type CurvesOptions } from "../../demos/chart/curves.ts";
import { humanTicks } from "../../demos/chart/human-time.ts";
import { collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";
import { fire } from "./hand.ts";

/** Shares of time that compute, by task length, as one scheduler allows them: what the chart is made for. */
const line = (workers: number): CurveLine => ({
  label: workers === 16 ? "16 workers" : workers.toLocaleString("en-US"),
  role: "simulated",
  lead: workers === 16,
  points: Array.from({ length: 21 }, (_, at) => {
    const seconds = 10 ** (at / 5 - 3);
    return [seconds, 1 / (1 + (0.0008 * workers + 0.0012) / seconds)] as const;
  }),
});
const lines = [2, 16, 128, 1000].map(line);
const half = { value: 0.5, label: "50\u00a0%", strong: true };
const options = (over: Partial<CurvesOptions> = {}): CurvesOptions => ({
  x: { min: 1e-4, max: 10, scale: "log", ticks: humanTicks(1e-4, 10) },
  y: { scale: "linear", min: 0, max: 1, rules: [{ value: 1, label: "100\u00a0%" }, half, { value: 0, label: "0" }] },
  title: "share of worker time that computes, by task length",
  bands: [
    { from: 0.0002, to: 0.001, label: "Dask says 0.2–1\u00a0ms", role: "dask" },
    { from: 0.0013, to: 0.0013, label: "we measured 1.3\u00a0ms", role: "measured" },
  ],
  points: [
    {
      label: "real Dask 2022.12.1, 2 workers",
      role: "measured",
      points: [
        { x: 0.001, y: 0.27, from: 0.26, to: 0.29 },
        { x: 0.01, y: 0.86, from: 0.8, to: 0.9 },
        { x: 0.1, y: 0.97 },
      ],
    },
  ],
  marks: [{ value: 0.01, y: 0.43, label: "this run", detail: "43\u00a0%", role: "you" }],
  ...over,
});

const cases: Record<string, readonly [readonly CurveLine[], CurvesOptions]> = {
  "a whole study": [lines, options({ pick() {} })],
  "a study of which one line has come": [[line(2)], options()],
  "a study of which nothing has come": [[], options()],
  "a value picked": [lines.slice(0, 2), options({ marks: [], pick() {}, picked: 0.03, sayPicked: () => "30\u00a0ms" })],
  "time and cost against machines": [
    [
      { label: "time", role: "read", points: [1, 2, 4, 8, 256].map((n) => [n, 1 / n + 0.05] as const) },
      { label: "cost", role: "money", dashed: true, points: [1, 2, 4, 8, 256].map((n) => [n, 1 + n / 20] as const) },
    ],
    {
      x: { min: 1, max: 256, scale: "log", ticks: [1, 4, 16, 64, 256].map((value) => ({ value, label: `${value}` })) },
      y: { scale: "log", min: 0.03, max: 20, rules: [0.1, 1, 10].map((value) => ({ value, label: `${value}×` })) },
      title: "against one machine, by number of machines",
    },
  ],
};

describe.each(Object.entries(cases))("%s", (_, [drawn, chart]) => {
  test.each(sizes)("keeps its words apart and in the frame at %i × %i, labels %i", (...size) => {
    const place = frame(...size);
    const words = wordsOf(curves(drawn, chart, place));
    expect(words.length).toBeGreaterThan(5);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    const said = words.map(({ words }) => words).join(" ");
    for (const { label } of [...drawn, ...(chart.points ?? [])]) expect(said).toContain(label);
  });

  test("shows every moment the same, in any order, with attributes only", () => {
    const moving = { ...chart, span: 4 };
    const used = curves(drawn, moving, frame());
    for (const moment of [3, 0, 9, 1.5]) {
      const fresh = curves(drawn, moving, frame());
      used.at(moment);
      fresh.at(moment);
      expect(text(used)).toBe(text(fresh));
    }
    expect(offences(used)).toEqual([]);
  });
});

test("a point stands where it was measured, its whisker from the least to the most", () => {
  const place = frame(1168, 520);
  const points = [{ label: "one", role: "measured" as const, points: [{ x: 10, y: 0.5, from: 0.25, to: 0.75 }] }];
  const x = { min: 1, max: 100, scale: "log" as const, ticks: [] };
  const picture = curves([], { ...options({ marks: [], bands: [] }), x, points }, place);
  const rules = [...picture.node.querySelectorAll("line")];
  const heights = rules.filter((rule) => rule.getAttribute("stroke") === "#d9d5ca").map((rule) => number(rule, "y1"));
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const dot = picture.node.querySelector("circle")!;
  expect(number(dot, "cy")).toBeCloseTo((top + bottom) / 2, 0);
  const across = rules.find((rule) => number(rule, "y1") === top)!;
  expect(number(dot, "cx")).toBeCloseTo((number(across, "x1") + number(across, "x2")) / 2, 0);
  const whisker = rules.filter(
    (rule) => rule.getAttribute("stroke") === "#1f6f54" && number(rule, "x1") === number(rule, "x2"),
  );
  expect(whisker).toHaveLength(1);
  const ends = [number(whisker[0]!, "y1"), number(whisker[0]!, "y2")].sort((a, b) => a - b);
  expect(ends[0]).toBeCloseTo(top + (bottom - top) / 4, 0);
  expect(ends[1]).toBeCloseTo(bottom - (bottom - top) / 4, 0);
});

test("where curves are close a mark is named on the picture, beside its dot or its stem", () => {
  const place = frame(580, 400);
  for (const [x, y] of [
    [0.01, 0.86],
    [0.1, 0.98],
    [0.3, 0.99],
    [1, 0.998],
    [3, 0.999],
    [10, 1],
  ] as const) {
    const mark = { value: x, y, label: "here: 99\u00a0%", role: "you" as const };
    const picture = curves(lines, options({ bands: [], marks: [mark] }), place);
    const words = wordsOf(picture);
    const named = words.filter(({ words }) => words.startsWith("here:"));
    expect(named, `at ${x}`).toHaveLength(1);
    expect(words.filter(({ words }) => words.includes("■"))).toEqual([]);
    expect(collisions(words)).toEqual([]);
  }
});

describe("picking with keys", () => {
  const drawn = (over: Partial<CurvesOptions> = {}) => {
    const picks: number[] = [];
    const place = frame();
    const chart = options({
      marks: [],
      pick: (x) => picks.push(x),
      sayPicked: (x) => `${x.toPrecision(2)} s`,
      ...over,
    });
    const { node } = curves(lines, chart, place);
    const press = (key: string): Event => fire(node, "keydown", { key });
    return { picks, node, press, value: () => node.getAttribute("aria-valuetext") ?? "" };
  };

  test("the picture is a slider that keeps its keys from the deck and says its value", () => {
    const { node, value } = drawn({ picked: 0.03 });
    expect(node.getAttribute("role")).toBe("slider");
    expect(node.getAttribute("tabindex")).toBe("0");
    expect(node.hasAttribute("data-demo-keys")).toBe(true);
    expect(node.hasAttribute("aria-hidden")).toBe(false);
    expect(value()).toBe("0.030 s");
  });

  test("arrows move the handle, Enter picks what it says", () => {
    const { picks, press, value } = drawn({ picked: 0.03 });
    expect(press("ArrowRight").defaultPrevented).toBe(true);
    expect(value()).toBe("0.034 s: Enter takes it");
    expect(picks).toEqual([]);
    press("Enter");
    expect(picks.map((x) => x.toPrecision(2))).toEqual(["0.034"]);
    press("End");
    press("ArrowRight");
    press("Enter");
    expect(picks[1]).toBeCloseTo(10);
    press("Escape");
    expect(value()).toContain("0.030 s");
    expect(press("q").defaultPrevented).toBe(false);
  });

  test("a chart that picks nothing, and a still, are only to be looked at", () => {
    expect(curves(lines, options(), frame()).node.hasAttribute("tabindex")).toBe(false);
    const still = curves(lines, options({ pick() {}, picked: 1 }), frame(560, 360, 18, { still: true }));
    expect(still.node.hasAttribute("tabindex")).toBe(false);
    expect(still.node.getAttribute("aria-hidden")).toBe("true");
  });
});

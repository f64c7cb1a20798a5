import { expect, test } from "vitest";
import { ruler, rulerHeight, type RulerOptions } from "../../demos/chart/ruler.ts";
import { collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";

const options = (marks: RulerOptions["marks"]): RulerOptions => ({
  title: "a month, US dollars",
  x: {
    min: 10,
    max: 1e6,
    ticks: [10, 100, 1000, 10_000, 100_000, 1e6].map((value) => ({ value, label: `$${value}` })),
  },
  marks,
});
const expected = { value: 300, to: 600, label: "expected: $300 to $600", role: "ink" } as const;
const told = { value: 50_000, label: "told: $50,000", role: "lost" } as const;
const cases: Record<string, RulerOptions> = {
  "nothing on it": options([]),
  "a range and a value": options([expected, told]),
  "four of them": options([
    expected,
    told,
    { value: 1000, label: "your guess: $1,000", role: "you", dashed: true },
    { value: 52_000, label: "the demo: $52,000", role: "simulated", dashed: true },
  ]),
  "beyond both ends": options([
    { ...told, value: 1e9 },
    { ...told, value: 0.01, label: "told: a cent" },
  ]),
};

for (const [name, chart] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and in their height at %i × %i, labels %i`, (width, _, label) => {
    const place = frame(width, 500, label);
    const whole = frame(width, rulerHeight(chart, place), label);
    const words = wordsOf(ruler(chart, whole));
    expect(words.length).toBeGreaterThan(chart.marks.length);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, whole)).toEqual([]);
  });
}

test("a value is a dot, a range a bar between its ends, and both stay on the axis", () => {
  const { node } = ruler(cases["a range and a value"]!, frame());
  expect(node.querySelectorAll("circle")).toHaveLength(1);
  const thick = [...node.querySelectorAll("line")].filter((line) => number(line, "stroke-width") > 5);
  expect(thick).toHaveLength(1);
  const dot = number(node.querySelector("circle")!, "cx");
  expect(number(thick[0]!, "x2")).toBeGreaterThan(number(thick[0]!, "x1"));
  expect(number(thick[0]!, "x2")).toBeLessThan(dot);
  for (const circle of ruler(cases["beyond both ends"]!, frame()).node.querySelectorAll("circle")) {
    expect(number(circle, "cx")).toBeGreaterThanOrEqual(0);
    expect(number(circle, "cx")).toBeLessThanOrEqual(560);
  }
  expect(offences(ruler(cases["four of them"]!, frame()))).toEqual([]);
});

test("how far off a guess is is pale on the axis between the two, whichever is larger, and does not leave it", () => {
  const gapOf = (from: number, to: number): readonly [from: number, to: number] => {
    const { node } = ruler({ ...cases["a range and a value"]!, gap: { from, to, role: "you" } }, frame());
    const pale = node.querySelector("rect[opacity]")!;
    return [number(pale, "x"), number(pale, "x") + number(pale, "width")];
  };
  const dot = number(ruler(cases["a range and a value"]!, frame()).node.querySelector("circle")!, "cx");
  expect(gapOf(500, 50_000)[1]).toBeCloseTo(dot, 0);
  expect(gapOf(200_000, 50_000)[0]).toBeCloseTo(dot, 0);
  expect(gapOf(50_000, 1e9)[1]).toBeLessThanOrEqual(560);
});

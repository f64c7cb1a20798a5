import { expect, test } from "vitest";
import { fit } from "../../demos/chart/axis.ts";
import { textWidth } from "../../demos/chart/text.ts";

const ticks = ["first", "second", "third", "fourth"].map((label, index) => ({
  label,
  value: index * 40,
  rank: [0, 2, 1, 0][index]!,
}));
const x = (value: number): number => value;
const span = ({ at, anchor, tick }: ReturnType<typeof fit>[number]) => {
  const width = textWidth(tick.label, 12);
  const from = at - { start: 0, middle: width / 2, end: width }[anchor];
  return { from, to: from + width };
};

test("where there is room every label stands under its value, those at the edges inwards", () => {
  const fitted = fit(ticks, (value) => value * 3, 12, { left: 0, right: 360 });
  expect(fitted.map(({ tick, anchor }) => [tick.label, anchor])).toEqual([
    ["first", "start"],
    ["second", "middle"],
    ["third", "middle"],
    ["fourth", "end"],
  ]);
});

test("where there is not, the lowest ranks stay and no two touch", () => {
  for (const right of [200, 120, 90, 60]) {
    const fitted = fit(ticks, (value) => (x(value) * right) / 120, 12, { left: 0, right });
    const spans = fitted.map(span);
    for (const [index, { to }] of spans.entries()) expect(to).toBeLessThan(spans[index + 1]?.from ?? Infinity);
    expect(spans[0]!.from).toBeGreaterThanOrEqual(0);
    expect(spans.at(-1)!.to).toBeLessThanOrEqual(right + 0.01);
    expect(fitted[0]!.tick.label).toBe("first");
  }
  expect(fit(ticks, x, 12, { left: 0, right: 120 }).map(({ tick }) => tick.label)).not.toContain("second");
});

test("words may be nudged a little to stand beside each other", () => {
  const words = [
    { label: "a film", value: 100 },
    { label: "a night", value: 136 },
  ];
  expect(fit(words, x, 12, { left: 0, right: 300 })).toHaveLength(1);
  const nudged = fit(words, x, 12, { left: 0, right: 300, nudge: 12 });
  expect(nudged).toHaveLength(2);
  for (const { x, at } of nudged) expect(Math.abs(at - x)).toBeLessThanOrEqual(12);
});

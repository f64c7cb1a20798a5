import { expect, test } from "vitest";
import { slope, type SlopeOptions } from "../../demos/chart/slope.ts";
import { collisions, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";

const options: SlopeOptions = {
  title: "share of people",
  columns: ["2019", "2020", "2021"],
  lines: [
    { label: "one", role: "read", lead: true, values: [0.47, 0.45, 0.4] },
    { label: "two", role: "you", lead: true, values: [0.35, 0.35, 0.3] },
    { label: "three", role: "clean", lead: true, values: [0.29, 0.34, 0.32] },
    ...["four", "five", "six", "seven"].map((label, index) => ({
      label,
      role: "soft" as const,
      values: [0.07, 0.08, 0.07 + index / 100],
    })),
  ],
  say: (value) => `${Math.round(value * 100)} %`,
};

test.each(sizes)("words keep apart and in the frame at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const words = wordsOf(slope(options, place));
  for (const said of ["47 %", "40 % one", "30 % two", "32 % three"])
    expect(words.map((each) => each.words)).toContain(said);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("each line stands where its shares are, those that matter in front", () => {
  const { node } = slope(options, frame());
  const paths = [...node.querySelectorAll("path")];
  expect(paths).toHaveLength(7);
  expect(paths.slice(-3).every((path) => Number(path.getAttribute("stroke-width")) > 3)).toBe(true);
  expect(node.querySelectorAll("circle")).toHaveLength(21);
  expect(offences(slope(options, frame()))).toEqual([]);
});

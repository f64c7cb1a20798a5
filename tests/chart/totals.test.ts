import { expect, test } from "vitest";
import { totals, totalsHeight, type Total } from "../../demos/chart/totals.ts";
import { collisions, escapes, frame, offences, sizes, text, wordsOf } from "./frame.ts";

const total: Total = {
  role: "lost",
  figure: (at) => `${Math.min(34.8, at)}×`,
  lead: () => ["billed: 23,172 node-hours a day", "billed: 23,172 node-hours"],
  rest: () => ["for 667 node-hours of work, which is what was wanted", "for 667 node-hours"],
};

test.each(sizes)("words keep apart and in their height at %i × %i, labels %i", (width, _, label) => {
  const place = frame(width, totalsHeight(label), label);
  const words = wordsOf(totals(total, place));
  expect(words).toHaveLength(3);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("takes the longest form that fits, and the last where none does", () => {
  const said = (width: number) => wordsOf(totals(total, frame(width, 60, 18))).map(({ words }) => words);
  expect(said(1200)).toContain("billed: 23,172 node-hours a day");
  expect(said(360)).toContain("for 667 node-hours");
});

test("runs to any moment in any order, and stands at its end in a still", () => {
  const used = totals(total, frame());
  for (const at of [3, 0, 99, 7]) {
    const fresh = totals(total, frame());
    used.at(at);
    fresh.at(at);
    expect(text(used)).toBe(text(fresh));
  }
  const still = totals(total, frame(560, 60, 18, { still: true }));
  still.at(2);
  expect(text(still)).toContain("34.8×");
  expect(offences(used)).toEqual([]);
});

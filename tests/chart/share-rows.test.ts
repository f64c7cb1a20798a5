import { expect, test } from "vitest";
import { shareRows, type ShareRowsOptions } from "../../demos/chart/share-rows.ts";
import { collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";

const options: ShareRowsOptions = {
  title: "how often?",
  rows: [
    { label: "us-east-2b, Ohio", short: "us-east-2b", share: 0.456, said: "46 %", role: "measured" },
    { label: "nowhere", share: 0, said: "0 %", role: "measured" },
    { label: "in one of the three", short: "any of three", share: 0.767, said: "77 %", role: "measured", lead: true },
  ],
  span: 2,
};

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const drawn = shareRows(options, place);
  const words = wordsOf(drawn);
  expect(words).toHaveLength(7);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
  expect(offences(drawn)).toEqual([]);
});

test("bars are as long as their shares of the whole, and grow to it", () => {
  const drawn = shareRows(options, frame(1200, 300));
  const widths = (): number[] => [...drawn.node.querySelectorAll("rect")].map((bar) => number(bar, "width"));
  drawn.at(2);
  const [whole, first, , none, , last] = widths() as [number, number, number, number, number, number];
  expect(first / whole).toBeCloseTo(0.456, 3);
  expect(none).toBe(0);
  expect(last / whole).toBeCloseTo(0.767, 3);
  drawn.at(1);
  expect(widths()[1]).toBeCloseTo(first / 2, 0);
});

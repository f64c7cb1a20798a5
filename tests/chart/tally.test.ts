import { expect, test } from "vitest";
import { tally, type TallyOptions } from "../../demos/chart/tally.ts";
import { collisions, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";

const area = (label: string, checks: number, passed = checks, hatched = false) => ({
  label,
  parts: [{ checks, passed, hatched }],
});
const options: TallyOptions = {
  tallies: [
    {
      title: "one decision at a time",
      figure: "58 of 58",
      areas: [area("how many workers", 24), area("moving work", 23), area("memory", 11, 11, true)],
    },
    { title: "recorded runs", figure: "58 of 59", areas: [area("one job", 7, 6), area("a cluster that scales", 52)] },
  ],
  role: "measured",
  names: { full: "passed", hatched: "read only", hollow: "missed" },
  note: { head: "The one that misses", text: "Its workers stood still although tasks were ready." },
};

test.each(sizes)("words keep apart and inside, and squares inside, at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const picture = tally(options, place);
  const words = wordsOf(picture);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
  for (const square of picture.node.querySelectorAll("rect[stroke]")) {
    expect(Number(square.getAttribute("x")) + Number(square.getAttribute("width"))).toBeLessThanOrEqual(width + 0.5);
    expect(Number(square.getAttribute("y")) + Number(square.getAttribute("height"))).toBeLessThanOrEqual(height + 0.5);
  }
  expect(offences(picture)).toEqual([]);
});

test("every check is a square: hatched where the proof is weaker, hollow and crossed out where it failed", () => {
  const node = tally(options, frame(1200, 480, 18)).node;
  // One more of each stands in the key.
  expect(node.querySelectorAll("rect[stroke]")).toHaveLength(117 + 3);
  expect(node.querySelectorAll('rect[stroke][fill^="url("]')).toHaveLength(11 + 1);
  const hollow = tally(
    { ...options, tallies: [{ ...options.tallies[1]!, areas: [area("one job", 7, 4)] }] },
    frame(560, 360, 18),
  ).node;
  expect(hollow.querySelectorAll('rect[stroke-width="1.8"]').length).toBe(3 + 1);
});

test("the note stands below the last area where there is room", () => {
  const said = (width: number, height: number, label: number) =>
    wordsOf(tally(options, frame(width, height, label))).map(({ words }) => words);
  expect(said(1200, 480, 18)).toContain("The one that misses");
  expect(said(358, 240, 14)).not.toContain("The one that misses");
});

import { expect, test } from "vitest";
import { lane, laneHeight } from "../../demos/chart/lane.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";

const options = {
  label: "the scheduler",
  role: "dask" as const,
  stretches: Array.from({ length: 200 }, (_, index) => ({ start: index * 0.005, stop: index * 0.005 + 0.004 })),
  until: 1,
  value: (moment: number) => `busy ${Math.round(moment * 80)}\u00a0%`,
};

test.each(sizes)("keeps its words apart and in its height at %i × %i, labels %i", (width, _, label) => {
  const place = frame(width, laneHeight(label), label);
  const words = wordsOf(lane(options, place));
  expect(words.map(({ words }) => words)).toEqual(["the scheduler", "busy 80\u00a0%"]);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("uncovers up to the moment, the same in any order, changing two nodes", () => {
  const used = lane(options, frame(500, 60, 18));
  for (const moment of [0.7, 0, 0.25, 9]) {
    const fresh = lane(options, frame(500, 60, 18));
    used.at(moment);
    fresh.at(moment);
    expect(text(used)).toBe(text(fresh));
    expect(number(used.node.querySelector("clipPath rect")!, "width")).toBe(Math.min(1, moment) * 500);
  }
  expect(changed(used, 0.2, 0.4)).toBe(2);
  expect(offences(used)).toEqual([]);
});

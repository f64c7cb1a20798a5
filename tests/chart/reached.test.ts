import { expect, test } from "vitest";
import { reached, shareAt, type ReachedOptions } from "../../demos/chart/reached.ts";
import { collisions, escapes, frame, offences, sizes, text, wordsOf } from "./frame.ts";

const HOUR = 3600;
const line = (label: string, most: number, from: number) => ({
  label,
  role: "ink" as const,
  points: Array.from({ length: 20 }, (_, index): [number, number] => [
    from * HOUR * 1.1 ** index,
    (most * (index + 1)) / 20,
  ]),
});
const options: ReachedOptions = {
  lines: [
    { ...line("one way", 0.6, 7), role: "simulated", lead: true },
    line("any way", 1, 6.5),
    line("a third", 0.98, 6.5),
  ],
  marks: [
    { x: 10 * HOUR, share: 0.15, label: "this one: 10 h", detail: "later than 15 %", role: "you" },
    { x: 30 * HOUR, share: 0.5, label: "before: 30 h", role: "soft", dashed: true },
  ],
  x: {
    min: 6 * HOUR,
    max: 48 * HOUR,
    ticks: [6, 48, 12, 24].map((hours) => ({ value: hours * HOUR, label: `${hours} h` })),
  },
  title: ["how many of so many are done within …", "done within …"],
  span: 4,
};

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const drawn = reached(options, place);
  expect(wordsOf(drawn).filter(({ words }) => words.includes("%") && words.includes("way"))).toHaveLength(2);
  expect(collisions(wordsOf(drawn))).toEqual([]);
  expect(escapes(wordsOf(drawn), place)).toEqual([]);
  expect(offences(drawn)).toEqual([]);
});

test("a line's name says the share it comes to, and in the sweep the share come to", () => {
  const drawn = reached(options, frame());
  const words = (): string[] => wordsOf(drawn).map(({ words: each }) => each);
  expect(words()).toContain("one way 60\u00a0%");
  expect(words()).toContain("any way 100\u00a0%");
  drawn.at(0);
  expect(words()).toContain("any way 0\u00a0%");
  drawn.at(4);
  expect(text(drawn)).toBe(text(reached(options, frame())));
});

test("before its first point nothing has got there, after its last all that ever do", () => {
  expect(shareAt(options.lines[0]!, HOUR)).toBe(0);
  expect(shareAt(options.lines[0]!, 1e9)).toBeCloseTo(0.6);
});

test("without lines it is an empty scale", () => {
  const drawn = reached({ ...options, lines: [], marks: [] }, frame());
  expect(offences(drawn)).toEqual([]);
  expect(text(drawn)).not.toContain("<path");
});

import { describe, expect, test } from "vitest";
import { samples, type SampleRow, type SamplesOptions } from "../../demos/chart/samples.ts";
import { collisions, escapes, frame, offences, sizes, text, wordsOf } from "./frame.ts";

const row = (id: string, ...of: [number, SampleRow["samples"][number]["kind"], string][]): SampleRow => ({
  id,
  name: `1 ${id}`,
  short: id,
  samples: of.map(([value, kind, label]) => ({ value, kind, label })),
  whose: "one machine of ours, 2026",
});
const rows = [
  row("said", [19, "said", "19 times"], [1, "said", "1 story"]),
  row("people", [245, "people", "245 people"], [17_898, "log", "17,898 jobs"]),
  row("log", [491_265, "log", "491,265 jobs"], [5, "own", "5 lengths"]),
  row("others", [53, "others", "53 set-ups"], [47, "others", "47 queries"]),
];
const options: SamplesOptions = {
  label: "Pick a lesson",
  rows,
  outlined: [
    { name: "the fleet", from: 1e5, to: 1e6, label: "100,000s of clusters", short: "clusters", whose: "private" },
    {
      name: "the fleet",
      from: 1e9,
      to: 1e10,
      label: "1,000,000,000s of functions",
      short: "functions",
      whose: "private",
    },
  ],
  kinds: { log: "entries in a log", people: "people’s answers", others: "by others", own: "by us", said: "only said" },
  x: {
    min: 1,
    max: 1e10,
    ticks: Array.from({ length: 11 }, (_, power) => ({ value: 10 ** power, label: `1e${power}`, rank: power })),
  },
  pick: () => {},
};
const words = (over: Partial<SamplesOptions> = {}, ...size: Parameters<typeof frame>) =>
  wordsOf(samples({ ...options, ...over }, frame(...size))).map((one) => one.words);

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  const set = wordsOf(samples(options, place));
  expect(collisions(set)).toEqual([]);
  expect(escapes(set, place)).toEqual([]);
});

describe("labels", () => {
  test("of main samples always stand; a second one goes without where it would touch", () => {
    for (const [width, height, label] of sizes)
      for (const { samples: mine } of rows) expect(words({}, width, height, label)).toContain(mine[0]!.label);
    expect(words({}, 1200, 480, 18)).toContain("17,898 jobs");
    expect(words({}, 288, 240, 12)).not.toContain("47 queries");
  });

  test("say whose each is only where there is room for a column", () => {
    expect(words({}, 1200, 480, 18)).toContain("one machine of ours, 2026");
    expect(words({}, 358, 300, 14)).not.toContain("one machine of ours, 2026");
  });

  test("the key goes where rows have no room for it", () => {
    expect(words({}, 1200, 480, 18)).toContain("only said");
    expect(words({}, 358, 120, 14)).not.toContain("only said");
  });
});

test("a mark stands where its value is, a power of ten as far as the next", () => {
  const node = samples(options, frame(1200, 480, 18)).node;
  const circles = [...node.querySelectorAll("circle")].map((one) => Number(one.getAttribute("cx")));
  const ticks = [...node.querySelectorAll("line[x1]")].map((one) => Number(one.getAttribute("x1")));
  // 1 story stands on the first line of the axis.
  expect(Math.min(...circles.map((at) => Math.abs(at - Math.min(...ticks.filter((x) => x > 0)))))).toBeLessThan(0.2);
  const [from, to] = [...node.querySelectorAll("rect[stroke-dasharray]")].map((one) =>
    Number(one.getAttribute("width")),
  );
  expect(from).toBeCloseTo(to!, 0);
});

describe("a row in front", () => {
  const note = [
    { head: "What it is not", text: "Not of Dask. ".repeat(120).trim() },
    { head: "What it is", text: "Jobs of a centre." },
  ];

  test("fades the others, and is told at the right as far as there is room", () => {
    const place = frame(1200, 480, 18);
    const picture = samples({ ...options, picked: "log", note }, place);
    const set = wordsOf(picture);
    expect(picture.node.querySelectorAll('g[opacity="0.38"]')).toHaveLength(rows.length - 1);
    expect(set.map((one) => one.words)).toContain("What it is not");
    expect(set.some((one) => one.words.endsWith(" …"))).toBe(true);
    expect(collisions(set)).toEqual([]);
    expect(escapes(set, place)).toEqual([]);
    expect(words({ picked: "log", note }, 358, 300, 14)).not.toContain("What it is not");
  });

  test("is picked by a press on its row or by Enter", () => {
    const picked: string[] = [];
    const picture = samples({ ...options, pick: (id) => picked.push(id) }, frame(1200, 480, 18));
    const { Event } = picture.node.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
    picture.node.querySelectorAll('rect[pointer-events="all"]')[2]!.dispatchEvent(new Event("click"));
    const enter = Object.assign(new Event("keydown"), { key: "Enter" });
    picture.node.dispatchEvent(enter);
    expect(picked).toEqual(["log", "said"]);
  });
});

test("has no style, keeps its ids, and stands still", () => {
  const picture = samples(options, frame());
  expect(offences(picture)).toEqual([]);
  const before = text(picture);
  picture.at(5);
  expect(text(picture)).toBe(before);
});

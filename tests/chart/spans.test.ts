import { describe, expect, test } from "vitest";
import { spans, type SpanRow, type SpansOptions } from "../../demos/chart/spans.ts";
import { collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";

const step = (least: number, most: number) => ({ least, most, role: "starting" as const });
const row = (id: string, start: [number, number][], said: string, stop?: number): SpanRow => ({
  id,
  label: `The way that is called ${id}`,
  short: id,
  sums: [
    { steps: start.map(([least, most]) => step(least, most)), said },
    stop === undefined ? { steps: [], said: "not documented" } : { steps: [step(stop, stop)], said: "10 min" },
  ],
  source: `a document on ${id}`,
});
const options = (over: Partial<SpansOptions> = {}): SpansOptions => ({
  titles: ["until nodes are there", "idle, until not billed"],
  key: [{ label: "start", role: "starting" }, { label: "hatched: up to" }],
  rows: [
    row(
      "slow",
      [
        [0, 60],
        [180, 240],
      ],
      "3 to 5 min",
      600,
    ),
    row("quick", [[78, 78]], "1 min 18 s"),
    row("long", [[480, 600]], "8 to 10 min"),
  ],
  ...over,
});

describe("ways in two halves", () => {
  test.each(sizes)("keep their words apart and in the frame at %i × %i, labels %i", (width, height, label) => {
    const place = frame(width, height, label);
    const words = wordsOf(spans(options(), place));
    expect(words.map(({ words: said }) => said)).toEqual(expect.arrayContaining(["3 to 5 min", "not documented"]));
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(spans(options(), place))).toEqual([]);
  });

  test("draw both halves on one scale: what is certain solid, the rest hatched", () => {
    const { node } = spans(options(), frame(1200, 400, 18));
    const bars = [...node.querySelectorAll("rect")].filter(
      (rect) => !rect.hasAttribute("pointer-events") && !rect.closest("pattern"),
    );
    const solid = bars.filter((rect) => rect.getAttribute("fill")!.startsWith("#") && !rect.hasAttribute("stroke"));
    const hatched = bars.filter((rect) => rect.getAttribute("fill")!.startsWith("url"));
    expect(
      solid.map((rect) => number(rect, "width") / number(solid[0]!, "width")).map((part) => Math.round(part * 180)),
    ).toEqual([180, 600, 78, 480]);
    expect(hatched.map((rect) => Math.round((number(rect, "width") / number(solid[0]!, "width")) * 180))).toEqual([
      60, 60, 120,
    ]);
  });

  test("give up the axis before names of rows touch: every bar has its figure", () => {
    const rows = Array.from({ length: 7 }, (_, at) => row(`w${at}`, [[60, 60 + at]], `${60 + at} s`));
    const words = (height: number) => wordsOf(spans(options({ rows }), frame(560, height, 18)));
    const [tall, low] = [words(300), words(220)];
    expect(tall.some(({ words: said }) => said === "0")).toBe(true);
    expect(low.some(({ words: said }) => said === "0")).toBe(false);
    for (const each of [tall, low]) {
      expect(collisions(each)).toEqual([]);
      expect(each.map(({ words: said }) => said)).toEqual(expect.arrayContaining(["60 s", "66 s"]));
    }
  });

  test("say what nobody says in a dashed box, never as a bar of nothing", () => {
    const { node } = spans(options(), frame(1200, 400, 18));
    expect(node.querySelectorAll("rect[stroke-dasharray]")).toHaveLength(2);
  });

  test("name a row with who says so, and pick it, by keys and by hand", () => {
    const picked: string[] = [];
    const { node } = spans(options({ pick: (id) => picked.push(id) }), frame(1200, 400, 18));
    const { Event } = node.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
    node.dispatchEvent(new Event("focus"));
    expect(node.getAttribute("aria-valuetext")).toContain("a document on slow");
    for (const key of ["ArrowDown", "Enter"]) node.dispatchEvent(Object.assign(new Event("keydown"), { key }));
    expect(node.getAttribute("aria-valuetext")).toContain("a document on quick");
    [...node.querySelectorAll("rect[cursor]")].at(-1)!.dispatchEvent(new Event("click"));
    expect(picked).toEqual(["quick", "long"]);
  });

  test("a still has nothing to go through", () => {
    expect(spans(options(), frame(560, 360, 18, { still: true })).node.getAttribute("tabindex")).toBeNull();
  });
});

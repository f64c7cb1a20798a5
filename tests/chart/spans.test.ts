import { describe, expect, test } from "vitest";
import { spans, type SpanRow, type SpansOptions } from "../../demos/chart/spans.ts";
import { collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";
import { fire, press } from "./hand.ts";

const JOB = 600;
const row = (id: string, start: [number, number][], said: string, idle?: number): SpanRow => ({
  id,
  label: `The way that is called ${id}`,
  short: id,
  steps: [
    ...start.map(([least, most]) => ({ least, most, role: "starting" as const })),
    { least: JOB, most: JOB, role: "read" },
    ...(idle === undefined ? [] : [{ least: idle, most: idle, role: "idle" as const }]),
  ],
  ...(idle === undefined ? { open: "idle" as const } : {}),
  said: [`${said} to come`, said],
  source: `a document on ${id}`,
});
const options = (over: Partial<SpansOptions> = {}): SpansOptions => ({
  key: [
    { label: "start", role: "starting" },
    { label: "the job", role: "read" },
  ],
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
/** All that is drawn of steps, from left to right in row after row. */
const bars = (node: Element): Element[] =>
  [...node.querySelectorAll("rect")].filter(
    (rect) => !rect.hasAttribute("pointer-events") && !rect.closest("pattern") && !rect.hasAttribute("cursor"),
  );
const end = (bar: Element): number => number(bar, "x") + number(bar, "width");

describe("ways as lanes of steps", () => {
  test.each(sizes)("keep their words apart and in the frame at %i × %i, labels %i", (width, height, label) => {
    const place = frame(width, height, label);
    for (const over of [{}, { pin: { id: "slow", at: 700, label: "the demo: 12 min, simulated" } }]) {
      const words = wordsOf(spans(options(over), place));
      for (const said of ["3 to 5 min", "1 min 18 s", "8 to 10 min"])
        expect(words.filter(({ words: each }) => each.startsWith(said))).toHaveLength(1);
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, place)).toEqual([]);
      expect(offences(spans(options(over), place))).toEqual([]);
    }
  });

  test("draw their steps one after the other on one scale: what is certain strong, what it may take pale", () => {
    const { node } = spans(options(), frame(1200, 400, 18));
    const strong = bars(node).filter((bar) => !bar.hasAttribute("opacity"));
    const pale = bars(node).filter((bar) => bar.hasAttribute("opacity"));
    const job =
      number(
        bars(node).find((bar) => bar.getAttribute("fill")!.startsWith("#"))!,
        "width",
      ) / JOB;
    const seconds = (bar: Element): number => Math.round(number(bar, "width") / job);
    // A fade is as wide on every row: nobody says how long it is.
    const fades = strong.filter((bar) => bar.getAttribute("fill")!.startsWith("url(#test-open"));
    expect(strong.filter((bar) => !fades.includes(bar)).map(seconds)).toEqual([180, 600, 600, 78, 600, 480, 600]);
    expect(pale.map(seconds)).toEqual([60, 60, 120]);
    const first = bars(node).slice(0, 5);
    for (const [index, bar] of first.slice(1).entries()) expect(number(bar, "x")).toBeCloseTo(end(first[index]!), 0);
  });

  test("hatch what starts and nothing else", () => {
    const { node } = spans(options(), frame(1200, 400, 18));
    const hatched = bars(node).filter((bar) => /^url\(#(?!test-open)/.test(bar.getAttribute("fill")!));
    // Three ways: two steps and a rest of each of the first, one, one and its rest.
    expect(hatched).toHaveLength(6);
    expect(new Set(hatched.map((bar) => bar.getAttribute("fill"))).size).toBe(1);
  });

  test("fade where nobody says how long it goes on, and only there", () => {
    const { node } = spans(options(), frame(1200, 400, 18));
    const fades = bars(node).filter((bar) => bar.getAttribute("fill")!.startsWith("url(#test-open"));
    expect(fades.map((bar) => bar.getAttribute("fill"))).toEqual(["url(#test-open-quick)", "url(#test-open-long)"]);
    expect(new Set(fades.map((bar) => number(bar, "width"))).size).toBe(1);
    const stops = [...node.querySelectorAll("linearGradient")].map((fade) => [...fade.querySelectorAll("stop")]);
    for (const [, last] of stops) expect(last!.getAttribute("stop-opacity")).toBe("0");
  });

  test("give up the axis before names of rows touch: every bar has its figure", () => {
    const rows = Array.from({ length: 7 }, (_, at) => row(`w${at}`, [[60, 60 + at]], `${60 + at} s`));
    const words = (height: number) => wordsOf(spans(options({ rows }), frame(560, height, 18)));
    const [tall, low] = [words(300), words(170)];
    expect(tall.some(({ words: said }) => said === "0")).toBe(true);
    expect(low.some(({ words: said }) => said === "0")).toBe(false);
    for (const each of [tall, low]) {
      expect(collisions(each)).toEqual([]);
      for (const said of ["60 s", "66 s"])
        expect(each.filter(({ words: one }) => one.startsWith(said))).toHaveLength(1);
    }
  });

  test("pin the demo on its own row, with a line and a dot in the colour of what is simulated", () => {
    const pin = { id: "quick", at: 678, label: "the demo: 11 min, simulated" };
    const place = frame(1200, 400, 18);
    const { node } = spans(options({ pin }), place);
    const dot = node.querySelector("circle")!;
    expect(dot.getAttribute("fill")).toBe(place.palette("simulated"));
    // The end of that way's job, at the middle of its bar.
    const job = bars(node).filter((bar) => bar.getAttribute("fill") === place.palette("read"))[1]!;
    expect(number(dot, "cx")).toBeCloseTo(end(job), 0);
    expect(number(dot, "cy")).toBeCloseTo(number(job, "y") + number(job, "height") / 2, 0);
    expect(node.textContent).toContain(pin.label);
    expect(spans(options({ pin: { ...pin, id: "nobody" } }), place).node.querySelector("circle")).toBeNull();
  });

  test("name a row with who says so, and pick it, by keys and by hand", () => {
    const picked: string[] = [];
    const { node } = spans(options({ pick: (id) => picked.push(id) }), frame(1200, 400, 18));
    fire(node, "focus");
    expect(node.getAttribute("aria-valuetext")).toContain("a document on slow");
    press(node, "ArrowDown", "Enter");
    expect(node.getAttribute("aria-valuetext")).toContain("a document on quick");
    const row = [...node.querySelectorAll("rect[cursor]")].at(-1)!;
    fire(row, "click");
    expect(picked).toEqual(["quick", "long"]);
  });

  test("a still has nothing to go through", () => {
    expect(spans(options(), frame(560, 360, 18, { still: true })).node.getAttribute("tabindex")).toBeNull();
  });
});

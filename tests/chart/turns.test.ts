import { describe, expect, test } from "vitest";
import { turns, type TurnBar, type TurnsOptions } from "../../demos/chart/turns.ts";
import { frame, sizes } from "./frame.ts";

const bars: TurnBar[] = [
  { row: 0, start: 0, stop: 1, turn: "has" },
  { row: 1, start: 0, stop: 1, turn: "waits" },
  { row: 0, start: 1, stop: 2, turn: "free" },
  { row: 1, start: 1, stop: 2, turn: "has" },
];
const options: TurnsOptions = {
  rows: ["one", "two"],
  until: 2,
  names: { has: "has it", waits: "waits", free: "without" },
  roles: { has: "read", free: "clean" },
  calls: {
    name: "calls",
    role: "dask",
    each: [
      { from: 0.2, at: 1 },
      { from: 1.4, at: 1.4 },
    ],
    say: (late) => `${late} late`,
    late: 0.1,
    punctual: "on time",
  },
};
const draw = (over: Partial<TurnsOptions> = {}, size = sizes[1]!, more = {}) =>
  turns(bars, { ...options, ...over }, frame(...size, more));

describe("turns", () => {
  test.each(sizes)("name rows, what occurs, and how late a call was: %i × %i", (...size) => {
    const words = draw({}, size).node.textContent!;
    for (const each of ["one", "two", "has it", "waits", "without", "calls", "0.8 late"]) expect(words).toContain(each);
    expect(words).not.toContain("on time");
  });

  test("draw what waits as high as what has it, and hatched", () => {
    const paths = [...draw().node.querySelectorAll("path")];
    const height = (path: Element): number => Number(/v([\d.]+)/.exec(path.getAttribute("d")!)![1]);
    const waiting = paths.find((path) => path.getAttribute("fill")!.startsWith("url"))!;
    expect(paths).toHaveLength(3);
    for (const path of paths) expect(height(waiting)).toBeCloseTo(height(path), 1);
  });

  test("say only what occurs, and that nobody was late", () => {
    const node = turns(
      bars.filter(({ turn }) => turn === "has"),
      { ...options, calls: { ...options.calls!, each: [{ from: 1, at: 1 }] } },
      frame(),
    ).node;
    expect(node.textContent).not.toMatch(/waits|without/);
    expect(node.textContent).toContain("on time");
  });

  test("come from the left, and how late a call was only once it was answered", () => {
    const picture = draw();
    const late = () =>
      [...picture.node.querySelectorAll("text")].find(({ textContent }) => textContent === "0.8 late")!;
    const clip = () => Number(picture.node.querySelector("clipPath rect")!.getAttribute("width"));
    picture.at(0.5);
    const half = clip();
    expect(late().getAttribute("opacity")).toBe("0");
    picture.at(2);
    expect(clip()).toBeGreaterThan(half);
    expect(late().getAttribute("opacity")).toBe("1");
    picture.at(0.5);
    expect(clip()).toBe(half);
    expect(draw({}, sizes[1]!, { still: true }).node.querySelector("clipPath rect")!.getAttribute("width")).not.toBe(
      String(half),
    );
  });

  test("leave out names where rows are too many for them", () => {
    const rows = Array.from({ length: 40 }, (_, index) => `row ${index + 1}`);
    const { calls: _, ...alone } = options;
    const names = [...turns(bars, { ...alone, rows }, frame()).node.querySelectorAll("text")].filter(
      ({ textContent }) => textContent!.startsWith("row"),
    );
    expect(names.length).toBeGreaterThan(4);
    expect(names.length).toBeLessThan(20);
  });
});

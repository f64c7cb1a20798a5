import { expect, test } from "vitest";
import { stepped, steppedGutter, type SteppedOptions } from "../../demos/chart/stepped.ts";
import { escapes, frame, wordsOf } from "./frame.ts";

const options = (over: Partial<SteppedOptions> = {}): SteppedOptions => ({
  label: "nodes",
  role: "money",
  value: () => "",
  until: 100,
  ticks: [{ value: 0, label: "midnight" }],
  widest: "1,000",
  areas: [
    {
      role: "read",
      levels: [
        [0, 1000],
        [5, 0],
      ],
    },
    {
      role: "idle",
      levels: [
        [0, 0],
        [5, 1000],
        [50, 900],
      ],
      edge: "money",
      label: ["billed and idle", "idle"],
    },
  ],
  ...over,
});

test("a wide number at the left finds its room", () => {
  const place = frame();
  expect(steppedGutter(place, "1,000")).toBeGreaterThan(steppedGutter(place));
  const words = wordsOf(stepped(options(), place));
  expect(words.map(({ words: said }) => said)).toContain("1,000");
  expect(escapes(words, place)).toEqual([]);
});

test("a band is named where it is widest, in the first form that fits, or not at all", () => {
  const said = (width: number, height = 300) =>
    wordsOf(stepped(options(), frame(width, height, 18))).map(({ words }) => words);
  expect(said(560)).toContain("billed and idle");
  expect(said(150)).toContain("idle");
  expect(said(90)).not.toContain("idle");
  expect(said(560, 60)).not.toContain("billed and idle");
});

test("its edge runs along its top, and nowhere where there is none of it", () => {
  const { node } = stepped(options(), frame());
  const edge = [...node.querySelectorAll("path")].find((path) => path.getAttribute("fill") === "none")!;
  const runs = edge.getAttribute("d")!.match(/M/g);
  expect(runs).toHaveLength(1);
  const apart = stepped(
    options({
      areas: [
        {
          role: "idle",
          levels: [
            [0, 5],
            [10, 0],
            [20, 5],
            [30, 0],
          ],
          edge: "money",
        },
      ],
    }),
    frame(),
  );
  const twice = [...apart.node.querySelectorAll("path")].find((path) => path.getAttribute("fill") === "none")!;
  expect(twice.getAttribute("d")!.match(/M/g)).toHaveLength(2);
});

import { describe, expect, test } from "vitest";
import { topShare, type Portion, type TopShareOptions } from "../../demos/chart/top-share.ts";
import { escapes, frame, wordsOf } from "./frame.ts";

const portions: readonly Portion[] = [
  { share: 0.45, figure: "45 % of the work", short: "45 %", where: "at SURF" },
  { share: 0.36, figure: "36 % of the work", short: "36 %", where: "at MetaCentrum" },
  { share: 0.99, figure: "over 99 % of the work", short: "over 99 %", where: "at Google" },
];
const options: TopShareOptions = {
  from: { share: 0.01, figure: "the largest 1 % of jobs" },
  all: ["all jobs", "all work"],
  role: "measured",
  span: 4,
};
const sizes = [
  [660, 300, 18],
  [1160, 400, 18],
  [470, 280, 18],
  [358, 260, 14],
  [280, 200, 12],
] as const;

describe("a small part that is a large part of something else", () => {
  test.each(sizes)("keeps its words in the frame at %i × %i, and says every share", (width, height, label) => {
    const place = frame(width, height, label);
    const words = wordsOf(topShare(portions, options, place));
    expect(escapes(words, place)).toEqual([]);
    const said = words.map((each) => each.words).join(" | ");
    for (const share of ["1 % of jobs", "45 %", "at SURF", "36 %", "at MetaCentrum", "over 99 %", "at Google"])
      expect(said).toContain(share);
  });

  test("fills each bar to its share, and opens the fan to the first of them", () => {
    const place = frame(600, 300, 18);
    const picture = topShare(portions, options, place);
    const filled = () =>
      [...picture.node.querySelectorAll("rect")]
        .filter((rect) => rect.getAttribute("fill") === place.palette("measured"))
        .map((rect) => Number(rect.getAttribute("width")));
    const [sliver, ...parts] = filled();
    expect(sliver).toBeCloseTo(6, 1);
    expect(parts).toEqual([270, 216, 594]);
    const fan = () => picture.node.querySelector("path")!.getAttribute("d")!;
    expect(fan()).toMatch(/L270 /);
    picture.at(2);
    expect(filled().slice(1)).toEqual([135, 108, 297]);
    expect(fan()).toMatch(/L135 /);
    picture.at(4);
    expect(filled().slice(1)).toEqual(parts);
  });

  test("says a share only when it has been reached", () => {
    const picture = topShare(portions, options, frame());
    const shown = () =>
      [...picture.node.querySelectorAll("text")]
        .filter((text) => text.getAttribute("opacity") !== "0")
        .map((text) => text.textContent)
        .join(" ");
    picture.at(0);
    expect(shown()).toContain("1 % of jobs");
    expect(shown()).not.toContain("45 %");
    picture.at(4);
    expect(shown()).toContain("45 % of the work");
  });
});

import { expect, test } from "vitest";
import { cut, folded } from "../../demos/chart/fold.ts";
import { textWidth } from "../../demos/chart/text.ts";

const words = "They are users of centres, grids and clusters, not of Dask, and a job is not a session.";

test("lines hold all words in order, each within the width", () => {
  for (const width of [120, 200, 400]) {
    const lines = folded(words, 18, width);
    expect(lines.join(" ")).toBe(words);
    for (const line of lines) expect(textWidth(line, 18)).toBeLessThanOrEqual(width);
    for (const [index, line] of lines.slice(0, -1).entries())
      expect(textWidth(`${line} ${lines[index + 1]!.split(" ")[0]!}`, 18)).toBeGreaterThan(width);
  }
});

test("a word wider than the width stands alone, and no words make no more than an empty line", () => {
  expect(folded("a counterrevolutionary b", 18, 60)).toEqual(["a", "counterrevolutionary", "b"]);
  expect(folded("", 18, 60).join("")).toBe("");
});

test("what is cut says so", () => {
  expect(cut(["a", "b", "c"], 2)).toEqual(["a", "b …"]);
  expect(cut(["a", "b"], 2)).toEqual(["a", "b"]);
  expect(cut(["a", "b"], 0)).toEqual([]);
});

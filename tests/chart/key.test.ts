import { expect, test } from "vitest";
import { key } from "../../demos/chart/key.ts";
import { picture } from "../../demos/chart/svg.ts";
import { escapes, frame, wordsOf } from "./frame.ts";

const items = [
  { label: "one row a thread" },
  { label: "read", role: "read" as const },
  { label: "clean", role: "clean" as const },
];

test.each([560, 200, 120])("every item is set, in lines within %i pixels and the height it names", (width) => {
  const place = frame(width, 360, 14);
  const root = picture(place);
  const words = key(items, place, width);
  words.draw(root, 0, 0);
  const lines = wordsOf({ node: root, at() {} });
  expect(lines.map((line) => line.words).join("")).toBe("one row a thread■read■clean");
  expect(escapes(lines, { ...place, height: words.height })).toEqual([]);
});

test("without items it takes no room", () => {
  expect(key([], frame(), 560).height).toBe(0);
});

import { describe, expect, test } from "vitest";
import type { Beat } from "../../slides/lesson.ts";
import { paged, stepsBefore } from "../../slides/present/print.ts";

describe("the pages of pictures after a slide", () => {
  const of = (count: number) => paged(Array.from({ length: count }, (_, at) => at));

  test.each(Array.from({ length: 13 }, (_, count) => count))(
    "hold %i pictures in order, three at most to each",
    (count) => {
      const pages = of(count);
      expect(pages.flat()).toEqual(Array.from({ length: count }, (_, at) => at));
      const sizes = pages.map(({ length }) => length);
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(3);
      expect(pages).toHaveLength(Math.ceil(count / 3));
      // None stands alone on a page after a full one.
      if (count) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    },
  );
});

describe("the pictures before the last", () => {
  const beats: Beat[] = [
    { evidence: "answer=hidden", ask: true },
    { evidence: "answer=shown" },
    { demo: "workers=1" },
    { demo: "workers=9", at: 3 },
    { demo: "workers=9" },
    { takeaway: true },
  ];

  test("leave out what the slide still shows, and nothing else", () => {
    expect(stepsBefore(beats).map(({ view: { state, at } }) => [state, at])).toEqual([
      ["answer=hidden", undefined],
      ["workers=1", undefined],
      ["workers=9", 3],
    ]);
  });

  test("always have the question, for a pen", () => {
    expect(stepsBefore(beats.slice(0, 1)).map(({ view }) => view.state)).toEqual(["answer=hidden"]);
  });

  test("are none where each figure has only one", () => {
    expect(stepsBefore([{ evidence: "a=1" }, { demo: "b=1" }])).toEqual([]);
  });
});

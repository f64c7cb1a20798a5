import { expect, test } from "vitest";
import { offBy } from "../../demos/contract/verdict.ts";

const dear = ["too dear", "too cheap"] as const;
const nbsp = (words: string): string => words.replaceAll("\u00a0", " ");

test("a guess within a tenth of the answer is right", () => {
  for (const guess of [10, 9.1, 10.9]) expect(offBy(guess, 10, "", dear).error).toBe("right");
  expect(offBy(11.5, 10, "", dear).error).not.toBe("right");
});

test("a guess of the same order is off by a share of the answer", () => {
  expect(nbsp(offBy(15, 10, "", dear).error)).toBe("50 % too dear");
  expect(nbsp(offBy(6, 10, "", dear).error)).toBe("40 % too cheap");
});

test("a guess of another order is off by a number of times", () => {
  expect(offBy(35, 10, "", dear).error).toBe("3.5 times too dear");
  expect(offBy(0.01, 10, "", dear).error).toBe("1,000 times too cheap");
});

test("a range is missed by its nearer end, and not at all from inside", () => {
  expect(offBy(5, [2, 8], "", dear)).toMatchObject({ error: "right", miss: { factor: 1 } });
  expect(offBy(16, [2, 8], "", dear)).toMatchObject({ error: "2 times too dear", miss: { factor: 2 } });
  expect(offBy(1, [2, 8], "", dear)).toMatchObject({ error: "2 times too cheap", miss: { factor: 0.5 } });
});

import { expect, test } from "vitest";
import { steps } from "../../demos/chart/steps.ts";
import { cornersOf } from "./frame.ts";

const corners = (d: string) =>
  cornersOf(d).flatMap((piece) => piece.map((at) => at.map((n) => Math.round(n * 10) / 10)));

test("each height holds until the next, and the last to the end", () => {
  expect(corners(steps([[1, 9], [4, 6.5], [6, 2]], 8))).toEqual([[1, 9], [4, 9], [4, 6.5], [6, 6.5], [6, 2], [8, 2]]); // prettier-ignore
});

test("goes back below itself, so that it can be closed", () => {
  const d = `${steps([[0, 2], [5, 1], [9, 8], [5, 9]], 0)}Z`; // prettier-ignore
  expect(corners(d)).toEqual([[0, 2], [5, 2], [5, 1], [9, 1], [9, 8], [5, 8], [5, 9], [0, 9]]); // prettier-ignore
});

test("leaves out what nobody can see, and loses none of it", () => {
  const many = Array.from({ length: 1000 }, (_, index) => [index * 0.013, 50 + index * 0.004] as const);
  const d = steps(many, 20);
  expect(d.match(/v/g)!.length).toBeLessThan(60);
  expect(corners(d).at(-1)).toEqual([20, 54]);
});

test("nothing is no path", () => {
  expect(steps([], 5)).toBe("");
});

import { expect, test } from "vitest";
import type { Bar } from "../../demos/chart/bars.ts";
import { pauses } from "../../demos/chart/pauses.ts";

const bar = (row: number, start: number, stop: number, role: Bar["role"] = "read"): Bar => ({
  key: "task",
  row,
  start,
  stop,
  role,
});
const options = { rows: 1, until: 10, least: 0.5 };
const spans = (bars: readonly Bar[], over: Partial<Parameters<typeof pauses>[1]> = {}) =>
  pauses(bars, { ...options, ...over }).map(({ row, start, stop }) => [row, start, stop]);

test("are what no task covers, before the first and after the last too, in whatever order tasks come", () => {
  expect(spans([bar(0, 6, 7), bar(0, 1, 4)])).toEqual([
    [0, 0, 1],
    [0, 4, 6],
    [0, 7, 10],
  ]);
  expect(spans([bar(0, 0, 10)])).toEqual([]);
  expect(spans([])).toEqual([[0, 0, 10]]);
});

test("leave out what is too short to be seen", () => {
  expect(spans([bar(0, 0, 5), bar(0, 5.4, 10)])).toEqual([]);
  expect(spans([bar(0, 0, 5), bar(0, 5.5, 10)])).toEqual([[0, 5, 5.5]]);
});

test("count waiting for a transfer as waiting, and a lost attempt as work", () => {
  expect(spans([bar(0, 0, 4), bar(0, 4, 6, "transfer"), bar(0, 6, 10, "lost")])).toEqual([[0, 4, 6]]);
});

test("of one row end where the longest of its tasks does, not the latest begun", () => {
  expect(spans([bar(0, 0, 8), bar(0, 1, 2)])).toEqual([[0, 8, 10]]);
});

test("are sought only while a row was there", () => {
  const there = (row: number): [number, number] => (row === 0 ? [2, 6] : [0, 10]);
  expect(spans([bar(0, 3, 5), bar(1, 0, 9)], { rows: 2, there })).toEqual([
    [0, 2, 3],
    [0, 5, 6],
    [1, 9, 10],
  ]);
});

test("are hatched bars", () => {
  expect(pauses([], options)[0]).toMatchObject({ role: "waiting", key: "waiting" });
});

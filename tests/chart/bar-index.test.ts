import { expect, test } from "vitest";
import { indexBars, nearest, startedBy } from "../../demos/chart/bar-index.ts";
import type { Bar } from "../../demos/chart/bars.ts";

const bar = (key: string, row: number, start: number, stop: number): Bar => ({ key, row, start, stop, role: "read" });
const bars = [
  bar("c", 1, 5, 6),
  bar("a", 0, 0, 10),
  bar("b", 0, 2, 3),
  bar("e", 1, 1, 2),
  bar("d", 0, 12, 14),
  bar("f", 3, 4, 5),
];
const index = indexBars(bars, 4);
const at = (row: number, moment: number, now = Infinity): string | undefined => {
  const place = nearest(index, row, moment, now);
  return place === undefined ? undefined : index.bar(place).key;
};

test("puts every bar in its row, by start, in whatever order it came", () => {
  const keys = Array.from({ length: 6 }, (_, place) => index.bar(place).key);
  expect(keys).toEqual(["a", "b", "d", "e", "c", "f"]);
  expect([...index.from]).toEqual([0, 3, 5, 5, 6]);
  expect([...index.start]).toEqual([0, 2, 12, 1, 5, 4]);
});

test("finds what runs at a moment, the later begun of two, even behind one that has ended", () => {
  expect(at(0, 2.5)).toBe("b");
  expect(at(0, 7)).toBe("a");
  expect(at(0, 13)).toBe("d");
});

test("between two it finds the nearer, and nothing in an empty row", () => {
  expect([at(1, 2.5), at(1, 4.5), at(1, 0), at(1, 99)]).toEqual(["e", "c", "e", "c"]);
  expect(at(2, 3)).toBeUndefined();
});

test("does not know what has not begun", () => {
  expect(at(1, 4.9, 3)).toBe("e");
  expect(at(3, 4.5, 3)).toBeUndefined();
  expect(startedBy(index, 3, 3)).toBe(index.from[3]! - 1);
});

test("agrees with a plain search on many bars", () => {
  const many = Array.from({ length: 3000 }, (_, n) =>
    bar(`${n}`, (n * 7) % 5, (n * 0.618) % 90, ((n * 0.618) % 90) + ((n * 0.37) % 2)),
  );
  const all = indexBars(many, 5);
  for (let n = 0; n < 200; n++) {
    const [row, moment] = [n % 5, (n * 0.777) % 95];
    const off = ({ start, stop }: Bar): number => Math.max(start - moment, 0, moment - stop);
    const running = many.filter((each) => each.row === row && off(each) === 0);
    const found = all.bar(nearest(all, row, moment, Infinity)!);
    expect(found.row).toBe(row);
    if (running.length) expect(off(found)).toBe(0);
  }
});

import { describe, expect, test } from "vitest";
import { indexBars } from "../../demos/chart/bar-index.ts";
import type { Bar } from "../../demos/chart/bars.ts";
import { coverage } from "../../demos/chart/coverage.ts";

const every = () => true;
const grid = { columns: 100, bands: 1, until: 100, seam: 0, counts: every };
const bar = (start: number, stop: number, row = 0, role: Bar["role"] = "read"): Bar => ({
  key: `${row} ${start}`,
  row,
  start,
  stop,
  role,
});
const sum = (shares: Iterable<number>): number => [...shares].reduce((total, share) => total + share / 255, 0);

/** Tasks that run and pause by a rule that has no period in common with any grid. */
function restless(rows: number, each: number): Bar[] {
  return Array.from({ length: rows * each }, (_, at) => {
    const start = Math.floor(at / rows) + ((at * 0.618) % 0.4);
    const role = (["read", "transfer", "lost", "read"] as const)[(at * 7) % 4]!;
    return bar(start, start + ((at * 0.7548) % 0.55), at % rows, role);
  });
}

describe("covers", () => {
  test("a whole cell, half a cell and nothing", () => {
    const { share } = coverage(indexBars([bar(10, 12.5)], 1), grid);
    expect(Array.from(share.subarray(9, 14))).toEqual([0, 255, 255, 128, 0]);
  });

  test("as much of each band as its bars take, however small they are", () => {
    const bars = restless(50, 4000);
    const index = indexBars(bars, 50);
    for (const bands of [50, 20, 7, 1]) {
      const { share } = coverage(index, { ...grid, columns: 611, bands, until: 4000 });
      for (let band = 0; band < bands; band++) {
        const [from, to] = [(band * 50) / bands, ((band + 1) * 50) / bands];
        const truth = bars.reduce((busy, { row, start, stop }) => {
          const part = Math.max(0, Math.min(to, row + 1) - Math.max(from, row)) / (to - from);
          return busy + (stop - start) * part;
        }, 0);
        const found = sum(share.subarray(band * 611, (band + 1) * 611)) / 611;
        expect(Math.abs(found - truth / 4000), `band ${band} of ${bands}`).toBeLessThan(0.004);
      }
    }
  });

  test("each look in as many cells as its share of the time", () => {
    const bars = restless(1, 40_000);
    const index = indexBars(bars, 1);
    const { share, look } = coverage(index, { ...grid, columns: 500, until: 40_000 });
    for (const [number, { role }] of index.looks.entries()) {
      const truth = bars.reduce((busy, each) => busy + (each.role === role ? each.stop - each.start : 0), 0) / 40_000;
      const found = sum(share.filter((_, cell) => look[cell] === number)) / 500;
      expect(truth).toBeGreaterThan(0.05);
      expect(Math.abs(found - truth), role).toBeLessThan(0.01);
    }
  });

  test("a lone task so that it is seen, and many of them without adding any time", () => {
    const lone = coverage(indexBars([bar(50.2, 50.2001)], 1), grid).share;
    expect(Math.max(...lone)).toBeGreaterThan(40);
    const sparse = Array.from({ length: 1000 }, (_, at) => bar(at / 10, at / 10 + 0.002));
    const { share } = coverage(indexBars(sparse, 1), grid);
    expect(Math.abs(sum(share) - 2)).toBeLessThan(0.3);
    expect([...share].filter(Boolean).every((dark) => dark > 40)).toBe(true);
  });

  test("waiting only where nothing runs", () => {
    const index = indexBars([bar(0, 100, 0, "waiting"), bar(20, 40)], 1);
    const { share, look } = coverage(index, grid);
    expect([...share].every((dark) => dark === 255)).toBe(true);
    const roles = [...look].map((number) => index.looks[number]!.role);
    expect(roles.filter((role) => role === "read")).toHaveLength(20);
    expect(roles.slice(20, 40).every((role) => role === "read")).toBe(true);
  });
});

test("leaves out what has no row and what is not counted", () => {
  const index = indexBars([bar(0, 50, 7), bar(0, 50, -1), bar(0, 10), bar(50, 60, 0, "lost")], 1);
  expect(index.start).toHaveLength(2);
  const counts = (look: number) => index.looks[look]!.role === "lost";
  expect(sum(coverage(index, { ...grid, counts }).share)).toBeCloseTo(10);
});

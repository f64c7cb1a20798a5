import { describe, expect, test } from "vitest";
import { play as run } from "./played.ts";
import { etl } from "../../demos/workload/etl.ts";

const standard = run({ workers: 8, seed: 7 });

describe("a run of the toy job", () => {
  test("computes every task once, for the whole of its time, one at a time on each worker", () => {
    const durations = new Map(etl({ seed: 7 }).map(({ key, duration }) => [key, duration / 1e6]));
    expect(standard.computed.map(({ key }) => key).sort()).toEqual([...durations.keys()].sort());
    for (let row = 0; row < 8; row++) {
      const mine = standard.computed.filter((bar) => bar.row === row);
      expect(mine.length).toBeGreaterThan(20);
      mine.forEach(({ key, start, stop }, index) => {
        expect(stop - start).toBeCloseTo(durations.get(key)!, 6);
        expect(start).toBeGreaterThanOrEqual(mine[index - 1]?.stop ?? 0);
      });
    }
  });

  test("begins no task before its inputs are done, and, where they were made elsewhere, have arrived", () => {
    const where = new Map(standard.computed.map((bar) => [bar.key, bar]));
    for (const { key, dependencies } of etl({ seed: 7 })) {
      const { start, row } = where.get(key)!;
      for (const input of dependencies) {
        const made = where.get(input)!;
        expect(made.stop, `${input} → ${key}`).toBeLessThanOrEqual(start);
        if (made.row === row) continue;
        const arrivals = standard.moves.filter((move) => move.key === input && move.to === row);
        expect(
          arrivals.some(({ stop }) => stop <= start),
          `${input} → worker ${row}`,
        ).toBe(true);
      }
    }
  });

  test("brings the small table to every worker, once", () => {
    for (let row = 0; row < 8; row++) {
      for (let piece = 0; piece < 4; piece++) {
        const key = `clean-customers-${piece}`;
        const own = standard.computed.find((bar) => bar.key === key)!.row === row;
        expect(standard.moves.filter((move) => move.key === key && move.to === row)).toHaveLength(own ? 0 : 1);
      }
    }
  });

  test("is as busy as its work is of all worker time, and never faster than its work allows", () => {
    for (const workers of [1, 3, 8, 32]) {
      const { busy, ideal, finished, work } = run({ workers, seed: 7 });
      expect(busy).toBeCloseTo(work / (workers * finished), 12);
      expect(ideal * workers).toBeCloseTo(work, 12);
      expect(finished).toBeGreaterThan(ideal);
    }
  });

  test("is neat on eight workers whatever the seed: nine tenths busy, about ten seconds", () => {
    expect(standard.busy).toBeGreaterThan(0.9);
    for (let seed = 1; seed <= 10; seed++) {
      const { busy, finished } = run({ workers: 8, seed });
      expect(busy, `seed ${seed}`).toBeGreaterThan(0.87);
      expect(finished).toBeGreaterThan(10);
      expect(finished).toBeLessThan(11.5);
    }
  });

  test("wastes more of the workers the more there are", () => {
    const shares = [1, 4, 8, 16, 32].map((workers) => run({ workers, seed: 7 }).busy);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.at(-1)).toBeLessThan(0.8);
  });
});

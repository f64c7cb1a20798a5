import { describe, expect, test as plain } from "vitest";
import { removals } from "../../demos/cluster/removals.ts";
import { fc, test } from "../contract/property.ts";
import { rows } from "../data/tables.ts";

const MINUTE = 60_000_000;
const story = rows<{ name: string; jobMinutes: number | null; value: number }>("kubernetes-story");
const told = (name: string, jobMinutes: number | null = null) =>
  story.find((row) => row.name === name && row.jobMinutes === jobMinutes)!.value;

describe("a pool of idle nodes", () => {
  plain.each([10, 20])(
    "by the rules of the $50,000 story bills what its table says, for a job of %d minutes",
    (minutes) => {
      const [nodes, next] = [told("nodes"), told("everyHours") * 60 * MINUTE];
      const ends = Array<number>(nodes).fill(minutes * MINUTE);
      const gone = removals(ends, { after: 0, every: told("removalMinutes") * MINUTE, atOnce: 1 });
      const billed = gone.reduce((sum, at) => sum + Math.min(at, next), 0) / (60 * MINUTE);
      expect(billed * (24 / told("everyHours"))).toBeCloseTo(told("billedPerDay", minutes), -1);
    },
  );

  plain("goes in tens at every scan, ten minutes after it was needed", () => {
    const gone = removals(Array<number>(25).fill(0), { after: 10 * MINUTE, every: MINUTE / 6, atOnce: 10 });
    expect(gone.map((at) => at / MINUTE - 10)).toEqual([
      ...Array<number>(10).fill(0),
      ...Array<number>(10).fill(expect.closeTo(1 / 6)),
      ...Array<number>(5).fill(expect.closeTo(2 / 6)),
    ]);
  });

  plain("of VMs of one's own goes node by node, each when it may", () => {
    expect(removals([5, 1, 3], { after: 2, every: 0, atOnce: Infinity })).toEqual([7, 3, 5]);
    expect(removals([], { after: 2, every: 1, atOnce: 1 })).toEqual([]);
  });

  const idle = fc.array(fc.nat(100), { minLength: 1, maxLength: 40 });
  const rule = { after: fc.nat(20), every: fc.integer({ min: 1, max: 9 }), atOnce: fc.integer({ min: 1, max: 5 }) };
  test.prop({ idle, ...rule })(
    "loses nobody early, no more in a round than its rule says, and those idle longest first",
    ({ idle, after, every, atOnce }) => {
      const gone = removals(idle, { after, every, atOnce });
      const rounds = new Map<number, number>();
      const first = Math.min(...idle) + after;
      for (const [node, at] of gone.entries()) {
        expect(at).toBeGreaterThanOrEqual(idle[node]! + after);
        expect((at - first) % every).toBe(0);
        rounds.set(at, (rounds.get(at) ?? 0) + 1);
        for (const [other, then] of gone.entries())
          if (idle[other]! > idle[node]!) expect(then).toBeGreaterThanOrEqual(at);
      }
      expect(Math.max(...rounds.values())).toBeLessThanOrEqual(atOnce);
    },
  );

  plain("that removes none never shrinks", () => {
    expect(() => removals([0], { after: 0, every: 1, atOnce: 0 })).toThrow("never shrinks");
  });
});

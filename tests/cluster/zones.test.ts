import { describe, expect, test } from "vitest";
import { next, shareAt, upAt, zonesFrom, type ZoneRow } from "../../demos/cluster/zones.ts";
import { rows } from "../data/tables.ts";

const traces = rows<ZoneRow & { availability: number }>("spot-zones");
const BUCKET = 780_000_000;
const row = { zone: "z-1a", region: "z-1", bucketSeconds: 780, shares: "0124430011" };

describe("a zone's trace", () => {
  const [zone] = zonesFrom([row], { moment: 1 });

  test("is read from its moment on, up where half the probes found a machine", () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((at) => shareAt(zone!, at * BUCKET))).toEqual([0.25, 0.5, 1, 1, 0.75, 0, 0]);
    expect([0, 1, 4, 5].map((at) => upAt(zone!, at * BUCKET))).toEqual([false, true, true, false]);
    expect([upAt(zone!, BUCKET - 1), upAt(zone!, 5 * BUCKET - 1)]).toEqual([false, true]);
  });

  test("says when it is next up and next down, and knows nothing after its end", () => {
    expect(next(zone!, true, 0)).toBe(BUCKET);
    expect(next(zone!, true, 2.5 * BUCKET)).toBe(2.5 * BUCKET);
    expect(next(zone!, false, BUCKET)).toBe(5 * BUCKET);
    expect(next(zone!, true, 5 * BUCKET)).toBe(Infinity);
    expect(upAt(zone!, 9 * BUCKET)).toBe(false);
  });

  test("passes faster by a stated scale", () => {
    const [fast] = zonesFrom([row], { moment: 1, scale: 78 });
    expect(next(fast!, true, 0)).toBe(10_000_000);
  });

  test("refuses a moment that it does not have", () => {
    expect(() => zonesFrom([row], { moment: 10 })).toThrow("has buckets 0 to 9, not 10");
    expect(() => zonesFrom([row], { moment: 0.5 })).toThrow("not 0.5");
  });

  test("of the nine recorded ones is up about as often as its probes found a machine", () => {
    expect(traces).toHaveLength(9);
    for (const trace of traces) {
      const [zone] = zonesFrom([trace], { moment: 0 });
      const up = zone!.shares.filter((_, at) => upAt(zone!, at * BUCKET)).length / zone!.shares.length;
      expect(Math.abs(up - trace.availability), trace.zone).toBeLessThan(0.02);
    }
  });
});

import { describe, expect, test } from "vitest";
import { placed, type Ground, type Placed } from "../../demos/all-ten/all-labels.ts";
import { touches } from "../../demos/chart/text.ts";

const bounds = { x: 0, y: 0, width: 500, height: 300 };
const ground = (more: Partial<Ground> = {}): Ground => ({ bounds, dots: [], reach: 2, taken: [], ...more });
const centre = [250, 150] as const;
const [r, size] = [9, 18];
const label = (more: Partial<Ground>, at: readonly [number, number] = centre): Placed =>
  placed([["none turned"], ["none"]], at, r, size, ground(more))!;
const hidden = ({ box }: Placed, dots: Ground["dots"]): number =>
  dots.filter(([x, y]) => touches({ x, y, width: 0, height: 0 }, box)).length;

/** Marks all over a part of the plot. */
const cloud = (inside: (x: number, y: number) => boolean): Ground["dots"] =>
  Array.from({ length: 100 * 60 }, (_, index) => [(index % 100) * 5, Math.floor(index / 100) * 5] as const).filter(
    ([x, y]) => inside(x, y) && Math.hypot(x - centre[0], y - centre[1]) > r,
  );

describe("a name among marks", () => {
  test.each([
    ["left", (x: number) => x > 240],
    ["right", (x: number) => x < 260],
    ["above", (_: number, y: number) => y > 140],
    ["below", (_: number, y: number) => y < 160],
  ])("stands where there are none: %s", (_, inside) => {
    const dots = cloud(inside);
    expect(dots.length).toBeGreaterThan(2000);
    expect(hidden(label({ dots }), dots)).toBe(0);
  });

  test("stands close to its mark without a leader where it can", () => {
    expect(label({}).leader).toBeUndefined();
  });

  test("stands off with a leader from its mark's edge to its words, never over the mark", () => {
    const dots = cloud((x, y) => Math.hypot(x - centre[0], y - centre[1]) < 60);
    const { box, leader } = label({ dots });
    const [from, to] = leader!;
    expect(Math.hypot(from[0] - centre[0], from[1] - centre[1])).toBeGreaterThanOrEqual(r);
    expect(Math.hypot(to[0] - centre[0], to[1] - centre[1])).toBeGreaterThan(
      Math.hypot(from[0] - centre[0], from[1] - centre[1]),
    );
    expect(touches({ x: to[0], y: to[1], width: 0, height: 0 }, box, 0.01)).toBe(true);
  });

  test("lies on no other words, stays inside, and is shorter where that hides much less", () => {
    const taken = [{ x: 150, y: 0, width: 200, height: 138 }];
    for (const at of [centre, [495, 5], [3, 297]] as const) {
      const { box } = label({ taken }, at);
      expect(touches(box, taken[0]!)).toBe(false);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(bounds.width);
      expect(box.y + box.height).toBeLessThanOrEqual(bounds.height);
    }
    const dots = cloud((x, y) => x < 262 || x > 320 || Math.abs(y - 150) > 14);
    expect(label({ dots }).lines).toEqual(["none"]);
    expect(label({}).lines).toEqual(["none turned"]);
  });

  test("is left out where nothing is free", () => {
    expect(placed([["none turned"]], centre, r, size, ground({ taken: [bounds] }))).toBeUndefined();
  });
});

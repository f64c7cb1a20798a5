/** Measured points: a dot each, with the spread it was found in. */
import type { Frame, Role } from "../contract/demo.ts";
import { add, rule } from "./svg.ts";
import type { Box } from "./text.ts";

/** One population of points, e.g. what was recorded on real Dask. */
export interface PointSet {
  readonly label: string;
  readonly role: Role;
  /** `from` and `to`: the least and the most that was found, where more than one was. */
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly from?: number;
    readonly to?: number;
  }[];
}

type To = (value: number) => number;

const RADIUS = 0.3;

/** What labels keep clear of. */
export function pointInk(sets: readonly PointSet[], x: To, y: To, size: number): Box[] {
  return sets.flatMap(({ points }) =>
    points.map((point) => {
      const r = size * RADIUS;
      const top = Math.min(y(point.to ?? point.y), y(point.y) - r);
      const bottom = Math.max(y(point.from ?? point.y), y(point.y) + r);
      return { x: x(point.x) - r, y: top, width: 2 * r, height: bottom - top };
    }),
  );
}

/** Draws the points: a whisker from the least to the most, its ends and the dot with a rim of paper. */
export function drawPoints(parent: Element, { role, points }: PointSet, x: To, y: To, frame: Frame): void {
  const size = frame.label;
  const hue = frame.palette(role);
  const paper = frame.palette("paper");
  for (const point of points) {
    const at = x(point.x);
    const [low, high] = [y(point.from ?? point.y), y(point.to ?? point.y)];
    if (low - high > 1) {
      const wing = size * 0.26;
      for (const look of [
        { stroke: paper, "stroke-width": size * 0.28 },
        { stroke: hue, "stroke-width": size * 0.12 },
      ]) {
        rule(parent, [at, low], [at, high], look);
        for (const end of [low, high]) rule(parent, [at - wing, end], [at + wing, end], look);
      }
    }
    add(parent, "circle", {
      cx: at,
      cy: y(point.y),
      r: size * RADIUS,
      fill: hue,
      stroke: paper,
      "stroke-width": size * 0.1,
    });
  }
}

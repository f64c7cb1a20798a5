/** A drawn curve that can be asked where it runs: for dots on it, heads along it, and labels beside it. */
import { curveMonotoneX, line, type CurveFactory } from "d3";
import { px } from "./svg.ts";

/** In the picture's pixels. */
export type Point = readonly [x: number, y: number];

/** A curve as it will be drawn. */
export interface Trace {
  /** The path's `d`. Empty for no points. */
  readonly d: string;
  /** The curve every two pixels or so, in order. */
  readonly points: readonly Point[];
  /** The curve's y at an x; undefined left and right of it. */
  at(x: number): number | undefined;
}

/** A curve through points whose x never falls, in pixels; it never swings beyond them. */
export function trace(through: readonly Point[], curve: CurveFactory = curveMonotoneX): Trace {
  const points: Point[] = [];
  // d3 draws the curve into this instead of a canvas, so that what is asked is exactly what is drawn.
  const recorder = {
    moveTo: (x: number, y: number) => void points.push([x, y]),
    lineTo(x: number, y: number) {
      const [fromX, fromY] = points.at(-1) ?? [x, y];
      along(Math.hypot(x - fromX, y - fromY), (t) => [fromX + (x - fromX) * t, fromY + (y - fromY) * t]);
    },
    bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
      const [x0, y0] = points.at(-1) ?? [x, y];
      along(Math.hypot(x - x0, y - y0), (t) => [bezier(t, x0, x1, x2, x), bezier(t, y0, y1, y2, y)]);
    },
    closePath() {},
  };
  const along = (length: number, step: (t: number) => Point): void => {
    const steps = Math.max(1, Math.ceil(length / 2));
    for (let index = 1; index <= steps; index++) points.push(step(index / steps));
  };
  line<Point>()
    .curve(curve)
    .context(recorder as unknown as CanvasRenderingContext2D)(through as Point[]);
  const d = line<Point>(
    ([x]) => x,
    ([, y]) => y,
  )
    .curve(curve)
    .digits(1)(through as Point[]);
  return { d: d ?? "", points, at: (x) => height(points, x) };
}

const bezier = (t: number, a: number, b: number, c: number, d: number): number =>
  (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;

function height(points: readonly Point[], x: number): number | undefined {
  let low = 0;
  let high = points.length - 1;
  if (high < 0 || x < points[0]![0] || x > points[high]![0]) return undefined;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= x) low = middle;
    else high = middle;
  }
  const [x0, y0] = points[low]!;
  const [x1, y1] = points[high]!;
  return px(x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
}

import type { CurvePoint, CurveSpec } from "../../contract/params.ts";

/** Columns of a drawn line: half of what a state may hold, so that a link with a line in it stays short. */
const COLUMNS = 24;

const columnX = ({ x }: CurveSpec, column: number): number =>
  figures(x.min + (column / (COLUMNS - 1)) * (x.max - x.min));

/** The line as one point a column, so that drawing can replace some of them. Nothing drawn yet is a line along the bottom. */
export function sample(spec: CurveSpec, points: readonly CurvePoint[]): readonly CurvePoint[] {
  return Array.from({ length: COLUMNS }, (_, column) => {
    const x = columnX(spec, column);
    return [x, figures(heightAt(spec, points, x))] as const;
  });
}

/** The line after a stroke from one place to another: every column between takes the stroke's height. */
export function paint(
  spec: CurveSpec,
  points: readonly CurvePoint[],
  from: CurvePoint,
  to: CurvePoint,
): readonly CurvePoint[] {
  const half = (spec.x.max - spec.x.min) / (COLUMNS - 1) / 2;
  const [left, right] = from[0] <= to[0] ? [from, to] : [to, from];
  return points.map(([x, y]) => {
    if (x < left[0] - half || x > right[0] + half) return [x, y] as const;
    const along = right[0] === left[0] ? 1 : Math.min(1, Math.max(0, (x - left[0]) / (right[0] - left[0])));
    const height = right[0] === left[0] ? to[1] : left[1] + along * (right[1] - left[1]);
    return [x, figures(height)] as const;
  });
}

function heightAt({ y }: CurveSpec, points: readonly CurvePoint[], x: number): number {
  const after = points.findIndex(([at]) => at >= x);
  if (after <= 0) return points[after === 0 ? 0 : points.length - 1]?.[1] ?? y.min;
  const [x0, y0] = points[after - 1]!;
  const [x1, y1] = points[after]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

const figures = (number: number): number => Number(number.toPrecision(4));

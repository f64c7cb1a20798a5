/** A distribution somebody drew: any line over the four sizes, read at each of them. */
import type { CurvePoint } from "../contract/params.ts";
import { SMALL_SIZES, sizeNames } from "./evidence-survey.ts";

/** Heights at the sizes, 0 to 1, from the line drawn or the points typed, in people of a hundred; nothing where there is none, or it is flat on the ground. */
export function heightsOf(curve: readonly CurvePoint[]): number[] | null {
  const heights = sizeNames.map((_, index) => heightAt(curve, index + 1) / 100);
  return heights.some((height) => height > 0) ? heights : null;
}

/** As a line again, one point a size: what stands in the address. */
export const curveOf = (heights: readonly number[]): CurvePoint[] =>
  heights.map((height, index) => [index + 1, Math.round(height * 100)] as const);

/** The share that heights put at a terabyte or more: only heights relative to one another count. */
export function aboveOf(heights: readonly number[]): number {
  const sum = (from: number): number => heights.slice(from).reduce((total, height) => total + height, 0);
  return sum(SMALL_SIZES) / sum(0);
}

/** Straight between two points, level beyond the last. */
function heightAt(curve: readonly CurvePoint[], x: number): number {
  const after = curve.findIndex(([at]) => at >= x);
  const [x1, y1] = curve[after < 0 ? curve.length - 1 : after] ?? [x, 0];
  const [x0, y0] = curve[(after < 0 ? curve.length : after) - 1] ?? [x1, y1];
  return x1 === x0 ? y1 : y0 + ((Math.min(x, x1) - x0) / (x1 - x0)) * (y1 - y0);
}

/** A line of steps as a path: each height holds until the next. */
import { px } from "./svg.ts";
import type { Point } from "./trace.ts";

/**
 * The path through corners in pixels, the last of them held until `end`; it may turn back. From corner to corner, in tenths
 * of a pixel that add up: thousands of steps stay small in a still, and lose no height.
 */
export function steps([first, ...rest]: readonly Point[], end: number): string {
  if (!first) return "";
  let [across, up] = [tenths(first[0]), tenths(first[1])];
  let d = `M${across / 10} ${up / 10}`;
  for (const [x, y] of rest) {
    const [toX, toY] = [tenths(x), tenths(y)];
    // Nothing to be seen: the next corner makes up for it.
    if (toY === up) continue;
    d += `${toX === across ? "" : `h${(toX - across) / 10}`}v${(toY - up) / 10}`;
    [across, up] = [toX, toY];
  }
  return `${d}H${px(end)}`;
}

const tenths = (pixels: number): number => Math.round(pixels * 10);

/** Shares, quantiles and a drawable line of a sorted list of durations. */

/** The share of durations of at most `seconds`, 0 to 1. `sorted` runs upwards. */
export function shareWithin(sorted: Float64Array, seconds: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= seconds) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

/** The `p`-quantile, 0 < p ≤ 1: the least duration that a share of at least `p` did not exceed, so always a real one. */
export function quantile(sorted: Float64Array, p: number): number {
  return sorted[Math.ceil(sorted.length * p) - 1]!;
}

/** A point of the distribution: this share took at most this long. */
export interface Point {
  readonly seconds: number;
  readonly share: number;
}

/**
 * The distribution as few points: straight lines between them, on a logarithmic axis, are never further than
 * `tolerance` (a share) from the truth at any whole second. `marks` run upwards and are always among the points; the
 * first and last are the ends of the line. Between two points the worst place is made a point, until none is left
 * (Ramer–Douglas–Peucker, measured upright).
 */
export function line(sorted: Float64Array, marks: readonly number[], tolerance: number): Point[] {
  const point = (seconds: number): Point => ({ seconds, share: shareWithin(sorted, seconds) });
  const places = corners(sorted, marks[0]!, marks.at(-1)!);
  const between = (left: Point, right: Point): Point[] => {
    let worst: Point | undefined;
    let furthest = tolerance;
    for (const place of places) {
      if (place.seconds <= left.seconds || place.seconds >= right.seconds) continue;
      const along = Math.log(place.seconds / left.seconds) / Math.log(right.seconds / left.seconds);
      const distance = Math.abs(left.share + (right.share - left.share) * along - place.share);
      if (distance > furthest) [worst, furthest] = [place, distance];
    }
    return worst ? [...between(left, worst), worst, ...between(worst, right)] : [];
  };
  const fixed = marks.map(point);
  return fixed.flatMap((right, index) => (index === 0 ? [right] : [...between(fixed[index - 1]!, right), right]));
}

/** The whole seconds at which the staircase can be furthest from a line: on each step, and just before it. */
function corners(sorted: Float64Array, from: number, to: number): Point[] {
  const places = new Set<number>();
  for (const seconds of sorted) places.add(seconds - 1).add(seconds);
  return [...places]
    .filter((seconds) => seconds >= from && seconds <= to)
    .sort((a, b) => a - b)
    .map((seconds) => ({ seconds, share: shareWithin(sorted, seconds) }));
}

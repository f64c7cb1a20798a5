/** Numbers of workers over time, as steps: when they leave an envelope, and how far two of them are apart. */

/** What holds from each moment (s) on, in order of time. Before the first: nothing, 0. After the last: that. */
export type Curve = readonly (readonly [time: number, value: number])[];

/** Without the steps that change nothing; of several at one moment the last. */
export function steps(points: Curve): [number, number][] {
  const kept: [number, number][] = [];
  for (const [time, value] of points) {
    if (kept.at(-1)?.[0] === time) kept.pop();
    if ((kept.at(-1)?.[1] ?? 0) !== value) kept.push([time, value]);
  }
  return kept;
}

/** What holds at a moment. */
export function valueAt(curve: Curve, moment: number): number {
  let value = 0;
  for (const [time, next] of curve) {
    if (time > moment) break;
    value = next;
  }
  return value;
}

/** The sum of a curve's value over the time from 0 to `end`: of workers, worker-seconds. */
export function total(curve: Curve, end: number): number {
  return integral([curve], end, (moment) => valueAt(curve, moment));
}

/** The area between two curves from 0 to `end`. */
export function area(a: Curve, b: Curve, end: number): number {
  return integral([a, b], end, (moment) => Math.abs(valueAt(a, moment) - valueAt(b, moment)));
}

/** The least and the greatest value of any of the curves within `width` (s) of a moment. */
export function envelope(curves: readonly Curve[], moment: number, width: number): { least: number; greatest: number } {
  const values = curves.flatMap((curve) => [
    valueAt(curve, moment - width),
    ...curve.filter(([time]) => time > moment - width && time <= moment + width).map(([, value]) => value),
  ]);
  return { least: Math.min(...values), greatest: Math.max(...values) };
}

/** The share (0–1) of the time from 0 to `end` that a curve is outside the envelope of others, widened by `width` (s). */
export function outside(curve: Curve, others: readonly Curve[], width: number, end: number): number {
  const shifted = [-width, width].flatMap((by) =>
    others.map((other) => other.map(([time, value]): [number, number] => [time + by, value])),
  );
  const isOutside = (moment: number): number => {
    const { least, greatest } = envelope(others, moment, width);
    const value = valueAt(curve, moment);
    return value < least || value > greatest ? 1 : 0;
  };
  return end > 0 ? integral([curve, ...shifted], end, isOutside) / end : 0;
}

/** Between two steps nothing changes, so the middle stands for all of it. */
function integral(curves: readonly Curve[], end: number, value: (moment: number) => number): number {
  const moments = curves.flatMap((curve) => curve.map(([time]) => time)).filter((time) => time > 0 && time < end);
  const sorted = [0, ...new Set(moments.sort((a, b) => a - b)), end];
  let sum = 0;
  for (let i = 1; i < sorted.length; i += 1) {
    const [from, to] = [sorted[i - 1]!, sorted[i]!];
    sum += (to - from) * value((from + to) / 2);
  }
  return sum;
}

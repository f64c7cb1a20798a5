/** A line read off a picture: its spikes taken out, and as few of its readings as show it. Every point stays a reading. */

/** A reading: this share took at most this long. */
export interface Reading {
  readonly seconds: number;
  readonly share: number;
}

/** The readings that no later one lies below: a cumulative share cannot fall, so what a later reading undercuts is a spike. */
export function rising(readings: readonly Reading[]): Reading[] {
  let least = Infinity;
  const kept = readings.toReversed().filter(({ share }) => {
    if (share > least) return false;
    least = share;
    return true;
  });
  return kept.toReversed();
}

/**
 * As few readings as keep every other within `tolerance` (a share) of the straight line between its neighbours, on a
 * logarithmic axis of seconds. The first and last stay (Ramer–Douglas–Peucker, measured upright).
 */
export function thinned(readings: readonly Reading[], tolerance: number): Reading[] {
  const between = (from: number, to: number): Reading[] => {
    let worst = -1;
    let furthest = tolerance;
    for (let index = from + 1; index < to; index++) {
      const distance = offLine(readings[from]!, readings[to]!, readings[index]!);
      if (distance > furthest) [worst, furthest] = [index, distance];
    }
    return worst < 0 ? [] : [...between(from, worst), readings[worst]!, ...between(worst, to)];
  };
  const last = readings.length - 1;
  return last < 1 ? [...readings] : [readings[0]!, ...between(0, last), readings[last]!];
}

/** How far a reading is from the line between two others, as a share. */
export function offLine(left: Reading, right: Reading, { seconds, share }: Reading): number {
  const along = Math.log(seconds / left.seconds) / Math.log(right.seconds / left.seconds);
  return Math.abs(left.share + (right.share - left.share) * along - share);
}

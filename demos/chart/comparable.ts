/** Which runs may stand behind one another. */

/** A run that took so many times longer than another has no axis in common with it: one of them would be a sliver. */
const LONGEST = 4;

/** Whether two runs, by how long they took (in one unit, above 0), can be seen on one time axis. */
export const comparable = (one: number, other: number): boolean =>
  Math.max(one, other) < LONGEST * Math.min(one, other);

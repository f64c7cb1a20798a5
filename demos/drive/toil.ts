/** The worker's side of a pool: tasks that keep a core busy for as long as they were asked to, by the worker's own clock. */
import { serveRing } from "./ring.ts";

/** Makes a worker one of a pool; with memory, its tasks come and go through that. */
export interface Enlist {
  readonly enlist: true;
  readonly memory?: SharedArrayBuffer;
}

/** What it is told: to join, or the lengths of tasks (s) to do one after the other. */
export type Told = Enlist | ArrayLike<number>;

/** What it says: when its clock began, in milliseconds of the world's; start and stop of each task by its clock, as one flat list; or that the page is to look into the ring. */
export type Said = { readonly origin: number } | ArrayLike<number>;

/** Whether a message is a pool's. */
export const isTold = (data: object): data is Told => "length" in data || "enlist" in data;

/** Looks at the clock until the time is over. Milliseconds since the worker began. */
function busy(seconds: number): readonly [start: number, stop: number] {
  const start = performance.now();
  let now = performance.now();
  while (now - start < seconds * 1000) now = performance.now();
  return [start, now];
}

/** Does what a pool says. Whoever has joined with a ring stays in it. */
export function toil(told: Told, say: (said: Said) => void): void {
  if ("enlist" in told) {
    say({ origin: performance.timeOrigin });
    if (told.memory) serveRing(told.memory, busy, () => say([]));
    return;
  }
  const times = told.length > 1 ? new Float64Array(2 * told.length) : [0, 0];
  for (let each = 0; each < told.length; each++) [times[2 * each], times[2 * each + 1]] = busy(told[each]!);
  say(times);
}

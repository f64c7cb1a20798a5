/** What is read off a run of the GIL: how late wake-ups came, and what a contention gauge shows. */
import type { Micros } from "../scheduler/index.ts";
import type { GilMode, GilRun } from "./gil.ts";

/** How late the wake-up at a share of all came, 0 to 1; 0 if there was none. */
export const latenessAt = ({ lateness }: Pick<GilRun, "lateness">, share: number): Micros =>
  lateness[Math.min(lateness.length - 1, Math.floor(share * lateness.length))] ?? 0;

/** Share of wake-ups that came later than this. */
export const lateShare = ({ lateness }: Pick<GilRun, "lateness">, than: Micros): number =>
  lateness.length === 0 ? 0 : lateness.filter((late) => late > than).length / lateness.length;

/**
 * What a contention gauge shows at a moment: the share of the last `window` in which some task held the lock, which is what
 * Dask's `gil_contention` counts (facts.md, lesson 1). More than one lock, as with processes: their mean.
 */
export function contention({ tasks }: GilRun, mode: GilMode, at: Micros, window: Micros): number {
  const from = Math.max(0, at - window);
  if (at <= from || mode === "free-threaded") return 0;
  let held = 0;
  for (const { intervals } of tasks)
    for (const { state, start, stop } of intervals)
      if (state === "holding") held += Math.max(0, Math.min(stop, at) - Math.max(start, from));
  return held / (at - from) / (mode === "processes" ? tasks.length : 1);
}

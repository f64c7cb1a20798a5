/** What the workers of a run held in memory: at every moment the fullest of them, as a share of its limit. */
import type { Run as Played } from "../scheduler/index.ts";

/** Plain data. */
export interface Held {
  /** The largest share of a limit that any worker held in each of so many equal stretches of the run; empty without limits. */
  readonly fullest: readonly number[];
  /** When nannies ended workers, in virtual seconds, rising. */
  readonly ended: readonly number[];
}

/** Stretches of a run: about three pixels each on a stage. */
const STRETCHES = 180;

/** Reads it off a run. A worker holds what it held last, until it ends. */
export function heldOf({ memory, workers, finished }: Played, limit: number | undefined): Held {
  if (!limit) return { fullest: [], ended: [] };
  const deaths = workers.flatMap(({ worker, left, how }) =>
    how === "terminated" && left !== null ? [{ worker, time: left, process: 0 }] : [],
  );
  const news = [...memory, ...deaths].sort((one, other) => one.time - other.time);
  const holds = new Map<string, number>();
  const fullest: number[] = [];
  let next = 0;
  for (let stretch = 1; stretch <= STRETCHES; stretch++) {
    let most = Math.max(0, ...holds.values());
    for (; next < news.length && news[next]!.time <= (finished * stretch) / STRETCHES; next++) {
      const { worker, process } = news[next]!;
      holds.set(worker, process);
      most = Math.max(most, process);
    }
    fullest.push(Math.round((most / limit) * 1000) / 1000);
  }
  return { fullest, ended: deaths.map(({ time }) => time / 1e6).sort((one, other) => one - other) };
}

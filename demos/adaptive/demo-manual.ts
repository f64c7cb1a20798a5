/** A number of workers set by hand: what `cluster.scale(n)` does, as happenings, and the workers' lives from being asked for. */
import type { Happening, Micros, Run, WorkerLife, WorkerSize } from "../scheduler/index.ts";

/** A number from a moment (s) on. */
export type Step = readonly [at: number, value: number];

/** What was asked for and given up, and what that does to the run. Whole microseconds. */
export interface Orders {
  readonly happenings: readonly Happening[];
  readonly asked: readonly {
    readonly worker: string;
    readonly asked: Micros;
    readonly arrives: Micros;
    readonly closed: Micros | null;
  }[];
  readonly nthreads: number;
}

/** From the start of a retirement until a worker that could not retire is closed all the same. */
const GRACE: Micros = 5_000_000;

/**
 * Up: new workers, there after `startUp` seconds. Down: first those that have not arrived, then the last ones asked for, as
 * `SpecCluster.scale` does; they retire, and are closed whether or not they could. That is the ideal: 2024.7.0 hands names to
 * a scheduler that looks for addresses, so that its workers are closed without having retired (dask/distributed#4532).
 */
export function happeningsOf(steps: readonly Step[], size: WorkerSize, startUp: number): Orders {
  const asked: { worker: string; asked: Micros; arrives: Micros; closed: Micros | null }[] = [];
  const retired: Happening[] = [];
  for (const [seconds, value] of steps) {
    const at = Math.round(seconds * 1e6);
    const there = asked.filter(({ closed }) => closed === null);
    for (let n = there.length; n < value; n++)
      asked.push({ worker: `w${asked.length}`, asked: at, arrives: at + Math.round(startUp * 1e6), closed: null });
    const closing = there
      .toSorted((a, b) => Number(b.arrives > at) - Number(a.arrives > at) || asked.indexOf(b) - asked.indexOf(a))
      .slice(0, Math.max(0, there.length - value));
    for (const worker of closing) worker.closed = at;
    const workers = closing.filter(({ arrives }) => arrives <= at).map(({ worker }) => worker);
    if (workers.length === 0) continue;
    retired.push({ at, do: "retire-workers", workers });
    for (const worker of workers) retired.push({ at: at + GRACE, do: "kill-worker", worker });
  }
  const added = asked
    .filter(({ arrives, closed }) => closed === null || closed >= arrives)
    .map(({ worker, arrives }): Happening => ({ at: arrives, do: "add-worker", worker: { ...size, name: worker } }));
  return { happenings: [...added, ...retired], asked, nthreads: size.nthreads };
}

/** Each from when it was asked for; `ends` in seconds. */
export function livesOf({ asked, nthreads }: Orders, { workers }: Run, ends: number): WorkerLife[] {
  const lived = new Map(workers.map((life) => [life.worker, life]));
  return asked.map(({ worker, asked: from, closed }) => {
    const life = lived.get(worker);
    if (life) return { ...life, asked: from };
    const left = Math.min(closed ?? Math.round(ends * 1e6), Math.round(ends * 1e6));
    const how = closed === null ? null : ("cancelled" as const);
    return { worker, nthreads, asked: from, arrived: null, retiring: null, left, how };
  });
}

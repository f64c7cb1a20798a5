/** The sentences of the demo. The first one of each leads; numbers go through the one formatter. */
import { duration, plural, share } from "../contract/format.ts";
import type { EfficiencyRow } from "./measured.ts";
import { covered, type Run } from "./run.ts";

/** Above this share of busy time nobody would call the scheduler a bottleneck; below the lower one, nobody would not. */
const FINE = 0.9;
const POOR = 0.5;

/** In the middle of the run. */
export function running({ workers, tasks, executed }: Run, at: number): string {
  const done = executed.filter(({ stop }) => stop <= at).length;
  const now = executed.filter(({ start, stop }) => start <= at && at < stop).length;
  return (
    `${share(covered(executed, workers, at))} busy so far. ` +
    `At ${duration(at)}, ${done} of ${plural(tasks, "task")} are done and ${now} of ${plural(workers, "worker")} computing.`
  );
}

/** What the run came to, why, and what real Dask did in the same set-up where it was recorded. */
export function ended(run: Run, recording: EfficiencyRow | null): string {
  const { seconds, workers, tasks, scheduling, finished, busy } = run;
  const scheduler = covered(scheduling, 1, finished);
  const why =
    busy >= FINE
      ? `Tasks of ${duration(seconds)} keep ${plural(workers, "worker")} fed.`
      : scheduler >= FINE
        ? `The scheduler works without a break, and ${plural(workers, "worker")} wait for it.`
        : busy < POOR
          ? `Between two tasks of ${duration(seconds)} each worker waits longer for the next than it computes.`
          : `After each task of ${duration(seconds)} a worker waits a moment for the next.`;
  const measured = recording
    ? ` Real Dask ${recording.daskVersion}, set up the same: ${share(recording.efficiency)}.`
    : "";
  return `${share(busy)} busy. ${why} ${plural(tasks, "task")} in ${duration(finished)}.${measured}`;
}

/** The run before, by what was different in it. */
export function earlier(before: Run, now: Run): string {
  const other = [
    ...(before.seconds === now.seconds ? [] : [`tasks of ${duration(before.seconds)}`]),
    ...(before.workers === now.workers ? [] : [plural(before.workers, "worker")]),
  ];
  return `before, ${other.join(", ")}: ${share(before.busy)}`;
}

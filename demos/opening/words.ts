/** The sentences of the opening. The first one of each leads; numbers go through the one formatter. */
import { duration, plural, share } from "../contract/format.ts";
import type { Run } from "./run.ts";

/** Above this share of busy time, what is left is nothing to complain of. */
const FINE = 0.85;

/** Before anything has run. */
export const ready = ({ tasks, workers }: Run): string =>
  `${plural(tasks, "task")} for ${plural(workers, "worker")}. They read two tables, clean them, join them and reduce the join to one result.`;

/** In the middle of the run. */
export function running({ tasks, workers, computed, moves }: Run, at: number): string {
  const busy = computed.filter(({ start, stop }) => start <= at && at < stop).length;
  const done = computed.filter(({ stop }) => stop <= at).length;
  const moving = moves.filter(({ start, stop }) => start <= at && at < stop).length;
  const network = moving
    ? `${plural(moving, "result is", "results are")} on the way to another worker`
    : "the network rests";
  return `${plural(tasks, "task")} on ${plural(workers, "worker")}: ${busy} busy, ${done} done. At ${duration(at)}, ${network}.`;
}

/** What the run came to, and where the rest went. */
export function ended(run: Run): string {
  const { tasks, workers, finished, ideal, busy } = run;
  const rest =
    tailOf(run) > 0.5
      ? "Most of the waiting is at the end, when little is left to do."
      : "The rest went on waiting for inputs and for the next task.";
  return (
    `${share(busy)} busy, ${busy >= FINE ? "and" : "though"} nothing went wrong. ` +
    `${plural(tasks, "task")} on ${plural(workers, "worker")} in ${duration(finished)}; without a pause ${duration(ideal)}. ${rest}`
  );
}

/** How much of the time that did not compute came after a worker's last task: 0–1. */
export function tailOf({ workers, computed, finished, work }: Run): number {
  const last = Array.from({ length: workers }, () => 0);
  for (const { row, stop } of computed) last[row] = Math.max(last[row]!, stop);
  const tail = last.reduce((sum, stop) => sum + finished - stop, 0);
  return tail / (workers * finished - work);
}

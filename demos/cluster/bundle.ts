/**
 * Many small tasks drawn as one: a task of the run stands for as many pieces as its time has, each a task of its own to Dask.
 * Half a million tasks are too many to play, but what they cost is played, piece for piece: the worker's overhead goes into
 * the bundle's time on its thread, the scheduler's into its costs per task, so that the scheduler is the bottleneck where it
 * would be. Messages are shared as streams share them: whatever ends on a worker within one interval goes together.
 *
 * Played both ways with 5 to 100 ms a piece on 2 to 32 threads, bundles end up to a tenth earlier and up to a fifth later than
 * their pieces (a test holds it): later because equal bundles end at the same time and wait for the scheduler together, earlier
 * because what a piece waits for its worker's next refill is left out (scheduler-spec.md 11, slots).
 */
import { COSTS, type Costs, type Micros, type TaskSpec } from "../scheduler/index.ts";

/** What tasks are cut into: pieces so long, on workers of so many threads. */
export interface Pieces {
  readonly length: Micros;
  readonly threads: number;
}

/** The tasks with the overhead of their pieces, and the costs that go with them; how many pieces there are in all. */
export function bundle(
  tasks: readonly TaskSpec[],
  { length, threads }: Pieces,
): { tasks: TaskSpec[]; costs: Partial<Costs>; pieces: number } {
  if (!(length > 0)) throw new Error(`A piece takes some time, not ${length} µs.`);
  const pieces = tasks.map(({ duration }) => Math.max(1, Math.round(duration / length)));
  const all = pieces.reduce((sum, count) => sum + count, 0);
  const each = all / Math.max(1, tasks.length);
  const perPiece = length + COSTS.workerTask;
  const messages = (interval: Micros): number => 1 / (1 + (threads * interval) / perPiece);
  const more = (cost: Micros, interval: Micros): Micros =>
    Math.round(cost * each + COSTS.message * Math.max(0, each * messages(interval) - 1));
  return {
    tasks: tasks.map((task, at) => ({ ...task, duration: task.duration + (pieces[at]! - 1) * COSTS.workerTask })),
    costs: {
      graphTask: Math.round(COSTS.graphTask * each),
      assignTask: more(COSTS.assignTask, COSTS.schedulerToWorker),
      finishTask: more(COSTS.finishTask, COSTS.workerToScheduler),
    },
    pieces: all,
  };
}

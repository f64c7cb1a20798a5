/** What drives the machine: recommendations are followed, the last made first, until none are left (`SchedulerState._transitions`). */
import { STATES, type StateName, type TaskState } from "./entities.ts";
import type { SchedulerState } from "./state.ts";
import { transitions, type Edge } from "./transitions.ts";

type Row = { readonly [finish in StateName]: Edge | undefined };

// The table by state, so that looking up an edge builds no text.
const edges = Object.fromEntries(
  STATES.map((start) => [
    start,
    Object.fromEntries(
      STATES.map((finish) => [finish, (transitions as Record<string, Edge>)[`${start} → ${finish}`]]),
    ) as Row,
  ]),
) as { readonly [start in StateName]: Row };

/** Follow recommendations until none are left. A loop in the rules becomes an error, as with dask's `transition-counter-max`. */
export function runTransitions(s: SchedulerState): void {
  // No news moves a task more than a few times; what is far beyond that will not end.
  let left = 1000 + 100 * s.tasks.size;
  for (let task = s.recommendations.pop(); task !== undefined; task = s.recommendations.pop()) {
    const finish = task.recommended as StateName;
    if ((left -= 1) < 0) throw s.impossible(task, finish);
    task.recommended = null;
    transition(s, task, finish);
  }
}

/**
 * Move one task (`SchedulerState._transition`). A missing edge goes through `released`; what arriving there recommends
 * for this task then overrules where it was meant to go. An edge may decide to leave the task where it is; unlike dask,
 * that is not logged.
 */
function transition(s: SchedulerState, task: TaskState, finish: StateName): void {
  const start = task.state;
  if (start === finish || start === "forgotten") return;
  const edge = edges[start][finish];
  if (edge !== undefined) {
    edge(s, task);
    if (task.state !== start) s.log.add(task.key, start, task.state, s.stimulus.stimulusId, s.stimulus.time);
    return;
  }
  if (start === "released" || finish === "released") throw s.impossible(task, finish);
  transition(s, task, "released");
  transition(s, task, task.recommended ?? finish);
}

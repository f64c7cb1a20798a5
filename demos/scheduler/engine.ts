/** What drives the machine: recommendations are followed, the last made first, until none are left (`SchedulerState._transitions`). */
import { STATES, type StateName, type TaskState } from "./entities.ts";
import type { SchedulerState } from "./state.ts";
import type { Step } from "./story.ts";
import { transitions, type Edge } from "./transitions.ts";

/** An edge of the machine, as the engine looks it up and the log remembers it. */
interface Way extends Step {
  readonly go: Edge | undefined;
}

// The table by state, so that looking up an edge builds no text.
const ways = Object.fromEntries(
  STATES.map((start) => [start, Object.fromEntries(STATES.map((finish) => [finish, way(start, finish)]))]),
) as { readonly [start in StateName]: { readonly [finish in StateName]: Way } };

function way(start: StateName, finish: StateName): Way {
  return { start, finish, go: (transitions as Record<string, Edge>)[`${start} → ${finish}`] };
}

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
  const way = ways[start][finish];
  if (way.go !== undefined) {
    way.go(s, task);
    if (task.state !== start) s.log.add(task.key, way);
    return;
  }
  if (start === "released" || finish === "released") throw s.impossible(task, finish);
  transition(s, task, "released");
  transition(s, task, task.recommended ?? finish);
}

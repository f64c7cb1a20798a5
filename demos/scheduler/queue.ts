/**
 * The queue on the scheduler: root-ish tasks wait here, by priority, until a worker has a free slot. Sent all at once,
 * they would fill the workers with loaded data before anything used it up.
 */
import { runTransitions } from "./engine.ts";
import type { SchedulerState } from "./state.ts";

/** As many from the head of the queue as there are free slots (`Scheduler.stimulus_queue_slots_maybe_opened`). */
export function fillSlots(s: SchedulerState): void {
  for (let slots = s.openSlots; slots > 0; slots -= 1) {
    const head = s.queued.peek();
    if (head === undefined) return;
    s.recommend(head, "processing");
    runTransitions(s);
  }
}

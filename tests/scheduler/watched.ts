/** A simulated run with an eye on its scheduler: every stimulus is validated, and what the run itself does not tell is kept. */
import { vi } from "vitest";
import {
  SchedulerState,
  simulate,
  type Instruction,
  type Key,
  type Stimulus,
  type TaskState,
  type WorkerName,
} from "../../demos/scheduler/index.ts";
import type { Run, Scenario } from "../../demos/scheduler/scenario.ts";
import type { Rest } from "./ends.ts";

/** More than any run of these tests needs: one that goes on for ever fails instead of hanging. */
const STIMULI = 50_000;

/** What a run gave, and what its scheduler was told and said. */
export interface Watched extends Rest {
  readonly run: Run;
  readonly told: readonly Stimulus[];
  readonly said: readonly Instruction[];
}

/** Runs the scenario. Throws at the first stimulus that leaves an invariant broken. */
export function watched(scenario: Scenario): Watched {
  const told: Stimulus[] = [];
  const said: Instruction[] = [];
  const raised = new Map<Key, string[]>();
  const deaths = new Map<TaskState, WorkerName[]>();
  const states = new Set<SchedulerState>();
  const handle = SchedulerState.prototype.handle;
  const observed = (s: SchedulerState, stimulus: Stimulus): Instruction[] => {
    states.add(s);
    told.push(stimulus);
    if (told.length > STIMULI) throw new Error(`The run does not end: ${STIMULI} stimuli.`);
    if (stimulus.type === "task-erred") {
      const { key, exception } = stimulus;
      raised.set(key, [...(raised.get(key) ?? []), exception]);
    }
    if (stimulus.type === "remove-worker" && !stimulus.expected) {
      for (const task of s.workers.get(stimulus.worker)?.processing ?? []) {
        deaths.set(task, [...(deaths.get(task) ?? []), stimulus.worker]);
      }
    }
    const answer = handle.call(s, stimulus);
    s.validate();
    said.push(...answer);
    return answer;
  };
  const spy = vi.spyOn(SchedulerState.prototype, "handle").mockImplementation(function (
    this: SchedulerState,
    stimulus,
  ) {
    return observed(this, stimulus);
  });
  try {
    const run = simulate(scenario);
    if (states.size > 1) throw new Error(`There were ${states.size} schedulers.`);
    // A client that lets go of everything in the same moment tells it nothing.
    const [s = new SchedulerState(scenario.config, scenario.rules)] = states;
    return { run, s, told, said, raised, deaths };
  } finally {
    spy.mockRestore();
  }
}

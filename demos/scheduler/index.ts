/** The mini scheduler: dask.distributed's rules, without network, time or chance of its own. */
export { COSTS, type Costs } from "./costs.ts";
export type { StateName, TaskGroup, TaskPrefix, TaskState, WorkerState } from "./entities.ts";
export type {
  ClientName,
  GraphTask,
  Input,
  Instruction,
  Key,
  Micros,
  News,
  Priority,
  Seconds,
  Stimulus,
  StimulusOf,
  WorkerName,
  WorkerStatus,
} from "./messages.ts";
export { random } from "./random.ts";
export { DEFAULTS, RULES, type Config, type Rules, type RulesVersion } from "./rules.ts";
export type { Executed, Run, Scenario, TaskSpec, Transferred, WorkerSpec } from "./scenario.ts";
export { simulate } from "./simulate.ts";
export { SchedulerState } from "./state.ts";
export type { Transition } from "./story.ts";
export { transitions } from "./transitions.ts";
export { WorkerStateMachine, type WorkerEvent, type WorkerInstruction, type WorkerLimits } from "./worker.ts";

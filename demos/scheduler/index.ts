/** The mini scheduler: dask.distributed's rules, without network, time or chance of its own. */
export {
  adaptOptions,
  adaptiveTarget,
  recommendations,
  workersToClose,
  type AdaptOptions,
  type Advice,
  type Closing,
  type Look,
} from "./adaptive.ts";
export { cull } from "./cull.ts";
export { COSTS, type Costs } from "./costs.ts";
export type { StateName, TaskGroup, TaskPrefix, TaskState, WorkerState } from "./entities.ts";
export { MEMORY_THRESHOLDS, SpillBuffer, nannyAction, pauseStatus, type MemoryThresholds } from "./memory.ts";
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
  WorkerTaskState,
} from "./messages.ts";
export { random } from "./random.ts";
export { DEFAULTS, RULES, type Config, type Rules, type RulesVersion } from "./rules.ts";
export type {
  AdaptiveSpec,
  Adapted,
  DiskAccess,
  Executed,
  Happening,
  MemoryUse,
  Program,
  Run,
  Scenario,
  Submission,
  TaskSpec,
  Transferred,
  Watch,
  WorkerLife,
  WorkerSize,
  WorkerSpec,
} from "./scenario.ts";
export { simulate } from "./simulate.ts";
export { SchedulerState } from "./state.ts";
export type { Transition } from "./story.ts";
export { transitions } from "./transitions.ts";
export type { WorkerEvent, WorkerInstruction, WorkerLimits } from "./worker-messages.ts";
export { WorkerStateMachine } from "./worker.ts";

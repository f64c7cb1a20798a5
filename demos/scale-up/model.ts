/** What the demo of lesson 9 shows: one run, beside the same work on one such worker; a run among all sizes; or an empty scale. */
import type { Told } from "../contract/demo.ts";
import type { Outcome } from "../contract/outcome.ts";
import { PLAN, tasksOf, work } from "./job.ts";
import { machineOf, THREADS, type Inputs, type Machine } from "./machines.ts";
import { run, type Run } from "./run.ts";

/** One run; the scale on which the knee is to be marked; all sizes; one run whose memory counts. */
export type Shown = "run" | "mark" | "sweep" | "memory";

/** The knobs. */
export interface State {
  readonly workers: number;
  readonly startup: number;
  readonly pieces: number;
  readonly machine: Machine;
  readonly picture: Shown;
  readonly knee: number | null;
}

/** Plain data: it crosses workers. */
export interface Model {
  readonly picture: Shown;
  readonly inputs: Inputs;
  readonly run: Run;
  readonly pieces: number;
  readonly startup: number;
  /** GiB and type of a machine, for words. */
  readonly type: string;
  readonly gib: number;
  /** Where the viewer thinks the knee is, in workers. */
  readonly knee: number | null;
  /** The same work on one such worker with memory enough: seconds and dollars, not played but added up. */
  readonly alone: { readonly seconds: number; readonly dollars: number };
}

/** Plays the run. */
export function modelOf(state: State, inputs: Inputs, told?: Told): Model {
  const { workers, startup, pieces, machine, picture, knee } = state;
  const { rate } = inputs;
  const instance = machineOf(machine, inputs);
  const seconds = startup + PLAN + work(rate) / THREADS[machine];
  return {
    picture,
    inputs,
    run: run({ workers, startup, pieces, rate, instance, limited: picture === "memory" }, told),
    pieces,
    startup,
    type: instance.type,
    gib: instance.memoryGib!,
    knee,
    alone: { seconds, dollars: (seconds / 3600) * instance.usdPerHour },
  };
}

/** About how many things a run plays: its tasks, and a start for each thread; a limit on memory doubles it. */
export const weightOf = ({ workers, pieces, machine, picture }: State): number =>
  (tasksOf(pieces) + workers * THREADS[machine]) * (picture === "memory" ? 2 : 1);

/** How many times as fast, and how many times the bill, as one such worker alone. */
export const relative = ({ run: { finished, dollars }, alone }: Model): { speed: number; bill: number } => ({
  speed: alone.seconds / finished,
  bill: dollars / alone.dollars,
});

/** What a run tells its lesson's evidence and the study; one that failed lands nowhere. */
export function outcomeOf(model: Model): Outcome {
  const { workers, threads, finished: seconds, dollars, failed, spent } = model.run;
  const size = { workers, vcpus: workers * threads };
  return failed ? size : { ...size, seconds, dollars, ...relative(model), ...spent };
}

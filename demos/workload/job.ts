/** What every workload comes to, so that lessons and the command line play them all alike. */
import { simulate, type Happening, type Run, type Scenario, type TaskSpec } from "../scheduler/index.ts";
import type { Program } from "../scheduler/scenario.ts";

/** A toy job as its client hands it in: at once, over time, or as it learns. */
export interface Job {
  /** Submitted at 0, inputs before what needs them. */
  readonly tasks: readonly TaskSpec[];
  /** Submitted later, at set times. */
  readonly happenings?: readonly Happening[];
  /** Submitted in answer to results. Each call gives a program that remembers nothing yet: one for every run. */
  readonly program?: () => Program;
}

/** Where a job runs: all of a scenario but what is computed. `happenings` come beside the job's own. */
export type Around = Omit<Scenario, "tasks" | "wanted">;

/** A job somewhere, as the plain data a run depends on; only what its program will submit is not in it. */
export function scenarioOf({ tasks, happenings = [] }: Job, around: Around): Scenario {
  return { ...around, tasks, happenings: [...happenings, ...(around.happenings ?? [])] };
}

/** Plays a job to its end. */
export function play(job: Job, around: Around): Run {
  return simulate(scenarioOf(job, around), undefined, job.program?.());
}

/** All tasks whose submission is settled beforehand: all but what a program submits. */
export function settled({ tasks, happenings = [] }: Job): TaskSpec[] {
  return [...tasks, ...happenings.flatMap((happening) => (happening.do === "submit" ? happening.tasks : []))];
}

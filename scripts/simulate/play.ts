/** Settings played to the end. */
import { simulate } from "../../demos/scheduler/index.ts";
import type { Program, Run, Scenario, Watch } from "../../demos/scheduler/scenario.ts";
import { settled } from "../../demos/workload/job.ts";
import { jobOf, plan } from "./plan.ts";
import type { Settings } from "./settings.ts";

/** A run, what it was a run of, and how many tasks were submitted in all: beforehand, later, and in answer to results. */
export interface Played {
  readonly scenario: Scenario;
  readonly run: Run;
  readonly submitted: number;
}

/** The run of some settings. */
export function play(settings: Settings, watch?: Watch): Played {
  const job = jobOf(settings);
  const scenario = plan(settings, job);
  let submitted = settled(job).length;
  const program = job.program?.();
  const counting: Program = (key, at) => {
    const more = program?.(key, at);
    submitted += more?.tasks.length ?? 0;
    return more;
  };
  return { scenario, run: simulate(scenario, watch, counting), submitted };
}

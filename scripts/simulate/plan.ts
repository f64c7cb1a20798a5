/** Settings as a scenario. Chance is drawn by name, so changing one setting changes no other draw. */
import { random } from "../../demos/scheduler/index.ts";
import type { Scenario, TaskSpec } from "../../demos/scheduler/scenario.ts";
import type { Settings } from "./settings.ts";
import { WORKLOADS } from "./workloads.ts";

/** The run that the settings describe. */
export function plan(settings: Settings): Scenario {
  const { threads: nthreads, memory: memoryLimit, adaptive, saturation, stealing } = settings;
  const worker = { nthreads, memoryLimit };
  return {
    tasks: WORKLOADS[settings.workload]!.tasks(settings).map((task) => drawn(task, settings)),
    workers: Array.from({ length: settings.workers }, (_, i) => ({ name: `worker-${i}`, ...worker })),
    happenings: settings.happenings,
    ...(adaptive && { adaptive: { ...adaptive, worker } }),
    ...(settings.until !== undefined && { until: settings.until }),
    rules: settings.rules,
    config: {
      workStealing: stealing,
      ...(saturation !== undefined && { workerSaturation: saturation === "inf" ? Infinity : saturation }),
    },
  };
}

/** Whether another seed would give another run. */
export function seedMatters({ jitter, fail, seconds }: Settings): boolean {
  return (jitter > 0 && seconds > 0) || (fail > 0 && fail < 1);
}

function drawn(task: TaskSpec, { seed, jitter, fail, retries, nbytes }: Settings): TaskSpec {
  const { key } = task;
  const stretch = jitter === 0 ? 1 : 1 + jitter * (2 * random(seed, "duration", key) - 1);
  const raises = fail > 0 && random(seed, "fail", key) < fail;
  return {
    ...task,
    duration: Math.round(task.duration * stretch),
    ...(nbytes !== undefined && { nbytes }),
    ...(raises && { fails: 1 }),
    ...(retries > 0 && { retries }),
  };
}

/** Settings as a job and where it runs. Chance is drawn by name, so changing one setting changes no other draw. */
import { random, type Happening } from "../../demos/scheduler/index.ts";
import type { Program, Scenario, Submission, TaskSpec } from "../../demos/scheduler/scenario.ts";
import { scenarioOf, type Job } from "../../demos/workload/job.ts";
import { recorded } from "../../demos/workload/recorded.ts";
import { workloads, type Workload, type WorkloadName } from "../../demos/workload/workloads.ts";
import { readGraph } from "./graph.ts";
import type { Settings } from "./settings.ts";

/** What is computed: the workload, or the recorded graph, with all that is drawn or set beside it. */
export function jobOf(settings: Settings): Job {
  const { graph } = settings;
  const job: Job = kind(settings)?.make(settings) ?? { tasks: recorded(readGraph(graph!)) };
  const { tasks, happenings, program } = job;
  return {
    tasks: tasks.map((task) => drawn(task, settings)),
    ...(happenings && { happenings: happenings.map((happening) => submitted(happening, settings)) }),
    ...(program && { program: () => answering(program(), settings) }),
  };
}

/** The run that the settings describe, of `job`. */
export function plan(settings: Settings, job: Job = jobOf(settings)): Scenario {
  const { threads: nthreads, memory: memoryLimit, unmanaged, nanny, adaptive, saturation, stealing } = settings;
  const worker = {
    nthreads,
    memoryLimit,
    ...(unmanaged !== undefined && { unmanaged }),
    ...(nanny !== undefined && { nanny }),
  };
  return scenarioOf(job, {
    workers: Array.from({ length: settings.workers }, (_, i) => ({ name: `worker-${i}`, ...worker })),
    happenings: settings.happenings,
    ...(adaptive && { adaptive: { ...adaptive, worker } }),
    ...(settings.until !== undefined && { until: settings.until }),
    rules: settings.rules,
    config: {
      workStealing: stealing,
      ...(saturation !== undefined && { workerSaturation: saturation === "inf" ? Infinity : saturation }),
    },
  });
}

/** Whether another seed may give another run. */
export function seedMatters(settings: Settings): boolean {
  const { jitter, fail, seconds } = settings;
  return kind(settings)?.drawn === true || (jitter > 0 && seconds > 0) || (fail > 0 && fail < 1);
}

/** What the settings' workload is; nothing for a recorded graph. */
export function kind({ workload, graph }: Settings): Workload | undefined {
  return graph === undefined ? workloads[workload as WorkloadName] : undefined;
}

function drawn(task: TaskSpec, settings: Settings): TaskSpec {
  const { seed, jitter, fail, retries, nbytes } = settings;
  const { key } = task;
  // A workload that draws durations itself has used that name: drawn twice alike, long tasks would always be stretched.
  const name = kind(settings)?.drawn ? "jitter" : "duration";
  const stretch = jitter === 0 ? 1 : 1 + jitter * (2 * random(seed, name, key) - 1);
  const raises = fail > 0 && random(seed, "fail", key) < fail;
  return {
    ...task,
    duration: Math.round(task.duration * stretch),
    ...(nbytes !== undefined && { nbytes }),
    ...(raises && { fails: 1 }),
    ...(retries > 0 && { retries }),
  };
}

function submitted(happening: Happening, settings: Settings): Happening {
  if (happening.do !== "submit") return happening;
  return { ...happening, tasks: happening.tasks.map((task) => drawn(task, settings)) };
}

function answering(program: Program, settings: Settings): Program {
  return (key, at): Submission | undefined => {
    const more = program(key, at);
    return more && { ...more, tasks: more.tasks.map((task) => drawn(task, settings)) };
  };
}

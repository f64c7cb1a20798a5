/** A graph through the scheduler alone: no workers, no messages, no time but what is counted here. What is sent is finished at once. */
import { SchedulerState, type GraphTask, type Instruction, type News } from "../../demos/scheduler/index.ts";

/** What a result weighs and how long it took, as in `pure_scheduler.py`. */
const NBYTES = 28;
const COMPUTE = 1000;

/** CPU per task, in microseconds, garbage collection and compiling included. */
export interface Driven {
  /** Taking the graph in. */
  readonly graph: number;
  /** Every task reported finished, first sent, first finished. */
  readonly finish: number;
  readonly total: number;
  /** Where it ended. */
  readonly scheduler: SchedulerState;
}

/** A scheduler with so many workers of one thread. */
export function cluster(workers: number): SchedulerState {
  const scheduler = new SchedulerState();
  for (let i = 0; i < workers; i += 1) {
    tell(scheduler, { type: "add-worker", worker: `tcp://127.0.0.1:${10_000 + i}`, nthreads: 1 }, 0);
  }
  return scheduler;
}

/** Hand in the graph, wanting its last task, and report every task that is sent as finished. Throws if one never is. */
export function drive(tasks: readonly GraphTask[], workers: number): Driven {
  const scheduler = cluster(workers);
  const wanted = [tasks[tasks.length - 1]!.key];
  const began = process.cpuUsage();
  let sent = tell(scheduler, { type: "update-graph", client: "me", tasks, wanted }, 0);
  const graph = since(began);
  let finished = 0;
  while (sent.length > 0) {
    const next: Instruction[] = [];
    for (const instruction of sent) {
      if (instruction.op !== "compute-task") continue;
      finished += 1;
      for (const more of finish(scheduler, instruction, finished * COMPUTE)) next.push(more);
    }
    sent = next;
  }
  const total = since(began);
  if (finished !== tasks.length) throw new Error(`Of ${tasks.length} tasks ${finished} finished.`);
  const count = tasks.length;
  return { graph: graph / count, finish: (total - graph) / count, total: total / count, scheduler };
}

/** Report a task that was sent as finished, at `time` microseconds. Written out: copying one object into another would cost more than what is measured. */
export function finish(
  scheduler: SchedulerState,
  { worker, key, runId }: Extract<Instruction, { op: "compute-task" }>,
  time: number,
): Instruction[] {
  return scheduler.handle({
    type: "task-finished",
    worker,
    key,
    runId,
    nbytes: NBYTES,
    compute: COMPUTE,
    time,
    stimulusId: "bench",
  });
}

/** Any other news; all have the same id, as in the script. */
export function tell(scheduler: SchedulerState, news: News, time: number): Instruction[] {
  return scheduler.handle({ ...news, time, stimulusId: "bench" });
}

/** Microseconds of CPU that this process has used since. */
export function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

/** What the scheduler believes about the future: how long tasks take, how much work a worker has, what moving data costs. */
import type { TaskPrefix, TaskState, WorkerState } from "./entities.ts";
import type { Seconds } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/**
 * How long a task of this prefix will take (`SchedulerState._get_prefix_duration`): the average of finished ones; else
 * twice the longest time one has been seen running; else what the settings say.
 */
export function prefixDuration(s: SchedulerState, prefix: TaskPrefix): Seconds {
  if (prefix.durationAverage < 0 && prefix.maxExecTime > 0) return 2 * prefix.maxExecTime;
  return averageDuration(s, prefix);
}

/** The same without what is seen of running tasks (`SchedulerState.get_task_duration`, until 2024). */
export function averageDuration(s: SchedulerState, prefix: TaskPrefix): Seconds {
  return prefix.durationAverage < 0 ? s.config.unknownTaskDuration : prefix.durationAverage;
}

/** A task has finished (`TaskPrefix.add_duration`). Only computing counts, not fetching. */
export function addDuration(prefix: TaskPrefix, compute: Seconds): void {
  const old = prefix.durationAverage;
  prefix.durationAverage = old < 0 ? compute : 0.5 * compute + 0.5 * old;
}

/** A task is still running (`TaskPrefix.add_exec_time`): far beyond the average, the average is given up. */
export function addExecTime(prefix: TaskPrefix, elapsed: Seconds): void {
  if (elapsed > prefix.maxExecTime) prefix.maxExecTime = elapsed;
  if (elapsed > 2 * prefix.durationAverage) prefix.durationAverage = -1;
}

/** A heartbeat's measurement moves the estimate by one share in the number of workers (`Scheduler.heartbeat_worker`). */
export function addBandwidth(s: SchedulerState, reported: number): void {
  const share = 1 / s.workers.size;
  s.bandwidth = s.bandwidth * (1 - share) + reported * share;
}

/**
 * How many tasks there are of each prefix. Two short lists, because they are added up whenever a worker's work changes
 * (`occupancy`), and walking a Map costs more than the sum.
 */
export class PrefixCounts {
  readonly prefixes: TaskPrefix[] = [];
  readonly counts: number[] = [];

  change(prefix: TaskPrefix, by: 1 | -1): void {
    const at = this.prefixes.indexOf(prefix);
    if (at < 0) {
      this.prefixes.push(prefix);
      this.counts.push(by);
      return;
    }
    this.counts[at]! += by;
    if (this.counts[at] !== 0) return;
    // The last one fills the gap.
    const [last, count] = [this.prefixes.pop()!, this.counts.pop()!];
    if (at === this.counts.length) return;
    this.prefixes[at] = last;
    this.counts[at] = count;
  }
}

/** Seconds of work a worker has: computing of its tasks by prefix, and fetching their inputs (`WorkerState.occupancy`). */
export function occupancy(s: SchedulerState, worker: WorkerState): Seconds {
  return work(s, worker.prefixCounts, worker.networkBytes);
}

/** The same over the whole cluster. Tasks that are queued or without a worker are not in it (`SchedulerState.total_occupancy`). */
export function totalOccupancy(s: SchedulerState): Seconds {
  return work(s, s.prefixCounts, s.networkBytes);
}

function work(s: SchedulerState, { prefixes, counts }: PrefixCounts, networkBytes: number): Seconds {
  let seconds = 0;
  for (let i = 0; i < counts.length; i += 1) seconds += counts[i]! * prefixDuration(s, prefixes[i]!);
  return seconds + networkBytes / s.bandwidth;
}

/** Bytes a result counts for: its size, or the default until it is known (`TaskState.get_nbytes`). */
export function bytesOf(s: SchedulerState, task: TaskState): number {
  return task.nbytes < 0 ? s.config.defaultDataSize : task.nbytes;
}

/** Time to fetch the inputs a worker lacks (`SchedulerState.get_comm_cost`). There is no latency in it. */
export function commCost(s: SchedulerState, task: TaskState, worker: WorkerState): Seconds {
  let bytes = 0;
  for (const input of task.dependencies) if (!holds(worker, input)) bytes += bytesOf(s, input);
  return bytes / s.bandwidth;
}

/** Whether a worker has a copy. Most results have one copy, and then no set needs to be asked. */
export function holds(worker: WorkerState, task: TaskState): boolean {
  return task.whoHas === worker.alone || (task.whoHas.length > 1 && worker.hasWhat.has(task));
}

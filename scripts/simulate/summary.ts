/** What a run comes to, in numbers: plain data, printed by report.ts and given as it is by `--json`. */
import type { Key, Seconds, WorkerName } from "../../demos/scheduler/index.ts";
import type { Executed, Run, Scenario, WorkerLife } from "../../demos/scheduler/scenario.ts";
import { memoryOf, pauses, type MemorySummary } from "./memory.ts";
import type { Settings } from "./settings.ts";

/** Times in seconds from the submission, bytes, shares from 0 to 1. */
export interface Summary {
  /** What was asked for; times in it as `Settings` says. */
  readonly settings: Settings;
  /** When the client heard of the last result; with results missing, when nothing moved any more. */
  readonly makespan: Seconds;
  /** `finished`: of those submitted, how many ever gave a result. `wanted` results: how many the client got. */
  readonly tasks: { readonly submitted: number; readonly finished: number };
  readonly attempts: {
    readonly finished: number;
    readonly erred: number;
    /** Ended with their worker. */
    readonly killed: number;
    /** Attempts beyond the first of each task, for whatever reason. */
    readonly repeated: number;
  };
  /** Share of the threads' time, from their workers' arrival on, in which attempts that finished were computing. */
  readonly efficiency: number;
  /** The time all threads were there, up to the end. */
  readonly threadSeconds: Seconds;
  /** Finished attempts on each worker that ever arrived; null: none did. */
  readonly perWorker: { readonly min: number; readonly median: number; readonly max: number } | null;
  readonly transfers: { readonly count: number; readonly bytes: number };
  readonly scheduler: { readonly stimuli: number; readonly busy: Seconds; readonly busyShare: number };
  readonly workers: {
    readonly arrived: number;
    readonly retired: number;
    readonly killed: number;
    /** By their nanny, for their memory. */
    readonly terminated: number;
    readonly cancelled: number;
    /** The most there at the same time, and those there at the end. */
    readonly most: number;
    readonly atEnd: number;
    /** From each moment on, so many. */
    readonly overTime: readonly { readonly from: Seconds; readonly workers: number }[];
  };
  /** What went to disk, paused or was killed for its memory; null: nothing. */
  readonly memory: MemorySummary | null;
  /** Wanted results that failed, and why. */
  readonly erred: readonly { readonly key: Key; readonly exception: string; readonly cause: Key }[];
  /** Wanted results that never came, and why not; null: all came or failed. */
  readonly missing: { readonly keys: readonly Key[]; readonly why: string } | null;
}

/** The numbers of a run. `submitted`: tasks in all; left out, those of the scenario at its start. */
export function summarise(
  settings: Settings,
  scenario: Scenario,
  run: Run,
  submitted = scenario.tasks.length,
): Summary {
  const end = run.finished;
  const finished = run.executed.filter((attempt) => attempt.end === "finished");
  const threadTime = sum(run.workers, (life) => life.nthreads * there(life, end));
  const busy = sum(run.scheduling, ({ start, stop }) => clipped(start, stop, end));
  const overTime = population(run.workers);
  return {
    settings,
    makespan: end / 1e6,
    tasks: { submitted, finished: new Set(finished.map(({ key }) => key)).size },
    attempts: {
      finished: finished.length,
      erred: run.executed.filter((attempt) => attempt.end === "erred").length,
      killed: run.executed.filter((attempt) => attempt.end === "killed").length,
      repeated: run.executed.length - new Set(run.executed.map(({ key }) => key)).size,
    },
    efficiency: share(
      sum(finished, ({ start, stop }) => clipped(start, stop, end)),
      threadTime,
    ),
    threadSeconds: threadTime / 1e6,
    perWorker: spread(finished, run.workers),
    transfers: { count: run.transferred.length, bytes: sum(run.transferred, ({ nbytes }) => nbytes) },
    scheduler: { stimuli: run.stimuli, busy: busy / 1e6, busyShare: share(busy, end) },
    workers: {
      arrived: run.workers.filter(({ arrived }) => arrived !== null).length,
      retired: run.workers.filter(({ how }) => how === "retired").length,
      killed: run.workers.filter(({ how }) => how === "killed").length,
      terminated: run.workers.filter(({ how }) => how === "terminated").length,
      cancelled: run.workers.filter(({ how }) => how === "cancelled").length,
      most: overTime.reduce((most, { workers }) => Math.max(most, workers), 0),
      atEnd: overTime.at(-1)?.workers ?? 0,
      overTime,
    },
    memory: memoryOf(run),
    erred: run.erred,
    missing: run.missing.length === 0 ? null : { keys: run.missing, why: why(scenario, run) },
  };
}

/** How many workers there were, from each moment at which that changed. */
function population(lives: readonly WorkerLife[]): { from: Seconds; workers: number }[] {
  const changes = new Map<number, number>();
  const add = (at: number, change: number): void => void changes.set(at, (changes.get(at) ?? 0) + change);
  for (const { arrived, left } of lives) {
    if (arrived === null) continue;
    add(Math.max(0, arrived), 1);
    if (left !== null) add(Math.max(0, left), -1);
  }
  let workers = 0;
  const steps = [...changes].sort(([a], [b]) => a - b).filter(([at, change]) => change !== 0 || at === 0);
  return steps.map(([at, change]) => ({ from: at / 1e6, workers: (workers += change) }));
}

function spread(finished: readonly Executed[], lives: readonly WorkerLife[]): Summary["perWorker"] {
  const counts = new Map<WorkerName, number>();
  for (const { worker, arrived } of lives) if (arrived !== null) counts.set(worker, 0);
  for (const { worker } of finished) counts.set(worker, (counts.get(worker) ?? 0) + 1);
  const sorted = [...counts.values()].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)! };
}

/** Why results are missing when nothing moves any more: there is nobody left to compute them. */
function why(scenario: Scenario, run: Run): string {
  const left = run.workers.filter(({ arrived, left: gone }) => arrived !== null && gone === null);
  if (left.length === 0) {
    const ever = run.workers.some(({ arrived }) => arrived !== null);
    return ever ? "there was no worker left to compute them" : "no worker ever arrived to compute them";
  }
  const status = new Map<WorkerName, string>();
  for (const happening of [...(scenario.happenings ?? [])].sort((a, b) => a.at - b.at)) {
    if (happening.at > run.finished) continue;
    if (happening.do === "pause-worker" || happening.do === "resume-worker") {
      status.set(happening.worker, happening.do);
    }
  }
  if (left.every(({ worker }) => status.get(worker) === "pause-worker")) return "every worker left was paused";
  const full = new Set(pauses(run).flatMap(({ worker, over }) => (over ? [] : [worker])));
  if (left.every(({ worker }) => full.has(worker))) return "every worker left was paused for its memory";
  return "nothing moved any more";
}

/** How long a worker was there, up to the end. */
function there({ arrived, left }: WorkerLife, end: number): number {
  return arrived === null ? 0 : clipped(arrived, left ?? end, end);
}

function clipped(start: number, stop: number, end: number): number {
  return Math.max(0, Math.min(stop, end) - Math.max(0, start));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}

/** A recorded task stream replayed: its own durations, sizes and order of arrival, its own workers, its release's rules. */
import { simulate, type Run, type Scenario } from "../../demos/scheduler/index.ts";
import { judged, median, seconds, type Comparison } from "./comparison.ts";
import type { Origin } from "./recording.ts";
import type { StreamRecording, StreamRun, StreamTask } from "./stream-recording.ts";

/** Simulated over recorded makespan: of each repeat, and of the median repeat. */
const EACH = [0.85, 1.15] as const;
const MIDDLE = [0.9, 1.1] as const;

/**
 * The repeat as a scenario. Priority is the order in which the recorded tasks began: that order came of dask.order, which
 * the mini scheduler does not have, and a file does not hold priorities.
 */
export function replay(run: StreamRun, cluster: StreamRecording, rules: Scenario["rules"] & string): Scenario {
  // Dask groups tasks by what stands before the index; here that is what stands before the last hyphen.
  const names = new Map(run.tasks.map(({ key, group }, place) => [key, `${group}-${place}`]));
  const found = [...new Set(run.tasks.map(({ worker }) => worker))].sort();
  const idle = Array.from({ length: Math.max(0, cluster.workers - found.length) }, (_, index) => `idle-${index}`);
  return {
    tasks: run.tasks.map(({ key, start, stop, nbytes, dependencies }, place) => ({
      key: names.get(key)!,
      dependencies: [...new Set(dependencies)].map((input) => names.get(input)!),
      duration: Math.round((stop - start) * 1e6),
      nbytes,
      priority: [0, 1, place],
    })),
    workers: [...found, ...idle].map((name) => ({ name, nthreads: cluster.threads })),
    rules,
  };
}

/** Starts of tasks before every one of their inputs had been computed. */
export function violations({ tasks }: Scenario, run: Run): number {
  const ready = new Map<string, number>();
  for (const { key, stop, end } of run.executed) {
    if (end === "finished") ready.set(key, Math.min(stop, ready.get(key) ?? Infinity));
  }
  const inputs = new Map(tasks.map(({ key, dependencies }) => [key, dependencies]));
  return run.executed.filter(({ key, start }) =>
    inputs.get(key)!.some((input) => (ready.get(input) ?? Infinity) > start),
  ).length;
}

/** Each repeat's makespan and order, and the median of the makespans. */
export function compareStream(recording: Origin & StreamRecording): Comparison[] {
  const { file, release, rules } = recording;
  const head = { file, release, area: "task-stream" };
  const ratios: number[] = [];
  const each = recording.runs.flatMap((run): Comparison[] => {
    const scenario = replay(run, recording, rules);
    const played = simulate(scenario);
    const lasted = Math.max(...run.tasks.map(({ stop }) => stop));
    const whole = played.missing.length === 0 && played.executed.length >= run.tasks.length;
    const simulated = whole ? Math.max(...played.executed.map(({ stop }) => stop)) / 1e6 : Number.NaN;
    const early = whole ? violations(scenario, played) : Number.NaN;
    ratios.push(simulated / lasted);
    const makespan = {
      what: `repeat ${run.repeat}, makespan`,
      recorded: seconds(lasted),
      simulated: seconds(simulated),
      difference: `x ${(simulated / lasted).toFixed(3)}`,
      tolerance: EACH.map((limit) => limit.toFixed(2)).join("–"),
      value: simulated / lasted,
      limits: EACH,
      remark: "",
    };
    const order = {
      what: `repeat ${run.repeat}, inputs first`,
      recorded: `${run.tasks.length} tasks`,
      simulated: `${played.executed.length} tasks`,
      difference: `${early} too early`,
      tolerance: "0",
      value: early,
      limits: [0, 0] as const,
      remark: "",
    };
    return [judged({ ...head, ...makespan }, reasonOf(run, played)), judged({ ...head, ...order })];
  });
  const middle = median(ratios);
  return [
    ...each,
    judged({
      ...head,
      what: `median of ${ratios.length} repeats, makespan`,
      recorded: "x 1",
      simulated: `x ${middle.toFixed(3)}`,
      difference: `x ${middle.toFixed(3)}`,
      tolerance: MIDDLE.map((limit) => limit.toFixed(2)).join("–"),
      value: middle,
      limits: MIDDLE,
      remark: "",
    }),
  ];
}

/** What the recording tells of time that no rule of Dask asks for: there a difference comes from. */
function reasonOf(run: StreamRun, played: Run): string {
  const still = standing(run.tasks, (key) => run.tasks.find((task) => task.key === key)!);
  const fetching = played.transferred.reduce((sum, { start, stop }) => sum + stop - start, 0) / 1e6;
  return [
    `recorded workers stood still for ${(1000 * still.all).toFixed(0)} ms in all, once for ${(1000 * still.longest).toFixed(0)} ms, beside tasks that were ready and had their inputs there`,
    `fetching took ${run.fetching.toFixed(2)} s recorded and ${fetching.toFixed(2)} s simulated, summed over messages there and results here`,
  ].join("; ");
}

/** A finished task is known to the scheduler, and what it makes ready is with its worker, within this time. Seconds. */
const ROUND_TRIP = 0.01;
/** Shorter pauses between two tasks are a worker's ordinary overhead. Seconds. */
const OVERHEAD = 0.005;

/** How long workers of one thread ran nothing although something they ran later had all its inputs there; in seconds. */
export function standing(
  tasks: readonly StreamTask[],
  find: (key: string) => StreamTask,
): { readonly all: number; readonly longest: number } {
  const pauses = [...new Set(tasks.map(({ worker }) => worker))].flatMap((worker) => {
    const own = tasks.filter((task) => task.worker === worker).sort((a, b) => a.start - b.start);
    const ready = own.map(({ dependencies }) => {
      const inputs = dependencies.map(find);
      const here = inputs.length > 0 && inputs.every((input) => input.worker === worker);
      return here ? Math.max(...inputs.map(({ stop }) => stop)) + ROUND_TRIP : Infinity;
    });
    return own.slice(1).map(({ start }, before) => {
      const since = Math.max(own[before]!.stop, Math.min(...ready.slice(before + 1)));
      return Math.max(0, start - since);
    });
  });
  const long = pauses.filter((pause) => pause > OVERHEAD);
  return { all: long.reduce((sum, pause) => sum + pause, 0), longest: Math.max(0, ...long) };
}

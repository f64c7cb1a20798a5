/** What is asked of the cluster, and when: recorded workloads, two graphs, or a line drawn by hand turned into submissions. */
import type { CurvePoint } from "../contract/params.ts";
import type { Happening, Key, TaskSpec } from "../scheduler/index.ts";
import { bursts } from "../workload/bursts.ts";
import { etl } from "../workload/etl.ts";
import { settled, type Job } from "../workload/job.ts";
import { longTail } from "../workload/long-tail.ts";
import { map } from "../workload/map.ts";
import { MAP_FIFO_TIMEOUT } from "../workload/repeated.ts";
import { tree } from "../workload/tree.ts";
import { trickle } from "../workload/trickle.ts";

/** Names in the address, in the order of the outcome's `workload`: what was recorded on real Dask comes first. */
export const demands = {
  burst: "one burst",
  bursts: "two bursts",
  trickle: "a trickle",
  tail: "a long tail",
  tree: "a reduction in the middle",
  unknown: "tasks never seen",
  etl: "the toy job",
  drawn: "drawn by hand",
  break: "bursts, a break, bursts",
} as const;
/** One of them. */
export type DemandName = keyof typeof demands;

/** A job, and which results its client lets go of together: as soon as it has all of a group. */
export interface Demand {
  readonly job: Job;
  readonly groups: readonly (readonly Key[])[];
  /** Seconds of its submissions, and how many tasks come with each. */
  readonly submissions: readonly (readonly [at: number, tasks: number])[];
}

/** Seconds between two submissions of a drawn line, and of each of its tasks. */
const DRAWN = { every: 0.5, seconds: 0.5 } as const;

/** Seconds between two bursts, and of the break that somebody takes after the second. */
const PAUSES = { short: 20, long: 180 } as const;

/** Seconds a burst of the cockpit takes on eight workers that are there, and a little more. */
const BURST = 8.5;

/** Seconds of the tasks nobody has seen before: four times what Dask guesses. */
export const UNKNOWN_SECONDS = 2;

/** Bytes of a piece in the job with a reduction in its middle. */
const PIECE = 4e6;

/**
 * The demand of that name. A burst comes 20 s after the one before is over if the cluster took `startUp` seconds
 * to come: the viewer waits for one before asking for the next.
 */
export function demandOf(name: DemandName, startUp: number, line: readonly CurvePoint[]): Demand {
  const job = jobOf(name, startUp, line);
  const first = job.tasks.map(({ key }) => key);
  const later = (job.happenings ?? []).flatMap((happening) => (happening.do === "submit" ? [happening] : []));
  const all = settled(job).map(({ key }) => key);
  return {
    job,
    groups:
      name === "bursts" || name === "break" ? [first, ...later.map(({ tasks }) => tasks.map(({ key }) => key))] : [all],
    submissions: [
      [0, first.length] as const,
      ...later.map(({ at, tasks }) => [at / 1e6, tasks.length] as const),
    ].filter(([, tasks]) => tasks > 0),
  };
}

/** What a demand tells the scheduler if durations are told: seconds by prefix, as `default-task-durations`. */
export function durationsOf({ job }: Demand): Record<string, number> {
  return Object.fromEntries(
    settled(job).map(({ key, duration }) => [key.slice(0, key.lastIndexOf("-")), duration / 1e6]),
  );
}

function jobOf(name: DemandName, startUp: number, line: readonly CurvePoint[]): Job {
  switch (name) {
    case "burst":
      return bursts({ bursts: 1, tasks: 200 });
    case "bursts":
      return bursts({ lasts: BURST + startUp, pause: PAUSES.short });
    case "trickle":
      return trickle();
    case "tail":
      return longTail();
    case "tree":
      return { tasks: reduction() };
    case "unknown":
      return { tasks: map({ tasks: 100, seconds: UNKNOWN_SECONDS }) };
    case "etl":
      return { tasks: etl({ seconds: 1 }) };
    case "drawn":
      return drawn(line);
    case "break":
      return aroundBreak(startUp);
  }
}

/** Two bursts, a break, and two more; a cluster is new at the first, and new again after the break if it went. */
function aroundBreak(startUp: number): Job {
  const { tasks, happenings = [] } = bursts({ bursts: 4 });
  const cold = BURST + startUp + PAUSES.short;
  const back = cold + BURST + PAUSES.long;
  const starts = [cold, back, back + cold];
  return {
    tasks,
    happenings: happenings.map((happening, turn) => ({ ...happening, at: Math.round(starts[turn]! * 1e6) })),
  };
}

/** Every piece less the mean of all: 64 loads, nine that combine, 64 that need both. The last layer is invisible until the mean is there. */
function reduction(): TaskSpec[] {
  const up = tree({ leaves: 64, seconds: 1.5, nbytes: PIECE }).map((task) =>
    task.dependencies.length > 0 ? { ...task, duration: 3_000_000, nbytes: 1000 } : task,
  );
  const mean = up.at(-1)!.key;
  const loads = up.filter(({ dependencies }) => dependencies.length === 0);
  const less = loads.map(({ key }, index) => ({
    key: `less-${index}`,
    dependencies: [key, mean],
    duration: 1_000_000,
    nbytes: PIECE,
  }));
  return [...up, ...less];
}

/** Tasks per second along the line, submitted twice a second; what is less than a task waits for the next submission. */
function drawn(line: readonly CurvePoint[]): Job {
  const submissions: Happening[] = [];
  let [owed, made] = [0, 0];
  const end = line.at(-1)?.[0] ?? 0;
  for (let at = 0; at < end; at += DRAWN.every) {
    owed += heightAt(line, at + DRAWN.every / 2) * DRAWN.every;
    const tasks = Array.from({ length: Math.floor(owed + 1e-9) }, (): TaskSpec => {
      made += 1;
      return { key: `drawn-${made}`, dependencies: [], duration: DRAWN.seconds * 1e6, nbytes: 28 };
    });
    owed -= tasks.length;
    if (tasks.length > 0)
      submissions.push({ at: Math.round(at * 1e6), do: "submit", tasks, fifoTimeout: MAP_FIFO_TIMEOUT });
  }
  return { tasks: [], happenings: submissions };
}

/** Nothing before the first point and after the last; straight lines between them. */
function heightAt(line: readonly CurvePoint[], x: number): number {
  const after = line.findIndex(([at]) => at > x);
  if (after < 1) return 0;
  const [[x0, y0], [x1, y1]] = [line[after - 1]!, line[after]!];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** About how many tasks are played in all, without making them: all of them once more for each group of results. */
export function playsOf(name: DemandName, line: readonly CurvePoint[]): number {
  // And once more on a fixed cluster, to compare.
  if (name === "break") return 2 * 5 * 400;
  if (name !== "drawn") return 3 * 250;
  return 3 * line.slice(1).reduce((sum, [x, y], index) => sum + ((y + line[index]![1]) / 2) * (x - line[index]![0]), 0);
}

/** All toy jobs by name, sized alike: so many tasks, so long, from this seed. A lesson that needs finer knobs asks the job's own file. */
import type { Seconds } from "../scheduler/index.ts";
import { bursts } from "./bursts.ts";
import { etl, piecesOf } from "./etl.ts";
import { heavy } from "./heavy.ts";
import type { Job } from "./job.ts";
import { longTail } from "./long-tail.ts";
import { map } from "./map.ts";
import { monteCarlo, simulationsOf } from "./monte-carlo.ts";
import { search, trialsOf } from "./search.ts";
import { shuffle, shuffleOf } from "./shuffle.ts";
import { count } from "./sizes.ts";
import { tree } from "./tree.ts";
import { trickle } from "./trickle.ts";
import { uneven } from "./uneven.ts";

/** How large a job is, and which draw of it. */
export interface Size {
  /** Tasks in all; about so many where a job cannot have any number, and the smallest it can have where these are too few. */
  readonly tasks: number;
  /** How long a task takes; which task, and what of the others, says `length`. */
  readonly seconds: Seconds;
  readonly seed: number;
}

/** One kind of job. */
export interface Workload {
  /** What it is, in one line. */
  readonly about: string;
  /** Whose length `seconds` is, after "so long". */
  readonly length: string;
  /** The size it has unless one is asked for. */
  readonly usual: Omit<Size, "seed">;
  /** How near the number of tasks comes to the one asked for, from 100 on: 0 exactly. */
  readonly within: number;
  /** Whether the seed decides anything. */
  readonly drawn: boolean;
  /** Throws one sentence on a size that cannot be. */
  readonly make: (size: Size) => Job;
}

/** The kinds, from the plainest on. */
export const workloads = {
  map: {
    about: "equal tasks that need nothing from one another",
    length: "each",
    usual: { tasks: 240, seconds: 0.1 },
    within: 0,
    drawn: false,
    make: (size) => ({ tasks: map(size) }),
  },
  uneven: {
    about: "a map whose durations lie evenly within half of their mean",
    length: "on average",
    usual: { tasks: 240, seconds: 0.1 },
    within: 0,
    drawn: true,
    make: (size) => ({ tasks: uneven(size) }),
  },
  heavy: {
    about: "a map of mostly short tasks, a few a hundred times as long",
    length: "on average",
    usual: { tasks: 240, seconds: 0.1 },
    within: 0,
    drawn: true,
    make: (size) => ({ tasks: heavy(size) }),
  },
  tree: {
    about: "seven of eight tasks load, the others combine eight results each until one is left",
    length: "each",
    usual: { tasks: 240, seconds: 0.1 },
    within: 0.02,
    drawn: false,
    // A tree of one task is a leaf.
    make: ({ tasks, seconds }) => ({ tasks: tree({ tasks: Math.max(2, count("tasks of a tree", tasks)), seconds }) }),
  },
  shuffle: {
    about: "every piece read is split into a part for every piece to come, which joins them",
    length: "a read; the splits 5 µs",
    usual: { tasks: 320, seconds: 0.1 },
    within: 0.06,
    drawn: true,
    make: ({ tasks, ...rest }) => ({ tasks: shuffle({ ...shuffleOf(count("tasks of a shuffle", tasks)), ...rest }) }),
  },
  etl: {
    about: "the toy job of the talk: read, clean, join with a small table, reduce",
    length: "a read, the others in proportion",
    usual: { tasks: 240, seconds: 0.45 },
    within: 0.03,
    drawn: true,
    make: ({ tasks, ...rest }) => ({ tasks: etl({ pieces: piecesOf(count("tasks of the job", tasks)), ...rest }) }),
  },
  "monte-carlo": {
    about: "simulations that know nothing of one another, then one estimate from batches of 32",
    length: "a simulation on average",
    usual: { tasks: 240, seconds: 0.25 },
    within: 0.01,
    drawn: true,
    make: ({ tasks, ...rest }) => ({
      tasks: monteCarlo({ simulations: simulationsOf(count("tasks of a Monte Carlo job", tasks)), ...rest }),
    }),
  },
  search: {
    about: "trials trained a little, the best third of them longer, submitted as results come in",
    length: "a first training on average, three times as long on each rung up",
    usual: { tasks: 240, seconds: 0.5 },
    within: 0.15,
    drawn: true,
    make: ({ tasks, ...rest }) => search({ trials: trialsOf(count("tasks of a search", tasks)), ...rest }),
  },
  burst: {
    about: "one map and then nothing, as recorded on real Dask",
    length: "each",
    usual: { tasks: 200, seconds: 0.5 },
    within: 0,
    drawn: false,
    make: ({ tasks, seconds }) => bursts({ bursts: 1, tasks, seconds }),
  },
  bursts: {
    about: "two maps with a pause of 20 s between them, as recorded on real Dask",
    length: "each",
    usual: { tasks: 200, seconds: 0.5 },
    within: 0.01,
    drawn: false,
    make: ({ tasks, seconds }) => bursts({ tasks: Math.ceil(count("tasks of bursts", tasks) / 2), seconds }),
  },
  trickle: {
    about: "two tasks every half second, as recorded on real Dask",
    length: "each",
    usual: { tasks: 120, seconds: 0.5 },
    within: 0.01,
    drawn: false,
    make: ({ tasks, seconds }) => trickle({ times: Math.ceil(count("tasks of a trickle", tasks) / 2), seconds }),
  },
  "long-tail": {
    about: "sixty short tasks for each that takes 67 times as long, as recorded on real Dask",
    length: "a short one",
    usual: { tasks: 122, seconds: 0.3 },
    within: 0,
    drawn: false,
    make: ({ tasks, seconds }) => {
      const long = Math.max(1, Math.round(count("tasks of a long tail", tasks) / 61));
      return longTail({ short: Math.max(1, tasks - long), seconds, long, longSeconds: (seconds / 0.3) * 20 });
    },
  },
} as const satisfies Readonly<Record<string, Workload>>;

/** The name of a kind. */
export type WorkloadName = keyof typeof workloads;

/** A job of a kind, of its usual size unless said otherwise; seed 0. */
export function jobOf(name: WorkloadName, size: Partial<Size> = {}): Job {
  const { usual, make }: Workload = workloads[name];
  return make({ seed: 0, ...usual, ...size });
}

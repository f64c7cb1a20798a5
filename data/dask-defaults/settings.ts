/** Which settings the mini scheduler runs with, what they mean, and where the specification has them. */

/** A setting; in `pattern`, # stands for its value. */
export interface Setting {
  /** As in distributed.yaml, from its root. */
  readonly key: string;
  readonly unit: string | null;
  readonly meaning: string;
  /** Finds it in the section of defaults. */
  readonly pattern: string;
  /** Finds it in three releases, in the table of what differs between them. */
  readonly before?: string;
  /** The first of the three releases in which it is a setting of this value. */
  readonly since?: "2024.7.0" | "2026.7";
}

const scheduler = (name: string, unit: string | null, meaning: string, more: Partial<Setting> = {}): Setting => ({
  key: `distributed.scheduler.${name}`,
  unit,
  meaning,
  pattern: String.raw`scheduler\.${name} #`,
  ...more,
});

/** One of several on a line that begins with the name of their group. */
const grouped =
  (group: string) =>
  (name: string, unit: string, meaning: string): Setting => ({
    key: `distributed.${group}.${name}`,
    unit,
    meaning,
    pattern: String.raw`(?<![-\w])${group.replace("scheduler.", "").replaceAll(".", "\\.")}:[^\n]*? ${name} #`,
  });

const memory = grouped("worker.memory");
const connections = grouped("worker.connections");
const adaptive = grouped("adaptive");
const rootish = { since: "2026.7" } as const;
const ofLimit = "share of the memory limit";

/** In the order of distributed.yaml. */
export const settings: readonly Setting[] = [
  scheduler("allowed-failures", "worker deaths", "How many deaths of its worker a task survives."),
  scheduler("bandwidth", "bytes/s", "The first guess at the speed between workers; measurements move it."),
  scheduler("default-data-size", "bytes", "What a result counts for until its size is known."),
  scheduler("work-stealing", null, "Idle workers are given tasks of saturated ones."),
  {
    key: "distributed.scheduler.work-stealing-interval",
    unit: "s",
    meaning: "How often the scheduler looks for tasks to move to idle workers.",
    pattern: String.raw`scheduler\.work-stealing true, interval #`,
    before: String.raw`^\| work-stealing interval \| # \| # \| #`,
    since: "2026.7",
  },
  scheduler(
    "worker-saturation",
    "root tasks per thread",
    "How many root tasks a worker holds per thread, rounded up; the others wait on the scheduler.",
  ),
  scheduler(
    "rootish-taskgroup",
    "groups",
    "A large group of tasks counts as root tasks only if it depends on fewer groups than this.",
    rootish,
  ),
  scheduler(
    "rootish-taskgroup-dependencies",
    "tasks",
    "A large group of tasks counts as root tasks only if the groups it depends on have fewer tasks than this.",
    rootish,
  ),
  scheduler("unknown-task-duration", "s", "What a task is taken to last before any of its kind has finished."),
  {
    key: "distributed.scheduler.default-task-durations",
    unit: "s",
    meaning: "What tasks of four kinds that only split what is there are taken to last, before any has finished.",
    pattern: "default-task-durations: rechunk-split, split-shuffle, split-taskshuffle, split-stage = #",
    since: "2024.7.0",
  },
  grouped("scheduler.active-memory-manager")(
    "interval",
    "s",
    "How often superfluous copies are dropped and retiring workers looked after.",
  ),
  connections("outgoing", "connections", "Workers that a worker fetches inputs from at the same time."),
  connections("incoming", "connections", "Requests for its results that a worker serves at the same time."),
  memory("target", ofLimit, "Above this, by the sizes of its results, a worker writes the least used to disk."),
  memory("spill", ofLimit, "Above this, by its process, a worker writes results to disk."),
  memory("pause", ofLimit, "Above this, by its process, a worker begins no more tasks."),
  memory("terminate", ofLimit, "Above this, by its process, a worker is killed."),
  {
    key: "distributed.deploy.lost-worker-timeout",
    unit: "s",
    meaning: "How long a cluster waits for a lost worker before it starts another.",
    pattern: String.raw`deploy\.lost-worker-timeout #`,
  },
  adaptive("interval", "s", "How often adaptive scaling looks at the work there is."),
  adaptive("target-duration", "s", "The known work is to be done in this time: that gives the number of workers."),
  adaptive("minimum", "workers", "Fewest workers."),
  adaptive("maximum", "workers", "Most workers; inf is no limit."),
  adaptive("wait-count", "looks", "How many looks in a row a worker has to be superfluous before it is closed."),
];

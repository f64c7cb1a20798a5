/** Throughput: trivial tasks by the thousand, microseconds each. Shown, never judged. */
import { MalformedRaw, at, isList, isNumber, isText, quoted } from "../../data/raw.ts";
import { simulate, type TaskSpec } from "../../demos/scheduler/index.ts";
import { judged, type Comparison } from "./comparison.ts";
import type { Origin } from "./recording.ts";

/** One row of such a recording. */
export interface ThroughputRow {
  readonly graph: "map" | "tree";
  readonly tasks: number;
  readonly workers: number;
  readonly threads: number;
  readonly saturation: number;
  /** Microseconds a task on the wall, median of its repeats. */
  readonly each: number;
  readonly clean: boolean;
}

/** What is used of such a file. */
export interface ThroughputRecording {
  readonly rows: readonly ThroughputRow[];
}

/** The file does not say how long its trivial tasks computed; a call that adds two numbers is about this long. Microseconds. */
const TRIVIAL = 10;

/** Throws `MalformedRaw`. */
export function readThroughput(file: string, held: unknown): ThroughputRecording {
  const rows = at(file, held, ["rows"], isList, "rows").map((row, index): ThroughputRow => {
    const above = (value: unknown): value is number => isNumber(value) && value > 0;
    const whole = (value: unknown): value is number => above(value) && Number.isInteger(value);
    const known = (value: unknown): value is "map" | "tree" => value === "map" || value === "tree";
    const place = (...path: string[]) => ["rows", index, ...path];
    const words = at(file, held, place("worker_saturation"), isText, "a worker saturation");
    const saturation = words === "inf" ? Infinity : Number(words);
    if (!(saturation > 0))
      throw new MalformedRaw(file, `a number or "inf" at rows.${index}.worker_saturation`, quoted(words));
    return {
      graph: at(file, held, place("graph"), known, '"map" or "tree"'),
      tasks: at(file, held, place("n_tasks"), whole, "a whole number above 0"),
      workers: at(file, held, place("workers"), whole, "a whole number above 0"),
      threads: at(file, held, place("threads_per_worker"), whole, "a whole number above 0"),
      saturation,
      each: at(file, held, place("us_per_task", "median"), above, "a number above 0"),
      clean: (row as { contention?: { clean?: unknown } }).contention?.clean !== false,
    };
  });
  return { rows };
}

/** Every row simulated with its own number of tasks. */
export function compareThroughput({ file, release, rules, rows }: Origin & ThroughputRecording): Comparison[] {
  return rows.map((row) => {
    const { graph, tasks, workers, threads, saturation, each, clean } = row;
    const run = simulate({
      tasks: graph === "map" ? map(tasks) : tree(tasks),
      workers: Array.from({ length: workers }, (_, index) => ({ name: `w${index}`, nthreads: threads })),
      rules,
      config: { workerSaturation: saturation },
    });
    const simulated = run.missing.length > 0 ? Number.NaN : run.finished / tasks;
    const busy = clean ? "" : " on a machine that had other work";
    return judged({
      file,
      release,
      area: "throughput",
      what: `${graph} ${workers}x${threads} saturation ${saturation === Infinity ? "inf" : saturation} x ${tasks}`,
      recorded: `${Math.round(each)} µs`,
      simulated: `${Math.round(simulated)} µs`,
      difference: `x ${(simulated / each).toFixed(2)}`,
      tolerance: "",
      value: simulated / each,
      limits: null,
      remark: `not judged: wall time of trivial tasks${busy}; the length of one is not recorded`,
    });
  });
}

function map(tasks: number): TaskSpec[] {
  return Array.from({ length: tasks }, (_, index) => task(`map-${index}`, []));
}

/** Leaves, then merges of two until one is left: n leaves make 2n − 1 tasks. */
function tree(tasks: number): TaskSpec[] {
  const all: TaskSpec[] = Array.from({ length: Math.ceil((tasks + 1) / 2) }, (_, index) => task(`leaf-${index}`, []));
  for (let next = 0; next + 1 < all.length && all.length < tasks; next += 2) {
    all.push(task(`merge-${all.length}`, [all[next]!.key, all[next + 1]!.key]));
  }
  return all;
}

const task = (key: string, dependencies: readonly string[]): TaskSpec => ({
  key,
  dependencies,
  duration: TRIVIAL,
  nbytes: 28,
});

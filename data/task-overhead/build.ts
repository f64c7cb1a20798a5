/** Two recordings on real Dask → what one trivial task costs, by kind of graph and with queuing on or off. */
import { MalformedRaw, at, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";

/** One case, medians of `repeats` runs, microseconds per task; each field is described in resource.json. */
export interface Row {
  readonly case: string;
  readonly title: string;
  readonly graph: string;
  readonly queuing: boolean;
  readonly saturation: string;
  readonly workers: number;
  readonly threads: number;
  readonly tasks: number;
  readonly repeats: number;
  readonly wallMicros: number;
  readonly wallMin: number;
  readonly wallMax: number;
  readonly cpuMicros: number;
  readonly cpuMin: number;
  readonly cpuMax: number;
  readonly tasksPerSecond: number;
  readonly daskVersion: string;
}

/** The recordings made while nothing else ran. */
const paths = ["dask/1c-throughput-v2022.12.1-50k.json", "dask/1c-throughput-v2022.12.1-quiet.json"];

/** The cases in the order of the table, with words for a label. */
const titles = new Map([
  ["map-queuing-off", "independent tasks, queuing off"],
  ["map-queuing-on", "independent tasks, queuing on"],
  ["tree-queuing-on", "binary tree, queuing on"],
]);

/** The table `task-overhead`. */
export const build: Build<Row> = async (raw) => {
  const rows = (await Promise.all(paths.map((path) => cases(raw, path)))).flat();
  return [...titles.keys()].map((name) => {
    const found = rows.filter((row) => row.case === name);
    if (found.length === 1) return found[0]!;
    throw new MalformedRaw(paths.join(" and "), `one case ${name}`, `${found.length} of them`);
  });
};

async function cases(raw: Raw, path: string): Promise<Row[]> {
  const recording = await json(raw, path);
  const release = at(path, recording, ["versions", "distributed"], isText, "the version of distributed");
  // Debian's package adds its own suffix: "2022.12.1+ds.1" is 2022.12.1
  const daskVersion = /^\d+\.\d+\.\d+/.exec(release)?.[0];
  if (!daskVersion) throw new MalformedRaw(path, "the version of distributed", quoted(release));
  return at(path, recording, ["rows"], isList, "a list of cases").map((row) => ({ ...one(path, row), daskVersion }));
}

function one(path: string, row: unknown): Omit<Row, "daskVersion"> {
  const text = (key: string) => at(path, row, [key], isText, "a name");
  const number = (...place: string[]) => at(path, row, place, isNumber, "a number");
  const graph = text("graph");
  const saturation = text("worker_saturation");
  const queuing = saturation !== "inf";
  const name = `${graph}-queuing-${queuing ? "on" : "off"}`;
  const title = titles.get(name);
  if (!title) throw new MalformedRaw(path, `one of ${[...titles.keys()].join(", ")}`, quoted(name));
  if ((row as { contention?: { clean?: unknown } }).contention?.clean !== true)
    throw new MalformedRaw(path, `a quiet machine for ${name}`, "no such mark");
  const micros = (measure: string, of: string) => Number(number(measure, of).toPrecision(4));
  return {
    case: name,
    title,
    graph,
    queuing,
    saturation,
    workers: number("workers"),
    threads: number("threads_per_worker"),
    tasks: number("n_tasks"),
    repeats: number("us_per_task", "n"),
    wallMicros: micros("us_per_task", "median"),
    wallMin: micros("us_per_task", "min"),
    wallMax: micros("us_per_task", "max"),
    cpuMicros: micros("sched_client_cpu_us_per_task", "median"),
    cpuMin: micros("sched_client_cpu_us_per_task", "min"),
    cpuMax: micros("sched_client_cpu_us_per_task", "max"),
    tasksPerSecond: micros("tasks_per_s", "median"),
  };
}

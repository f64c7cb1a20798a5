/** A recorded task stream: what ran where and when, and what needed what. */
import { MalformedRaw, at, isList, isNumber, isText, quoted } from "../../data/raw.ts";
import { clusterOf } from "./method.ts";

/** One task as it ran. Times in seconds since the submission. */
export interface StreamTask {
  readonly key: string;
  /** The part of its key that Dask groups it by. */
  readonly group: string;
  readonly worker: string;
  readonly start: number;
  readonly stop: number;
  readonly nbytes: number;
  readonly dependencies: readonly string[];
}

/** One repeat. */
export interface StreamRun {
  readonly repeat: number;
  /** In the order in which they began. */
  readonly tasks: readonly StreamTask[];
  /** Seconds spent on fetching inputs, summed over messages. */
  readonly fetching: number;
}

/** What is used of such a file. */
export interface StreamRecording {
  readonly workers: number;
  readonly threads: number;
  readonly runs: readonly StreamRun[];
}

type Graph = Readonly<Record<string, readonly string[]>>;
type Place = (string | number)[];

/** Repeats without dependencies are of the graph of the first repeat that has them. Throws `MalformedRaw`. */
export function readStream(file: string, held: unknown): StreamRecording {
  const runs = at(file, held, ["runs"], isList, "a list of runs");
  const graphs = runs.map((run) => (run as { dependencies?: unknown } | null)?.dependencies ?? null);
  const first = graphs.findIndex((graph) => graph !== null);
  if (first < 0) throw new MalformedRaw(file, "dependencies in one of the runs", "none");
  return {
    ...clusterOf(file, held),
    runs: runs.map((_, index) => {
      const graph = graphOf(file, held, graphs[index] === null ? first : index);
      return readRun(file, held, index, graph);
    }),
  };
}

function graphOf(file: string, held: unknown, run: number): Graph {
  const place = ["runs", run, "dependencies"];
  const isGraph = (value: unknown): value is Graph =>
    typeof value === "object" && value !== null && Object.values(value).every((list) => Array.isArray(list));
  const graph = at(file, held, place, isGraph, "a list of inputs for each key");
  for (const [key, inputs] of Object.entries(graph)) {
    const unknown = inputs.find((input) => !Object.hasOwn(graph, input));
    if (unknown !== undefined)
      throw new MalformedRaw(file, `inputs of ${key} that are tasks at ${place.join(".")}`, quoted(unknown));
  }
  const stuck = onACycle(graph);
  if (stuck !== null) throw new MalformedRaw(file, `no cycle at ${place.join(".")}`, `one through ${quoted(stuck)}`);
  return graph;
}

function readRun(file: string, held: unknown, run: number, graph: Graph): StreamRun {
  const list = at(file, held, ["runs", run, "tasks"], isList, "a list of tasks");
  const found = new Map<string, StreamTask>();
  for (const index of list.keys()) {
    const task = readTask(file, held, ["runs", run, "tasks", index], graph);
    // What ran twice counts from its first start on, and takes what its last attempt took.
    const { start } = found.get(task.key) ?? task;
    found.set(task.key, { ...task, start, stop: start + (task.stop - task.start) });
  }
  const lost = Object.keys(graph).find((key) => !found.has(key));
  if (lost !== undefined) throw new MalformedRaw(file, `a task ${lost} at runs.${run}.tasks`, "none");
  const { repeat } = (held as { runs: { repeat?: unknown }[] }).runs[run]!;
  return {
    repeat: isNumber(repeat) ? repeat : run,
    tasks: [...found.values()].sort((a, b) => a.start - b.start),
    fetching: list.flatMap(fetched).reduce((sum, took) => sum + took, 0),
  };
}

function readTask(file: string, held: unknown, place: Place, graph: Graph): StreamTask {
  const isKey = (value: unknown): value is string => isText(value) && Object.hasOwn(graph, value);
  const isSize = (value: unknown): value is number => isNumber(value) && value >= 0;
  const key = at(file, held, [...place, "key"], isKey, "a key of the graph");
  const [start, stop] = at(file, held, [...place, "compute"], isSpan, "[start, stop] in seconds");
  return {
    key,
    group: groupOf(key),
    worker: at(file, held, [...place, "worker"], isText, "a worker"),
    start,
    stop,
    nbytes: Math.round(at(file, held, [...place, "nbytes"], isSize, "bytes")),
    dependencies: graph[key]!,
  };
}

function isSpan(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [start, stop] = value as [unknown, unknown];
  return isNumber(start) && isNumber(stop) && start >= 0 && stop >= start;
}

/** How long each message took that brought inputs of a task; [start, stop, source]. */
function fetched(task: unknown): number[] {
  const { transfers } = task as { transfers?: unknown };
  if (!Array.isArray(transfers)) return [];
  const spans = transfers.map((each) => (Array.isArray(each) ? each.slice(0, 2) : null)).filter(isSpan);
  return spans.map(([from, to]) => to - from);
}

/** `key_split_group`: the name in a key such as `('load-1a2b', 3)`; of any other the words before its token. */
export function groupOf(key: string): string {
  const name = /^\(['"]([^'"]+)/.exec(key)?.[1];
  if (name !== undefined) return name;
  const [first = key, ...rest] = key.split("-");
  const end = rest.findIndex((word) => !/^[a-z]+$/i.test(word) || /^[a-f]{8}$/.test(word));
  return [first, ...(end < 0 ? rest : rest.slice(0, end))].join("-");
}

/** A task that can never begin, or null. */
function onACycle(graph: Graph): string | null {
  const open = new Map(Object.entries(graph).map(([key, inputs]) => [key, new Set(inputs).size]));
  const dependents = new Map<string, string[]>();
  for (const [key, inputs] of Object.entries(graph)) {
    for (const input of new Set(inputs)) dependents.set(input, [...(dependents.get(input) ?? []), key]);
  }
  const ready = [...open].filter(([, count]) => count === 0).map(([key]) => key);
  for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
    open.delete(key);
    for (const next of dependents.get(key) ?? []) {
      open.set(next, open.get(next)! - 1);
      if (open.get(next) === 0) ready.push(next);
    }
  }
  return open.keys().next().value ?? null;
}

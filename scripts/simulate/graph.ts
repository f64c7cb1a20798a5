/** The file of `--graph`: a task stream recorded on real Dask, as rows, or one sentence on why not. */
import { readFileSync } from "node:fs";
import { recorded, type RecordedTask } from "../../demos/workload/recorded.ts";
import { Refused } from "./values.ts";

/** One repeat as `run5_stream.py` writes it; `compute` in seconds from the submission. */
interface Repeat {
  readonly tasks: readonly {
    readonly key: string;
    readonly compute: readonly [number, number];
    readonly nbytes: number;
  }[];
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

/** The rows of the first repeat, in the order of its dependencies. */
export function readGraph(path: string): readonly RecordedTask[] {
  const refuse = (why: string): never => {
    throw new Refused(`--graph expects a task stream recorded on Dask (JSON), but ${why.replace(/\.$/, "")}.`);
  };
  const { tasks, dependencies } = repeat(content(path, refuse), path, refuse);
  const known = new Map(tasks.map((task) => [task.key, task]));
  if (known.size !== tasks.length) refuse(`"${path}" has a task twice`);
  const rows = Object.entries(dependencies).map(([key, inputs]) => {
    const task = known.get(key) ?? refuse(`"${path}" does not say how long ${key} took`);
    const [start, stop] = task.compute;
    return { key, dependencies: inputs, seconds: stop - start, nbytes: task.nbytes };
  });
  try {
    recorded(rows);
  } catch (cause) {
    refuse(`"${path}" holds no such graph: ${(cause as Error).message}`);
  }
  return rows;
}

type Refuse = (why: string) => never;

function content(path: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return refuse(code === undefined ? `"${path}" is no JSON` : `"${path}" could not be read (${code})`);
  }
}

function repeat(file: unknown, path: string, refuse: Refuse): Repeat {
  const [first] = list(field(file, "runs")) ?? refuse(`"${path}" has no list of runs`);
  const tasks = list(field(first, "tasks")) ?? refuse(`the first run in "${path}" has no list of tasks`);
  const wrong = tasks.findIndex((task) => !isTask(task));
  if (wrong >= 0)
    refuse(`task ${wrong + 1} in "${path}" lacks a key, the start and stop of its computing, or its nbytes`);
  const dependencies = field(first, "dependencies");
  if (!isInputs(dependencies)) refuse(`the first run in "${path}" does not say by key what each task depends on`);
  return { tasks, dependencies } as Repeat;
}

function isTask(task: unknown): boolean {
  const [compute, nbytes] = [list(field(task, "compute")), field(task, "nbytes")];
  return (
    typeof field(task, "key") === "string" &&
    typeof nbytes === "number" &&
    compute?.length === 2 &&
    compute.every(isNumber)
  );
}

function isInputs(inputs: unknown): boolean {
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) return false;
  return Object.values(inputs).every((keys) => list(keys)?.every((key) => typeof key === "string"));
}

const isNumber = (value: unknown): boolean => typeof value === "number";

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const list = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

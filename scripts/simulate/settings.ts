/** The words of the command line as settings of a run, or one sentence on why not. */
import { RULES, type RulesVersion } from "../../demos/scheduler/index.ts";
import type { Happening } from "../../demos/scheduler/scenario.ts";
import { workloads, type Workload, type WorkloadName } from "../../demos/workload/workloads.ts";
import { readOptions } from "../options.mjs";
import { readGraph } from "./graph.ts";
import { checkLog } from "./log.ts";
import { MISFORTUNES, misfortune } from "./misfortunes.ts";
import { OPTIONS, USAGE, nearest, type Option, type OptionName } from "./options.ts";
import { Refused, bytes, micros, number, oneOf } from "./values.ts";

/** Adaptive scaling as asked for; times in whole microseconds, `targetDuration` in seconds. What is left out is Dask's default. */
export interface Scaling {
  readonly minimum: number;
  /** Left out: none. */
  readonly maximum?: number;
  readonly startUp: readonly number[];
  readonly interval?: number;
  readonly targetDuration?: number;
  readonly waitCount?: number;
}

/** All that the command line decides. Bytes; seconds where the name says so, else whole microseconds. */
export interface Settings {
  /** The name of a workload; "recorded" for the graph of a file. */
  readonly workload: WorkloadName | "recorded";
  /** The file. */
  readonly graph?: string;
  /** As asked for; of a recorded graph as many as it has. */
  readonly tasks: number;
  /** How long a task is, as the workload means it; of a recorded graph on average. */
  readonly seconds: number;
  readonly nbytes?: number;
  readonly workers: number;
  readonly threads: number;
  readonly memory: number;
  readonly unmanaged?: number;
  readonly nanny?: number;
  readonly seed: number;
  readonly jitter: number;
  readonly fail: number;
  readonly retries: number;
  readonly rules: RulesVersion;
  /** `"inf"` as JSON has no infinity. */
  readonly saturation?: number | "inf";
  readonly stealing: boolean;
  readonly happenings: readonly Happening[];
  readonly adaptive?: Scaling;
  readonly until?: number;
}

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | { readonly kind: "run"; readonly settings: Settings; readonly json: boolean; readonly log?: string }
  | { readonly kind: "refused"; readonly problem: string };

/** Never throws. */
export function readSettings(words: string[]): Asked {
  const spec = Object.entries<Option>(OPTIONS).map(([name, { value, repeat }]) => {
    const type: "string" | "boolean" = value === undefined ? "boolean" : "string";
    return [name, { type, ...(repeat && { multiple: true }) }] as const;
  });
  const { values, problem } = readOptions(negatives(words), Object.fromEntries(spec), USAGE);
  if (problem !== undefined) return { kind: "refused", problem: suggest(problem) };
  const given = new Given(values);
  if (given.has("help")) return { kind: "help" };
  try {
    const [settings, log] = [read(given), given.word("log")];
    if (log !== undefined) checkLog(log);
    return { kind: "run", settings, json: given.has("json"), ...(log !== undefined && { log }) };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return { kind: "refused", problem: `${cause.message}\n${USAGE}` };
  }
}

/** `--seconds -1` as `--seconds=-1`: a negative number is a bad value, not an option nobody knows. */
function negatives(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (/^-\.?\d/.test(word) && before?.startsWith("--") && !before.includes("="))
      joined.splice(-1, 1, `${before}=${word}`);
    else joined.push(word);
  }
  return joined;
}

type Read<T> = (option: string, word: string) => T;

/** The options that were given, and the usual values of the others. */
class Given {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  has(name: OptionName): boolean {
    return this.#values[name] !== undefined;
  }

  words(name: OptionName): readonly string[] {
    return (this.#values[name] as string[] | undefined) ?? [];
  }

  word(name: OptionName): string | undefined {
    return (this.#values[name] as string | undefined) ?? (OPTIONS[name] as Option).usual;
  }

  /** The value of an option that has a usual one. */
  the<T>(name: OptionName, as: Read<T>): T {
    return as(name, this.word(name)!);
  }

  /** The value under `key`, or nothing. */
  maybe<K extends string, T>(name: OptionName, key: K, as: Read<T>): { readonly [name in K]?: T } {
    return (this.has(name) ? { [key]: this.the(name, as) } : {}) as { readonly [name in K]?: T };
  }
}

const within =
  (min: number, max: number): Read<number> =>
  (option, word) =>
    number(option, word, { min, max });
const whole =
  (min: number, max: number): Read<number> =>
  (option, word) =>
    number(option, word, { min, max, whole: true });
const known =
  <W extends string>(names: readonly W[]): Read<W> =>
  (option, word) =>
    oneOf(option, word, names);

const MOST_WORKERS = 100_000;

function read(given: Given): Settings {
  const scaling = readScaling(given);
  const usual = scaling === undefined ? 8 : 0;
  const workers = given.maybe("workers", "workers", whole(0, MOST_WORKERS)).workers ?? usual;
  const named = { workers, adaptive: scaling !== undefined };
  return {
    ...readWorkload(given),
    ...given.maybe("nbytes", "nbytes", bytes),
    workers,
    threads: given.the("threads", whole(1, 1000)),
    memory: given.the("memory", bytes),
    ...readWatch(given),
    seed: given.the("seed", whole(0, Number.MAX_SAFE_INTEGER)),
    jitter: given.the("jitter", within(0, 1)),
    fail: given.the("fail", within(0, 1)),
    retries: given.the("retries", whole(0, 1000)),
    rules: given.the("rules", known(Object.keys(RULES) as RulesVersion[])),
    ...given.maybe("saturation", "saturation", (option, word) =>
      word === "inf" ? ("inf" as const) : number(option, word, { min: 0.01, max: 1000 }),
    ),
    stealing: !given.has("no-stealing"),
    happenings: MISFORTUNES.flatMap((name) => given.words(name).flatMap((word) => misfortune(name, word, named))),
    ...(scaling && { adaptive: scaling }),
    ...given.maybe("until", "until", micros),
  };
}

function readWorkload(given: Given): Pick<Settings, "workload" | "graph" | "tasks" | "seconds"> {
  const graph = given.word("graph");
  if (graph === undefined) {
    const workload = given.the("workload", known(Object.keys(workloads) as WorkloadName[]));
    const { usual }: Workload = workloads[workload];
    return {
      workload,
      ...usual,
      ...given.maybe("tasks", "tasks", whole(1, 5_000_000)),
      ...given.maybe("seconds", "seconds", within(0, 1e6)),
    };
  }
  const other = (["workload", "tasks", "seconds"] as const).find((name) => given.has(name));
  if (other !== undefined) {
    throw new Refused(`--${other} expects no --graph beside it, but got "${given.word(other)}" and "${graph}".`);
  }
  const rows = readGraph(graph);
  const work = rows.reduce((sum, row) => sum + row.seconds, 0);
  return { workload: "recorded", graph, tasks: rows.length, seconds: work / rows.length };
}

/** The watch on a worker's memory, which there is only with a limit. */
function readWatch(given: Given): Pick<Settings, "unmanaged" | "nanny"> {
  const alone = (["unmanaged", "nanny"] as const).find((name) => given.has(name));
  if (alone !== undefined && given.the("memory", bytes) === 0) {
    throw new Refused(
      `--${alone} expects a --memory above 0 beside it, but got "${given.word(alone)}" without a limit.`,
    );
  }
  return { ...given.maybe("unmanaged", "unmanaged", bytes), ...given.maybe("nanny", "nanny", micros) };
}

function readScaling(given: Given): Scaling | undefined {
  if (!given.has("adaptive")) {
    const alone = (["startup", "interval", "target-duration", "wait-count"] as const).find((name) => given.has(name));
    if (alone === undefined) return undefined;
    throw new Refused(`--${alone} expects --adaptive beside it, but got "${given.word(alone)}" alone.`);
  }
  const [minimum, maximum] = given.the("adaptive", range);
  return {
    minimum,
    ...(maximum !== undefined && { maximum }),
    startUp: (given.word("startup") ?? "1").split(",").map((word) => micros("startup", word)),
    ...given.maybe("interval", "interval", (option, word) => micros(option, word, 0.001)),
    ...given.maybe("target-duration", "targetDuration", within(0.001, 1e6)),
    ...given.maybe("wait-count", "waitCount", whole(1, 100_000)),
  };
}

function range(option: string, word: string): readonly [number, number | undefined] {
  const parts = /^(\d+)\.\.(\d*)$/.exec(word);
  if (parts === null) throw new Refused(`--${option} expects MIN..MAX, such as 2..10 or 0.., but got "${word}".`);
  const minimum = whole(0, MOST_WORKERS)(option, parts[1]!);
  const maximum = parts[2] === "" ? undefined : whole(0, MOST_WORKERS)(option, parts[2]!);
  if (maximum !== undefined && maximum < minimum) {
    throw new Refused(`--${option} expects a MAX of at least MIN, but got "${word}".`);
  }
  return [minimum, maximum];
}

/** "Unknown option '--taks'." with the option that was probably meant. */
function suggest(problem: string): string {
  const word = /^Unknown option '--([^']+)'/.exec(problem)?.[1];
  const meant = word === undefined ? undefined : nearest(word);
  return meant === undefined ? problem : problem.replace(/\.?\n/, `; did you mean --${meant}?\n`);
}

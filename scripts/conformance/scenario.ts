/** The form of a scenario file, as far as the operations read it, and reading one. Described in shared/conformance/README.md. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** A task of a scenario. */
export interface GivenTask {
  readonly key: string;
  readonly state?: string;
  readonly on?: string;
  readonly whoHas?: readonly string[];
  readonly deps?: readonly string[];
  readonly nbytes?: number;
  readonly priority?: readonly number[];
  readonly wanted?: boolean;
  readonly restrictions?: readonly string[];
  readonly loose?: boolean;
  readonly executing?: boolean;
  readonly longRunning?: boolean;
  readonly retries?: number;
}

/** A worker of a scenario. */
export interface GivenWorker {
  readonly id: string;
  readonly nthreads?: number;
  readonly memoryLimit?: number;
  readonly status?: "running" | "paused";
}

/** The state before. Operations with a form of their own read further fields. */
export interface Given {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly workers?: readonly GivenWorker[];
  readonly prefixes?: Readonly<Record<string, { readonly durationAverage?: number; readonly maxExecTime?: number }>>;
  readonly tasks?: readonly GivenTask[];
  readonly [field: string]: unknown;
}

/** What happens: the operation and its arguments. */
export interface When {
  readonly op: string;
  readonly [argument: string]: unknown;
}

/** One scenario. */
export interface Scenario {
  readonly id: string;
  /** Which part of the rules it tries. */
  readonly area?: string;
  /** Its expectation was executed on real distributed, not only read from a test. */
  readonly verified?: boolean;
  readonly rules?: string;
  readonly given: Given;
  readonly when: When;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** What an operation gives: values under the names that `expect` uses. */
export type Answer = Readonly<Record<string, unknown>>;

/** The scenarios of a file, and which file it is. */
export interface ScenarioFile {
  readonly scenarios: readonly Scenario[];
  /** "sha256:…" of the file. */
  readonly hash: string;
  /** The commit of distributed it was read from; "unknown" if it does not say. */
  readonly commit: string;
}

/** A file of scenarios, or `{problem}`: one sentence on why it is none. */
export async function readScenarios(path: string): Promise<ScenarioFile | { readonly problem: string }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    return { problem: `${path} cannot be read (${code}); expected a file of scenarios.` };
  }
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: `${path} is not JSON; expected a file of scenarios.` };
  }
  const scenarios = isObject(file) ? file["scenarios"] : undefined;
  if (!Array.isArray(scenarios)) return { problem: `${path} has no list "scenarios".` };
  const wrong = scenarios.findIndex((scenario) => !isScenario(scenario));
  if (wrong >= 0) {
    return { problem: `${path}: scenario ${wrong + 1} is not of the form {id, given, when: {op, …}, expect}.` };
  }
  const commit = isObject(file) ? file["distributed_commit"] : undefined;
  return {
    scenarios: scenarios as Scenario[],
    hash: `sha256:${createHash("sha256").update(text).digest("hex")}`,
    commit: typeof commit === "string" ? commit : "unknown",
  };
}

function isScenario(value: unknown): boolean {
  if (!isObject(value) || typeof value["id"] !== "string") return false;
  const { given, when, expect } = value;
  return isObject(given) && isObject(expect) && isObject(when) && typeof when["op"] === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

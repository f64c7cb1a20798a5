/** Whether an answer is what a scenario expects. */
import type { Answer } from "./scenario.ts";

/** The difference between two numbers that does not count. */
const TOLERANCE = 1e-6;

/** Lists in which the order says nothing, and those of which the answer may hold more. */
const SETS = new Set(["workers", "idle", "saturated", "retired", "remaining", "memory", "disk", "recomputed"]);
const PARTS = new Set(["mustRetire", "mustRemain"]);
/** What an answer need not mention: a task that is forgotten is nowhere any more, one that nobody blames has no deaths. */
const UNSAID: Readonly<Record<string, unknown>> = { states: "forgotten", suspicious: 0 };

/** The first expected value that the answer does not have, with what it has; null if there is none. */
export function difference(expected: Answer, actual: Answer): { name: string; expected: unknown; got: unknown } | null {
  for (const [name, value] of Object.entries(expected)) {
    if (!agrees(value, actual[name], name)) return { name, expected: value, got: actual[name] };
  }
  return null;
}

function agrees(expected: unknown, actual: unknown, name: string): boolean {
  if (typeof expected === "number" && typeof actual === "number") {
    return expected === actual || Math.abs(expected - actual) <= TOLERANCE;
  }
  // JSON has no infinity.
  if (actual === Infinity) return expected === "inf" || expected === null;
  if (Array.isArray(expected) && Array.isArray(actual)) return listsAgree(expected, actual, name);
  if (isObject(expected) && isObject(actual)) {
    const keys = Object.keys(expected);
    const whole = name === "suspicious" || (name === "states" && keys.length === 0);
    if (whole && Object.keys(actual).some((key) => !(key in expected))) return false;
    return keys.every((key) => agrees(expected[key], key in actual ? actual[key] : UNSAID[name], inner(name, key)));
  }
  return expected === actual;
}

function listsAgree(expected: readonly unknown[], actual: readonly unknown[], name: string): boolean {
  if (PARTS.has(name)) return expected.every((item) => actual.includes(item));
  if (expected.length !== actual.length) return false;
  const [one, two] = SETS.has(name) ? [sorted(expected), sorted(actual)] : [expected, actual];
  return one.every((item, i) => agrees(item, two[i], ""));
}

/** In `whoHas` the keys are tasks, and each list is a set of workers. */
function inner(name: string, key: string): string {
  return name === "whoHas" ? "workers" : key;
}

function sorted(list: readonly unknown[]): unknown[] {
  return [...list].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

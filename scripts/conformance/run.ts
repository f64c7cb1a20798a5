/** One scenario: what the scheduler does, against what is expected. */
import { difference } from "./compare.ts";
import { happenings } from "./happenings.ts";
import { memory } from "./memory.ts";
import { questions } from "./questions.ts";
import type { Scenario } from "./scenario.ts";

const operations = { ...questions, ...happenings, ...memory };

/** One line for the console, `ok ID` or `not ok ID: expected …, got …`. Never throws. */
export function check(scenario: Scenario): { readonly ok: boolean; readonly line: string } {
  const { id, when, expect } = scenario;
  const fail = (why: string) => ({ ok: false, line: `not ok ${id}: ${why}` });
  const names = Object.keys(expect);
  const operation = Object.hasOwn(operations, when.op) ? operations[when.op] : undefined;
  if (operation === undefined) return fail(`expected ${names.join(", ")}, got no such operation as "${when.op}"`);
  if (names.length === 0) return fail("expected nothing, so nothing was tried");
  try {
    const wrong = difference(expect, operation(scenario));
    if (wrong === null) return { ok: true, line: `ok ${id}` };
    const [wanted, got] = [wrong.expected, wrong.got].map((value) => JSON.stringify(value) ?? "nothing");
    return fail(`expected ${wrong.name} ${wanted}, got ${got}`);
  } catch (cause) {
    return fail(
      `expected ${names.join(", ")}, got an error: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

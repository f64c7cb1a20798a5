import { decode } from "../contract/codec.ts";
import { sameValue, type Params, type Schema } from "../contract/params.ts";
import { writeValue } from "../contract/values.ts";
import type { Work } from "./work.ts";

/** Knobs of the other figure of a lesson, by key; nothing where nothing is handed over. */
export type Handed = Readonly<Record<string, unknown>> | null | undefined;

/** What a hand that changed these knobs hands to the other figure: nothing, where it would have been the same before. */
export function handedOver({ demo, tables }: Pick<Work, "demo" | "tables">, before: Params, now: Params): Handed {
  const handed: Handed = demo.hands?.(now, tables);
  return handed && !sameValue(handed, demo.hands?.(before, tables)) ? handed : null;
}

/** Knobs another figure hands to this one, as this one's schema takes them, with one sentence on each that it did not. */
export function takeHanded(
  schema: Schema,
  handed: NonNullable<Handed>,
): { readonly change: Partial<Params>; readonly problems: readonly string[] } {
  const change: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, value] of Object.entries(handed)) {
    const read = decode(schema, `${key}=${textOf(schema, key, value)}`);
    problems.push(...read.problems);
    if (Object.hasOwn(schema, key)) change[key] = read.params[key];
  }
  return { change: change as Partial<Params>, problems };
}

/** Whether a change would change anything. */
export const news = (change: Partial<Params>, now: Params): boolean =>
  Object.entries(change).some(([key, value]) => !sameValue(value, now[key]));

function textOf(schema: Schema, key: string, value: unknown): string {
  const spec = Object.hasOwn(schema, key) ? schema[key] : undefined;
  try {
    return spec ? writeValue(spec, value) : String(value);
  } catch {
    // Not even the shape of such a knob: the codec says what it expected instead.
    return String(value);
  }
}

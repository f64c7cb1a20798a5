import { decode, encode } from "../contract/codec.ts";
import { sameValue, type Params, type Schema } from "../contract/params.ts";

/** The knobs of a figure as they stand, and as they stood in the run before: the ghost. */
export interface State {
  readonly params: Params;
  readonly vs?: Params;
}

/** A state read from text, with what was not taken. Knobs the schema keeps keep what the viewer set. */
export function readState(
  schema: Schema,
  text: string,
  before: Params | undefined,
): { state: State; problems: readonly string[] } {
  const { params, vs, problems } = decode(schema, text);
  if (!before) return { state: vs ? { params, vs } : { params }, problems };
  const now: Record<string, unknown> = { ...params };
  const then: Record<string, unknown> = { ...vs };
  for (const [key, spec] of Object.entries(schema)) {
    if (!spec.keep || !sameValue(params[key], spec.default)) continue;
    now[key] = before[key];
    if (vs && sameValue(vs[key], params[key])) then[key] = before[key];
  }
  return { state: vs ? { params: now as Params, vs: then as Params } : { params: now as Params }, problems };
}

/**
 * The state after a knob is turned: where it stood when the hand took hold of it is the ghost. What a knob the schema keeps
 * said before is nothing to compare with: a guess is not a run.
 */
export function turned(schema: Schema, held: State, change: Partial<Params>): State {
  const params = { ...held.params } as Record<string, unknown>;
  const before = { ...held.params } as Record<string, unknown>;
  let ghost = false;
  for (const [key, value] of Object.entries(change)) {
    if (!Object.hasOwn(schema, key)) continue;
    params[key] = value;
    if (schema[key]?.keep) before[key] = value;
    else if (!sameValue(value, held.params[key])) ghost = true;
  }
  if (ghost) return { params: params as Params, vs: before as Params };
  return held.vs
    ? { params: params as Params, vs: carried(schema, held.vs, params, change) }
    : { params: params as Params };
}

/** A ghost that stays while a kept knob is turned must not differ in that knob. */
function carried(schema: Schema, vs: Params, params: Record<string, unknown>, change: Partial<Params>): Params {
  const next = { ...vs } as Record<string, unknown>;
  for (const key of Object.keys(change)) if (schema[key]?.keep) next[key] = params[key];
  return next as Params;
}

/** The state as text, the ghost included. */
export const writeState = (schema: Schema, { params, vs }: State): string => encode(schema, params, vs);

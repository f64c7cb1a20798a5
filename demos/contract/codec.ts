/**
 * A demo's state as text, the same in every address: `k=v~k=v`, percent-encoded, only what differs from the defaults,
 * in schema order. `vs=k:v,k:v` holds the knobs that differed in the run before: the ghost is part of the state.
 */
import { defaults, MAX_STATE, sameValue, type Params, type Schema, type Spec } from "./params.ts";
import { readValue, writeValue } from "./values.ts";

/** What a text came to. */
export interface Decoded<S extends Schema> {
  readonly params: Params<S>;
  /** The run before, when the text names one that differs. */
  readonly vs?: Params<S>;
  /** One sentence for each thing that was not as expected: what it was, what was expected, what happens now. */
  readonly problems: readonly string[];
}

/** Writes a state; `decode` gives the same params back. Empty for the defaults. */
export function encode<S extends Schema>(schema: S, params: Params<S>, vs?: Params<S>): string {
  const parts: string[] = [];
  const before: string[] = [];
  for (const [key, spec] of Object.entries(schema)) {
    const value: unknown = params[key];
    if (!sameValue(value, spec.default)) parts.push(`${key}=${writeValue(spec, value)}`);
    if (vs && !sameValue(vs[key], value)) before.push(`${key}:${writeValue(spec, vs[key])}`);
  }
  if (before.length) parts.push(`vs=${before.join(",")}`);
  return parts.join("~");
}

/** Reads any text whatever; never throws, and says what it did not take. The first of a duplicate key wins. */
export function decode<S extends Schema>(schema: S, text: string): Decoded<S> {
  const problems: string[] = [];
  const values: Record<string, unknown> = { ...defaults(schema) };
  if (text.length > MAX_STATE) {
    problems.push(
      `This link is ${text.length} characters long, over the ${MAX_STATE} a state may have; showing the defaults.`,
    );
    return { params: values as Params<S>, problems };
  }
  const seen = new Set<string>();
  let before: string | undefined;
  for (const part of unescape(text).split("~").filter(Boolean)) {
    const [key, value] = cut(part, "=");
    const known = key === "vs" ? "vs" : keyOf(schema, key);
    if (!known) {
      problems.push(`"${short(key)}" is not a knob of this figure; ignored.`);
    } else if (seen.has(known)) {
      problems.push(`"${known}" is given twice; the first one counts.`);
    } else {
      seen.add(known);
      if (known === "vs") before = value;
      else values[known] = take(known, schema[known]!, value, problems);
    }
  }
  const params = values as Params<S>;
  const vs = before === undefined ? undefined : ghost(schema, params, before, problems);
  return vs ? { params, vs, problems } : { params, problems };
}

function ghost<S extends Schema>(
  schema: S,
  params: Params<S>,
  text: string,
  problems: string[],
): Params<S> | undefined {
  const values: Record<string, unknown> = { ...params };
  for (const part of text.split(NEXT_KNOB).filter(Boolean)) {
    const [key, value] = cut(part, ":");
    const known = keyOf(schema, key);
    if (known) values[known] = take(known, schema[known]!, value, problems);
    else problems.push(`The run before names "${short(key)}", which is not a knob of this figure; ignored.`);
  }
  const differs = Object.keys(schema).some((key) => !sameValue(values[key], params[key]));
  return differs ? (values as Params<S>) : undefined;
}

function take(key: string, spec: Spec, text: string, problems: string[]): unknown {
  const { value, problem } = readValue(spec, text);
  if (problem) problems.push(`${key}=${short(text)}: ${problem}`);
  return value;
}

function keyOf(schema: Schema, key: string): string | undefined {
  if (Object.hasOwn(schema, key)) return key;
  return Object.keys(schema).find((name) => schema[name]?.aliases?.includes(key));
}

/** Percent-decodes what can be; a stray "%" stands for itself. */
function unescape(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** A comma before `knob:`; the commas inside a list of events or points are followed by neither. */
const NEXT_KNOB = /,(?=[a-z]\w*:)/i;

const cut = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
};

/** As much of a stranger's text as a sentence can quote. */
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

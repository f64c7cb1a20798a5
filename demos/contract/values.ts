/** One knob's value as text and back. Reading never throws: what cannot be taken becomes the nearest thing that can. */
import {
  MAX_EVENTS,
  MAX_POINTS,
  type CurvePoint,
  type CurveSpec,
  type EventsSpec,
  type NumberSpec,
  type Spec,
  type TimedEvent,
} from "./params.ts";

/** A value that fits the knob, and what was wrong with the text, if anything. */
export interface Read {
  readonly value: unknown;
  readonly problem?: string;
}

/** A value as it stands in an address; `readValue` gives it back. */
export function writeValue(spec: Spec, value: unknown): string {
  switch (spec.kind) {
    case "number":
      return value === null ? "none" : String(value);
    case "flag":
      return value ? "on" : "off";
    case "choice":
      return String(value);
    case "events":
      return (value as readonly TimedEvent[]).map(({ what, at }) => `${what}@${at}`).join(",");
    case "curve":
      return (value as readonly CurvePoint[]).map(([x, y]) => `${x}:${y}`).join(",");
  }
}

/** Any text as a value of this knob, with one sentence on what could not be taken. */
export function readValue(spec: Spec, text: string): Read {
  switch (spec.kind) {
    case "number":
      return readNumber(spec, text);
    case "flag":
      if (text === "on" || text === "off") return { value: text === "on" };
      return { value: spec.default, problem: `expected on or off; using ${spec.default ? "on" : "off"}.` };
    case "choice":
      if (Object.hasOwn(spec.options, text)) return { value: text };
      return {
        value: spec.default,
        problem: `expected one of ${some(Object.keys(spec.options))}; using ${spec.default}.`,
      };
    case "events":
      return readEvents(spec, text);
    case "curve":
      return readCurve(spec, text);
  }
}

/** The most words a sentence lists. */
const LISTED = 8;

/** All the words, or the first few and how many more there are: a sentence is to be read. */
function some(words: readonly string[]): string {
  const more = words.length - LISTED;
  return more > 1 ? `${words.slice(0, LISTED).join(", ")} and ${more} more` : words.join(", ");
}

/** A number inside the knob's range, or its default where there is no number to be had. */
function readNumber(spec: NumberSpec, text: string): Read {
  const number = decimal(text);
  if (number === undefined) {
    if (spec.default === null && text === "none") return { value: null };
    const now = spec.default === null ? "leaving it open" : `using ${spec.default}`;
    return { value: spec.default, problem: `expected a number from ${spec.min} to ${spec.max}; ${now}.` };
  }
  return fitNumber(spec, number);
}

/** Corrects a number to the range and, where the knob wants whole numbers, to the nearest whole one. */
export function fitNumber(spec: NumberSpec, number: number): Read {
  const whole = spec.integer ? Math.round(number) : number;
  const value = Math.min(spec.max, Math.max(spec.min, whole));
  if (value === number) return { value: value === 0 ? 0 : value };
  const expected = spec.integer ? "a whole number" : "a number";
  return { value, problem: `expected ${expected} from ${spec.min} to ${spec.max}; using ${value}.` };
}

function readEvents(spec: EventsSpec, text: string): Read {
  const parts = text === "" ? [] : text.split(",");
  const events: TimedEvent[] = [];
  for (const part of parts.slice(0, MAX_EVENTS)) {
    const at = decimal(part.slice(part.lastIndexOf("@") + 1));
    const what = part.slice(0, Math.max(0, part.lastIndexOf("@")));
    if (at !== undefined && at >= 0 && at <= spec.until && allows(spec, what)) events.push({ what, at });
  }
  const value = events.toSorted((a, b) => a.at - b.at);
  if (value.length === parts.length) return { value };
  return {
    value,
    problem: `kept ${value.length} of ${parts.length} events, each as what@second, at most ${MAX_EVENTS}.`,
  };
}

function allows({ what }: EventsSpec, said: string): boolean {
  if ("names" in what) return what.names.includes(said);
  const { prefix = "" } = what;
  const number = said.startsWith(prefix) ? decimal(said.slice(prefix.length)) : undefined;
  return number !== undefined && Number.isInteger(number) && number >= what.min && number <= what.max;
}

function readCurve(spec: CurveSpec, text: string): Read {
  const parts = text === "" ? [] : text.split(",");
  const points: CurvePoint[] = [];
  for (const part of parts.slice(0, MAX_POINTS)) {
    const [x, y] = part.split(":").map((piece) => decimal(piece));
    const last = points.at(-1);
    if (x !== undefined && y !== undefined && within(spec.x, x) && within(spec.y, y) && (!last || x > last[0])) {
      points.push([x, y]);
    }
  }
  if (points.length === parts.length) return { value: points };
  return {
    value: points,
    problem: `kept ${points.length} of ${parts.length} points inside the frame, at most ${MAX_POINTS}.`,
  };
}

const within = ({ min, max }: { min: number; max: number }, number: number): boolean => number >= min && number <= max;

/** Only plain decimal numbers: no hex, no Infinity, no blanks, as `Number` would take. */
function decimal(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

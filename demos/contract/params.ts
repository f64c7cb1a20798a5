/**
 * The knobs of a demo. One record, the schema, says everything there is to say about them: types, defaults, ranges,
 * form controls and the address. Nothing about a knob is written down twice.
 */

interface Common {
  /** What the control is called, e.g. "Task length". */
  readonly label: string;
  /** One sentence naming what turning it does; shown beside the control and read out. */
  readonly effect: string;
  /** Survives from one beat to the next (the viewer's guess); everything else is set by the beat. */
  readonly keep?: true;
  /** Former keys of this knob: a key is never renamed, only aliased, so that old links keep working. */
  readonly aliases?: readonly string[];
  /** Part of the state and the address, but without a control of its own (a beat or the picture sets it). */
  readonly hidden?: true;
  /** Its control stands in a drawer behind the others: there are more knobs than a talk turns. */
  readonly more?: true;
}

/** How a number is said: in seconds ("10 ms"), as a count, share (0–1), multiple, dollars or bytes. */
export type Unit = "seconds" | "count" | "share" | "multiple" | "dollars" | "bytes";

/** A number between `min` and `max`, in the unit named. `default: null` means: not chosen until the viewer does. */
export interface NumberSpec extends Common {
  readonly kind: "number";
  readonly default: number | null;
  readonly min: number;
  readonly max: number;
  readonly unit: Unit;
  /** "log" for ranges of several powers of ten (then `min` > 0). */
  readonly scale?: "linear" | "log";
  readonly integer?: true;
}

/** One of a few named options. Option names are lower-case words: they stand in the address. */
export interface ChoiceSpec extends Common {
  readonly kind: "choice";
  readonly default: string;
  /** name in the address → what the viewer reads */
  readonly options: Readonly<Record<string, string>>;
}

/** Something that is on or off. */
export interface FlagSpec extends Common {
  readonly kind: "flag";
  readonly default: boolean;
}

/** Things the viewer does at moments of the run: `kill=w2@3.2`, `workers=3@0,8@12.5`. At most 32. */
export interface EventsSpec extends Common {
  readonly kind: "events";
  readonly default: readonly TimedEvent[];
  /** What an event may say: one of the names, or a whole number in the range, after the prefix if there is one ("w2"). */
  readonly what:
    { readonly min: number; readonly max: number; readonly prefix?: string } | { readonly names: readonly string[] };
  /** Last moment an event may happen, in virtual seconds. */
  readonly until: number;
}

/** A line drawn by hand: at most 48 points, x strictly rising, all inside the frame given. */
export interface CurveSpec extends Common {
  readonly kind: "curve";
  readonly default: readonly CurvePoint[];
  readonly x: { readonly label: string; readonly unit: Unit; readonly min: number; readonly max: number };
  readonly y: { readonly label: string; readonly unit: Unit; readonly min: number; readonly max: number };
}

/** `what` happens at virtual second `at`. */
export interface TimedEvent {
  readonly what: string;
  readonly at: number;
}

/** x and y in the units of the curve's schema. */
export type CurvePoint = readonly [x: number, y: number];

/** One knob. */
export type Spec = NumberSpec | ChoiceSpec | FlagSpec | EventsSpec | CurveSpec;
/** All knobs of a demo, by their key in the address; their order is the order of the controls. */
export type Schema = Readonly<Record<string, Spec>>;

/** The most events one knob holds. */
export const MAX_EVENTS = 32;
/** The most points one curve holds. */
export const MAX_POINTS = 48;
/** The most characters an encoded state has. */
export const MAX_STATE = 1024;

type Value<S extends Spec> = S extends { kind: "number"; default: null }
  ? number | null
  : S extends { kind: "number" }
    ? number
    : S extends { kind: "flag" }
      ? boolean
      : S extends { kind: "choice"; options: infer O }
        ? Extract<keyof O, string>
        : S extends { kind: "events" }
          ? readonly TimedEvent[]
          : S extends { kind: "curve" }
            ? readonly CurvePoint[]
            : never;

/** The values of a schema's knobs, typed from the schema itself. */
export type Params<S extends Schema = Schema> = { readonly [K in keyof S]: Value<S[K]> };

/** Keeps a schema's literal types, so that `Params` knows each choice by name. */
export const schema = <const S extends Schema>(record: S): S => record;

/** Every knob at its default. */
export function defaults<S extends Schema>(record: S): Params<S> {
  return Object.fromEntries(Object.entries(record).map(([key, spec]) => [key, spec.default])) as Params<S>;
}

/** Whether two values of one knob are the same state. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * What a demo is: a value that goes from a schema to a model, from a model to a picture, and from a model to words.
 * One host (`demos/host`) shows every demo everywhere; a demo never meets the page.
 */
import type { Live } from "./live.ts";
import type { DataTable, Outcome, StudyResult } from "./outcome.ts";
import type { Params, Schema } from "./params.ts";
import type { TableName, Tables } from "./table.ts";
import type { Verdict } from "./verdict.ts";

/** Virtual seconds since the run began, never wall time. */
export type Seconds = number;

/**
 * The badge. `measured`: bundled data or recorded runs; `told`: numbers quoted from documents, vendors or people, which nobody
 * measured here; `simulated`: the mini scheduler; `live`: real work, here, now.
 */
export type Basis = "measured" | "told" | "simulated" | "live";

/** The word on the badge. */
export const badgeWord = (basis: Basis): string => (basis === "told" ? "as told" : basis);

/** Colours by meaning; `demos/look/tokens.css` is the one table of what they look like. */
export const roles = [
  "paper",
  "ink",
  "soft",
  "rule",
  "shade",
  "you",
  "measured",
  "simulated",
  "read",
  "clean",
  "join",
  "reduce",
  "transfer",
  "waiting",
  "lost",
  "spilled",
  "starting",
  "idle",
  "dask",
  "wanted",
  "money",
] as const;
/** One of them. */
export type Role = (typeof roles)[number];

/** One figure: the simulated demo of a lesson, or the chart of its evidence. */
export interface Demo<S extends Schema = Schema, Model = unknown> {
  /** The figure’s name, whatever its knobs say, as a sentence without a full stop; under 60 characters. */
  readonly title: string;
  /** The bold line over the picture of these knobs: what there is to see; at most 60 characters, no full stop. Left out: `title`. */
  heading?(params: Params<S>): string;
  /** Types, defaults, controls and address: all from this one record. */
  readonly schema: S;
  /** The bundled tables it needs, loaded before `model` is called. */
  readonly tables: readonly TableName[];
  /** Those of them that the picture of these knobs draws: its credit names no others. Left out: all. */
  drawn?(params: Params<S>): readonly TableName[];
  /** The badge for these knobs. */
  basis(params: Params<S>): Basis;
  /** What a simulation follows, as its credit says it after "Simulated"; "by Dask’s rules" unless said. */
  follows?(params: Params<S>): string;
  /** Pure: runs the whole simulation in virtual time and gives plain, structured-cloneable data. */
  model(params: Params<S>, tables: Tables, told?: Told): Model;
  /** How long the run is, in virtual seconds; 0 for a picture that does not move. */
  span(model: Model): Seconds;
  /** How many wall seconds showing all of it takes at speed 1 (8 unless said). */
  pace?(model: Model): Seconds;
  /** Draws once and hands back a picture that can show any moment. `ghost` is the run before the last knob was turned. */
  draw(model: Model, frame: Frame<S>, ghost?: Model): Picture;
  /** The same moment in words: visible finding, alt text, live region, transcript and test oracle. The first sentence leads. */
  say(model: Model, at: Seconds, study?: StudyResult): string;
  /** The same figure as an accessible table. */
  rows(model: Model, study?: StudyResult): DataTable;
  /** Numbers the lesson's prose may quote as {{demo.name}} or {{evidence.name}}, already said as people say them. */
  facts?(model: Model): Record<string, string>;
  /** Where this run lands on the lesson's evidence. */
  outcome?(model: Model): Outcome;
  /** Presets named as stories; choosing one shows its whole state and plays it. */
  readonly stories?: readonly Story<S>[];
  /** Ready answers to the lesson's question: keys 1–9 on stage, buttons elsewhere, a list on paper. */
  readonly answers?: Answers<S>;
  /** The answer to the lesson's question, and how far off the guess among these knobs is. Of an evidence that asks. */
  verdict?(params: Params<S>, tables: Tables): Verdict;
  /**
   * Knobs of the lesson's other figure that follow from these, by key; null: nothing is picked. A point picked in the
   * evidence drives the demo this way. Only a hand does it, never a beat.
   */
  hands?(params: Params<S>, tables: Tables): Readonly<Record<string, unknown>> | null;
  /** About how many simulated tasks `model` plays; above `HEAVY` it is computed off the main thread. Left out: few. */
  weight?(params: Params<S>): number;
  /** Many runs at once, in Web Workers, with progress and cancel. */
  readonly study?: Study<S>;
  /** The same run, really done in this browser: the host does it, on Web Workers. */
  readonly live?: Live<S, Model>;
}

/** A long run says now and then how far it is: tasks ended, of those there are so far. It may be left out and changes nothing. */
export type Told = (done: number, of: number) => void;

/** A drawing that shows any moment, in any order, with no memory of the moments before. */
export interface Picture {
  readonly node: Element;
  at(moment: Seconds): void;
}

/** All a picture may know of the place it is drawn in. Sizes in CSS pixels of the unscaled figure. */
export interface Frame<S extends Schema = Schema> {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel, the scale of the stage included. */
  readonly pixelRatio: number;
  /** Print, poster, build: SVG only, the end of every movement. */
  readonly still: boolean;
  /** Pixels of a chart label here: 18 on stage, 14 on a page, 12 in a narrow embed. */
  readonly label: number;
  /** Stands before every id the picture makes: several pictures share one document. */
  readonly idPrefix: string;
  /** A colour by meaning, resolved to something an SVG attribute or a canvas takes. */
  palette(role: Role): string;
  /** The outcome of the same lesson's demo, once its run has ended: "you are here". */
  readonly here?: Outcome;
  readonly study?: StudyResult;
  /** The only way a picture changes anything: the host runs the model again and keeps the moment. */
  emit(change: Partial<Params<S>>): void;
}

/** A state worth a name, e.g. "The $50,000 month". */
export interface Story<S extends Schema = Schema> {
  /** A few words: what stands on its button. */
  readonly title: string;
  /** One sentence: what to look at when it plays. */
  readonly tells: string;
  /** What differs from the defaults. */
  readonly state: Partial<Params<S>>;
}

/** Answers that need no typing. */
export interface Answers<S extends Schema = Schema> {
  /** The knob they set; one that is kept. */
  readonly knob: keyof S & string;
  /** In the order of their keys; at most nine. */
  readonly options: readonly { readonly label: string; readonly value: Params<S>[keyof S] }[];
}

/** Many runs of one model: when they are needed, which ones, and what they come to. */
export interface Study<S extends Schema = Schema> {
  /** What is computed, e.g. "28 runs at other task lengths"; stands beside its progress. */
  readonly title: string;
  /** Whether the picture for these knobs shows it: it then runs by itself, as soon as somebody can see the figure. */
  wanted(params: Params<S>): boolean;
  /** In the order in which they should be drawn as they come. The same params always give the same cases. */
  cases(params: Params<S>): Params<S>[];
  /** `outcomes`: of the first so many cases, in their order; `of`: how many there will be. */
  reduce(outcomes: readonly Outcome[], of: number): StudyResult;
}

/** Keeps a demo's own types, and checks it against the contract. */
export const demo = <const S extends Schema, Model>(value: Demo<S, Model>): Demo<S, Model> => value;

/** A demo whose knobs and model are its own business: what the host, the stills and the tests hold. */
// The one `any` of the contract: a Demo<S, M> is invariant in both, and whoever holds "some demo" only ever hands back
// what that same demo gave.
// eslint-disable-next-line typescript/no-explicit-any
export type AnyDemo = Demo<any, any>;

/** How long showing all of a run takes at speed 1, in wall seconds, unless the demo says otherwise. */
export const PACE: Seconds = 8;

/** The most simulated tasks that are computed between two frames; heavier models go to a Web Worker. */
export const HEAVY = 1600;

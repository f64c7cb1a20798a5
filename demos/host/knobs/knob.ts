import type { Spec } from "../../contract/params.ts";

/** A form control for one knob of a schema: the keyboard and touch twin of whatever a picture lets the pointer do. */
export interface Knob {
  readonly node: HTMLElement;
  /** Shows a value that came from elsewhere: a beat, a link, the picture. */
  set(value: unknown): void;
}

/** What a control may do. */
export interface Hands {
  /** The viewer turns the knob; `settled` when the gesture is over (a drag has many turns, and settles once). */
  turn(value: unknown, settled: boolean): void;
  /** One sentence about something typed that could not be taken. */
  problem(sentence: string): void;
}

/** What every kind of control is made from. `id` stands before every id in it. */
export interface Making<S extends Spec> {
  readonly document: Document;
  readonly spec: S;
  readonly id: string;
  /** Height is dear here: on stage the picture has what the controls leave. */
  readonly compact: boolean;
  readonly hands: Hands;
}

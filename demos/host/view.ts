import type { Seconds } from "../contract/demo.ts";
import type { Scale } from "./size.ts";
import type { Work } from "./work.ts";

/** A beat, a link or an attribute: the whole state. Without `at` and without `play`, its end. */
export interface View {
  readonly state: string;
  readonly at?: Seconds;
  readonly play?: boolean;
}

/** What a figure is made of, and whom it tells. */
export interface FigureOptions extends Work {
  readonly element: HTMLElement;
  readonly scale: Scale;
  /** Only the picture, its words and its source: for paper. */
  readonly still: boolean;
  readonly id: string;
  /** Ends everything the figure listens to. */
  readonly signal: AbortSignal;
  /** The viewer has turned a knob, moved to another moment or reset; once a gesture. */
  changed(): void;
  /** The viewer wants the figure alone, with its knobs; or as it was. */
  resize(): void;
  /** The run could be computed and drawn, or could not: the reason. */
  stands(failure: unknown): void;
}

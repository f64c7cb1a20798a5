import type { Seconds } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import type { ControlsHands } from "./controls.ts";
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

/** A run as it is shown: computed already. */
export interface Run {
  readonly params: Params;
  readonly model: unknown;
  /** The run before, where there is one. */
  readonly ghost: unknown;
}

/** What a figure does with what is done to it. */
export interface ShowingHands extends Omit<ControlsHands, "live"> {
  /** Enough of the run that is being computed. */
  cancel(): void;
}

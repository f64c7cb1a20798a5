/** What a slide shows after so many presses: a pure function of the count, so forwards, back and jumps give the same. */
import type { Beat } from "../lesson.ts";

/** Which of a lesson's figures. */
export type Show = "evidence" | "demo";

/** Both, in the order they stand on stage. */
export const shows: readonly Show[] = ["evidence", "demo"];

/** What one figure is told: its whole state, and the moment (in virtual seconds; its end unless said). */
export interface FigureView {
  readonly state: string;
  readonly at?: number;
  readonly play: boolean;
}

/** What the stage has room for: the question alone, one figure across it, or both side by side. */
export type Layout = "question" | "evidence" | "demo" | "both";

/** The whole picture of one slide. */
export interface View {
  readonly layout: Layout;
  readonly evidence?: FigureView;
  readonly demo?: FigureView;
  /** The headline is the question, not yet the claim. */
  readonly ask: boolean;
  readonly takeaway: boolean;
}

/** What the viewer chose and no beat takes away (the guess), as states that hold only those knobs. */
export type Kept = Readonly<Partial<Record<Show, string>>>;

/**
 * The view after `shown` presses, from 0 (the question card) to `beats.length`; numbers outside are brought inside.
 * `forwards`: by one press onwards; only then a beat marked `play` plays, any other way shows its end.
 */
export function viewAt(beats: readonly Beat[], shown: number, kept: Kept, forwards: boolean): View {
  const count = Math.min(beats.length, Math.max(0, Math.trunc(shown) || 0));
  const told = beats.slice(0, count);
  const now = told.at(-1);
  const figure = (show: Show): FigureView | undefined => {
    const beat = told.findLast((each) => each[show] !== undefined);
    if (!beat) return undefined;
    return {
      state: withKept(beat[show] ?? "", kept[show] ?? ""),
      ...(beat.at !== undefined && { at: beat.at }),
      play: forwards && beat === now && beat.play === true,
    };
  };
  const evidence = figure("evidence");
  const demo = figure("demo");
  return {
    layout: evidence && demo ? "both" : evidence ? "evidence" : demo ? "demo" : "question",
    ...(evidence && { evidence }),
    ...(demo && { demo }),
    ask: now === undefined || now.ask === true,
    takeaway: now?.takeaway === true,
  };
}

/** The part of a state that survives a beat: the knobs named, as they stand in it. */
export const keptOf = (state: string, knobs: readonly string[]): string =>
  parts(state)
    .filter((part) => knobs.includes(nameOf(part)))
    .join("~");

/** A beat's state with what was kept; a knob the beat itself sets is the beat's. */
function withKept(state: string, kept: string): string {
  const own = parts(state);
  const names = own.map(nameOf);
  return [...own, ...parts(kept).filter((part) => !names.includes(nameOf(part)))].join("~");
}

const parts = (state: string): string[] => state.split("~").filter(Boolean);
const nameOf = (part: string): string => part.slice(0, Math.max(0, part.indexOf("=")));

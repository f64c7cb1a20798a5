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
  /** Instead of the claim. */
  readonly headline?: string;
  /** Of two figures side by side the one that is the news: it has more room, and the other stands back. */
  readonly acts?: Show;
}

/**
 * The view after `shown` presses, from 0 (the question card) to `beats.length`; numbers outside are brought inside.
 * `forwards`: by one press onwards; only then a beat marked `play` plays, any other way shows its end. What the viewer
 * guessed is no part of it: the figure itself keeps that.
 */
export function viewAt(beats: readonly Beat[], shown: number, forwards: boolean): View {
  const count = Math.min(beats.length, Math.max(0, Math.trunc(shown) || 0));
  const told = beats.slice(0, count);
  const now = told.at(-1);
  const figure = (show: Show): FigureView | undefined => {
    const beat = told.findLast((each) => each[show] !== undefined);
    if (!beat) return undefined;
    return {
      state: beat[show] ?? "",
      ...(beat.at !== undefined && { at: beat.at }),
      // Two pictures that move at once are both missed: the evidence beside a demo stands.
      play: forwards && beat === now && beat.play === true && (show === "demo" || beat.demo === undefined),
    };
  };
  const evidence = figure("evidence");
  const demo = figure("demo");
  // The takeaway is drawn from the claim: it stands there again.
  const headline = now?.takeaway ? undefined : told.findLast((beat) => beat.headline !== undefined)?.headline;
  const both = evidence !== undefined && demo !== undefined;
  const acting = now && shows.filter((show) => now[show] !== undefined);
  // Where both are new, or none, the demo has the room: it is the one that moves.
  const acts = acting?.length === 1 ? acting[0]! : "demo";
  return {
    layout: both ? "both" : evidence ? "evidence" : demo ? "demo" : "question",
    ...(evidence && { evidence }),
    ...(demo && { demo }),
    ask: now === undefined || now.ask === true,
    takeaway: now?.takeaway === true,
    ...(headline !== undefined && { headline }),
    ...(both && { acts }),
  };
}

/** One picture a beat adds, for paper: a figure in a state that no beat before had. */
export interface Step {
  readonly show: Show;
  readonly view: FigureView;
  readonly ask: boolean;
}

/** Every different picture the beats show, in their order. */
export function stepsOf(beats: readonly Beat[]): readonly Step[] {
  const steps: Step[] = [];
  for (const beat of beats) {
    for (const show of shows) {
      const { [show]: state, at } = beat;
      const before = steps.some((step) => step.show === show && step.view.state === state && step.view.at === at);
      if (state === undefined || before) continue;
      steps.push({ show, view: { state, ...(at !== undefined && { at }), play: false }, ask: beat.ask === true });
    }
  }
  return steps;
}

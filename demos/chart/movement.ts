/** How far a picture's movement is. */
import type { Frame, Seconds } from "../contract/demo.ts";

/** A share that is neither less than nothing nor more than all: 0 to 1. */
export const share = (part: number): number => Math.min(1, Math.max(0, part));

/** The share of a movement that is over at a moment, 0 to 1; on paper, and where nothing moves, all of it. */
export const shareOver = (moment: Seconds, span: Seconds, frame: Frame): number =>
  frame.still || !(span > 0) ? 1 : share(moment / span);

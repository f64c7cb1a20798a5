import { afterPause, type Once } from "../drive/clock.ts";

/**
 * Says what a figure says to those who hear the page, once the hand rests: twenty presses of an arrow key are one sentence.
 * `words`: what is to be said by then; nothing: it may not be said now.
 */
export const voice = (node: HTMLElement, words: () => string | undefined): Pick<Once, "ask" | "cancel"> =>
  afterPause(0.5, () => {
    const said = words();
    if (said !== undefined && said !== node.textContent) node.textContent = said;
  });

/** Counts what a page watches and how often it asks for a frame; asks its first figure. */
import type { Page } from "playwright";
import type { Figure } from "./serve.ts";

/** Counts, in the page, what is watching and what is ticking. */
export interface Counts {
  frames: number;
  watching: number;
  listening: number;
}

/** Counts from before the first script of the page runs. */
export const counting = (page: Page) =>
  page.addInitScript(() => {
    const counts: Counts = { frames: 0, watching: 0, listening: 0 };
    Object.assign(globalThis, { counts });
    const frame = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (call) =>
      frame((now) => {
        counts.frames++;
        call(now);
      });
    for (const kind of ["ResizeObserver", "IntersectionObserver", "MutationObserver"] as const) {
      const { observe, disconnect } = globalThis[kind].prototype;
      globalThis[kind].prototype.observe = function (this: never, ...rest: never[]) {
        counts.watching++;
        (observe as (...rest: never[]) => void).apply(this, rest);
      } as never;
      globalThis[kind].prototype.disconnect = function (this: never) {
        counts.watching--;
        disconnect.apply(this);
      };
    }
    const outside = (target: EventTarget): boolean => !(target instanceof Element) && !(target instanceof AbortSignal);
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...rest) {
      const target = this ?? globalThis;
      if (outside(target)) {
        counts.listening++;
        const [, , options] = rest;
        const signal = typeof options === "object" ? options?.signal : undefined;
        if (signal) addEventListener.call(signal, "abort", () => counts.listening--);
      }
      addEventListener.apply(target, rest);
    };
  });

/** What is counted now. */
export const counts = (page: Page): Promise<Counts> =>
  page.evaluate(() => ({ ...(globalThis as unknown as { counts: Counts }).counts }));
/** Frames asked for in so many milliseconds from now. */
export const framesWithin = async (page: Page, milliseconds: number): Promise<number> => {
  const { frames } = await counts(page);
  await page.waitForTimeout(milliseconds);
  return (await counts(page)).frames - frames;
};
/** Plays a state of the first figure. */
export const run = (page: Page, state: string) =>
  page.evaluate((state) => (document.querySelector("demo-figure") as Figure).show({ state, play: true }), state);
/** Asks the first figure. */
export const figure = <T>(page: Page, ask: (node: Figure) => T): Promise<T> =>
  page
    .locator("demo-figure")
    .first()
    .evaluate(ask as (node: HTMLElement) => T);

/** Asks the figures of a page. */
import type { Locator, Page } from "playwright";
import type { Figure } from "./serve.ts";

/** The figure of a run. */
export const demo = (page: Page): Locator => page.locator('demo-figure:not([show="evidence"])');
/** Asks it; `given` is handed to the question, which runs in the page. */
export const ask = <T, A = undefined>(page: Page, question: (figure: Figure, given: A) => T, given?: A): Promise<T> =>
  demo(page).evaluate(question as never, given) as Promise<T>;
/** Counts, from before the first script, the workers that are `started` and those still `working`. */
export const watched = (page: Page) =>
  page.addInitScript(() => {
    const counts = { started: 0, working: 0 };
    Object.assign(globalThis, { workers: counts });
    globalThis.Worker = class extends globalThis.Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        counts.started++;
        counts.working++;
      }
      override terminate(): void {
        counts.working--;
        super.terminate();
      }
    };
  });
/** What is counted now. */
export const workers = (page: Page): Promise<{ started: number; working: number }> =>
  page.evaluate(() => ({ ...(globalThis as unknown as { workers: { started: number; working: number } }).workers }));
/** What it shows. */
export const seen = (page: Page) => ask(page, ({ at, span, playing, state }) => ({ at, span, playing, state }));
/** How many tasks its picture shows. */
export const tasks = (page: Page): Promise<number> =>
  demo(page).evaluate(
    (node) =>
      [...node.shadowRoot!.querySelectorAll(".task")].filter((task) => Number(task.getAttribute("width")) > 0).length,
  );
/** A button by its whole name. */
export const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
/** One figure of a run. */
export const one = '<demo-figure demo="fast"></demo-figure>';
/** Both figures of a lesson. */
export const both = '<demo-figure demo="fast" show="evidence"></demo-figure><demo-figure demo="fast"></demo-figure>';

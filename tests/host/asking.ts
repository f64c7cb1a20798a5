/** Asks the figures of a page. */
import type { Locator, Page } from "playwright";
import type { Figure } from "./serve.ts";

/** The figure of a run. */
export const demo = (page: Page): Locator => page.locator('demo-figure:not([show="evidence"])');
/** Asks it. */
export const ask = <T>(page: Page, question: (figure: Figure) => T): Promise<T> =>
  demo(page).evaluate(question as (node: HTMLElement) => T);
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

import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, button, demo, seen } from "./asking.ts";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const figure = '<demo-figure demo="million"></demo-figure>';
const finding = (page: Page) => demo(page).locator(".finding").textContent();

/** What the progress bar said, and how many frames the page painted meanwhile; until the run is there. */
const watch = (page: Page) =>
  page.evaluate(async () => {
    const element = document.querySelector("demo-figure")!;
    const bar = element.shadowRoot!.querySelector("progress")!;
    const values: number[] = [];
    let frames = 0;
    while (element.hasAttribute("data-busy")) {
      await new Promise(requestAnimationFrame);
      frames += 1;
      if (bar.hasAttribute("value") && bar.value !== values.at(-1)) values.push(bar.value);
    }
    return { values, frames };
  });

test("a million tasks on a thousand workers are computed in a worker, which says how far it is", async () => {
  const page = await stage.open(figure);
  await ask(page, (element) => element.show({ state: "tasks=1000000" }));
  const { values, frames } = await watch(page);
  expect(await finding(page)).toContain("1,000,000 tasks on 1,000 workers took");
  expect(values.length).toBeGreaterThan(20);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  // The page went on painting: not one long task, but frame after frame.
  expect(frames).toBeGreaterThan(values.length);
  await page.context().close();
}, 120_000);

test("it can be cancelled half way: the run before stays, and the next one is computed", async () => {
  const page = await stage.open(figure);
  await ask(page, (element) => element.show({ state: "tasks=1000000" }));
  await page.waitForFunction(() => {
    const bar = document.querySelector("demo-figure")!.shadowRoot!.querySelector("progress")!;
    return bar.hasAttribute("value") && bar.value / bar.max > 0.2;
  });
  await button(page, "Cancel").press("Enter");
  expect(await demo(page).getAttribute("data-busy")).toBe(null);
  expect((await seen(page)).state).toBe("");
  expect(await finding(page)).toContain("1,000 tasks on 8 workers");
  await ask(page, (element) => element.show({ state: "tasks=20000" }));
  await page.waitForFunction(() => !document.querySelector("demo-figure[data-busy]"));
  expect(await finding(page)).toContain("20,000 tasks on 1,000 workers");
  await page.context().close();
}, 120_000);

import { expect, test, type Page } from "@playwright/test";
import { openDeck, place } from "./deck.ts";

const LESSON = "#/lesson-fast/2";
const NEXT = "#/lesson-fast/3";

const states = (page: Page): Promise<string[]> =>
  page
    .locator("#lesson-fast demo-figure")
    .evaluateAll((figures) => figures.map((figure) => (figure as unknown as { state: string }).state));

/** Every kind of control there is; which of them a lesson has depends on its knobs. */
const kinds = ["button", "summary", "a[href]", "select", "input[type=range]", "input[type=number]", "input[type=text]"];

const control = (page: Page, kind: string) => page.locator(`#lesson-fast demo-figure ${kind}:visible`).first();

test("a focused control keeps its own keys, and gives the clicker's two back", async ({ page }) => {
  await openDeck(page, NEXT);
  const next = await states(page);
  await page.goto("about:blank");
  await openDeck(page, LESSON);
  const here = await place(page);
  const tried: string[] = [];
  for (const kind of kinds) {
    if ((await control(page, kind).count()) === 0) continue;
    tried.push(kind);
    for (const key of ["b", "n", "ArrowRight"]) {
      await control(page, kind).focus();
      await page.keyboard.press(key);
      expect(await place(page), `${key} in ${kind}`).toBe(here);
      await expect(page.locator(".reveal")).not.toHaveClass(/paused/);
    }
    await control(page, kind).focus();
    await page.keyboard.press("PageDown");
    expect(await place(page), `PageDown in ${kind}`).not.toBe(here);
    // The key did nothing to the control: the figure is as the next beat has it, not a step of a slider further.
    expect(await states(page), kind).toEqual(next);
    await control(page, kind).focus();
    await page.keyboard.press("PageUp");
    expect(await place(page), `PageUp in ${kind}`).toBe(here);
  }
  expect(tried).toEqual(expect.arrayContaining(["button", "select", "input[type=range]", "input[type=text]"]));
});

test("Space on a focused button clicks it and does not move the deck", async ({ page }) => {
  await openDeck(page, LESSON);
  const here = await place(page);
  const play = page
    .locator("#lesson-fast demo-figure[show=demo]")
    .getByRole("button", { name: /play|again/i })
    .first();
  await play.focus();
  await page.keyboard.press(" ");
  expect(await place(page)).toBe(here);
  const moved = await page
    .locator("#lesson-fast demo-figure[show=demo]")
    .evaluate((figure) => (figure as unknown as { playing: boolean }).playing);
  expect(moved).toBe(true);
});

test("T plays and pauses, R resets, brackets step, E and D enlarge; none moves the deck", async ({ page }) => {
  await openDeck(page, LESSON);
  const here = await place(page);
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  const read = () =>
    demo.evaluate((figure) => {
      const { playing, at, span } = figure as unknown as { playing: boolean; at: number; span: number };
      return { playing, at, span };
    });
  await page.keyboard.press("t");
  expect((await read()).playing).toBe(true);
  await page.keyboard.press("t");
  expect((await read()).playing).toBe(false);
  const before = await read();
  await page.keyboard.press("[");
  expect((await read()).at).toBeLessThan(before.at + 1e-9);
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  expect((await read()).at).toBeGreaterThan(0);
  await page.keyboard.press("r");
  await page.keyboard.press("d");
  await expect(page.locator("#lesson-fast")).toHaveAttribute("data-full", "demo");
  await page.keyboard.press("d");
  await expect(page.locator("#lesson-fast")).not.toHaveAttribute("data-full");
  expect(await place(page)).toBe(here);
});

import { expect, test } from "@playwright/test";
import { openDeck } from "./deck.ts";
import { serve } from "./serve.ts";
import { watch } from "./watch.ts";

test("the site works from any folder of any host", async ({ page }) => {
  const site = await serve("/some/folder/");
  const problems = watch(page);
  const base = `${site.origin}/some/folder/`;
  await openDeck(page, `${base}#/lesson-fast/2`);
  await expect(page.locator("#lesson-fast demo-figure[data-state=ready]")).toHaveCount(2);
  await page.goto(`${base}read/`);
  await page.locator("demo-figure").first().scrollIntoViewIfNeeded();
  await expect(page.locator("demo-figure").first()).toHaveAttribute("data-state", "ready");
  await page.locator(".doors a").click();
  await expect(page.locator("html")).toHaveAttribute("data-deck", "ready");
  await page.goto(`${base}embed/fast/`);
  await expect(page.locator("demo-figure")).toHaveAttribute("data-state", "ready");
  const link = page.locator("h1 a");
  expect(await link.evaluate((element) => (element as HTMLAnchorElement).href)).toBe(`${base}read/#lesson-fast`);
  expect(site.asked.filter((path) => !path.startsWith("/some/folder/"))).toEqual([]);
  expect(problems).toEqual([]);
  await site.close();
});

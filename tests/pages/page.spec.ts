import { expect, test } from "@playwright/test";
import { painted } from "./deck.ts";
import { lessons } from "./found.ts";
import { watch } from "./watch.ts";

test("the article wakes its figures as they come near, and asks nobody else for anything", async ({ page }) => {
  const problems = watch(page);
  await page.goto("read/");
  await expect(page.locator("h1")).toHaveCount(1);
  const figures = page.locator("demo-figure");
  for (const { slug } of lessons) await expect(page.locator(`#lesson-${slug} demo-figure`)).toHaveCount(2);
  for (const figure of await figures.all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute("data-state", "ready");
  }
  expect(problems).toEqual([]);
});

for (const width of [320, 390, 768, 1440]) {
  test(`the article has no sideways scroll at ${width} px, its figures awake`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("read/");
    for (const figure of await page.locator("demo-figure").all()) {
      await figure.scrollIntoViewIfNeeded();
      await expect(figure).toHaveAttribute("data-state", "ready");
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("a link opens a lesson of the article with its figures' states", async ({ page }) => {
  await page.goto("read/?d=workers=8#lesson-fast");
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  await demo.scrollIntoViewIfNeeded();
  await expect(demo).toHaveAttribute("data-state", "ready");
  expect(await demo.evaluate((figure) => (figure as unknown as { state: string }).state)).toContain("workers=8");
});

test("contents, citations and sources lead to one another", async ({ page }) => {
  await page.goto("read/");
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
      .map((link) => link.getAttribute("href")!)
      .filter((href) => !document.getElementById(href.slice(1))),
  );
  expect(broken).toEqual([]);
  expect(await page.locator("a.cite").count()).toBeGreaterThan(0);
  await page.locator("a.cite").first().click();
  await expect(page.locator(".sources li:target")).toBeVisible();
});

test("the keyboard's first stop skips to the lessons", async ({ page }) => {
  await page.goto("read/");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#lessons$/);
});

test("nothing moves under a reader while letters and buttons arrive, on a phone as on a desk", async ({ browser }) => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    const page = await browser.newPage({ viewport });
    await page.addInitScript(() => {
      const moved = { score: 0 };
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.score += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("read/");
    await expect(page.locator(".looks")).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    await painted(page);
    const score = await page.evaluate(() => (globalThis as unknown as { moved: { score: number } }).moved.score);
    expect(score, `at ${viewport.width} pixels`).toBeLessThan(0.05);
    await page.close();
  }
});

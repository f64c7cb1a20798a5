import { expect, test, type Page } from "@playwright/test";
import { embeds, expectAllFound } from "./found.ts";
import { serve, type Served } from "./serve.ts";
import { watch } from "./watch.ts";

/** A stranger's page, on another origin than the embed's: the strictest frame there is. */
const host = (
  src: string,
): string => `<!doctype html><title>A blog</title><link rel="icon" href="data:,"><p style="height:40px">Words.
<iframe title="demo" sandbox="allow-scripts" src="${src}" style="display:block;width:100%;height:600px;border:0"></iframe>
<script>heights = []; onmessage = (e) => { if (e.source === document.querySelector("iframe").contentWindow) heights.push(e.data); };</script>`;

let site: Served;
let blog: Served | undefined;
test.beforeEach(async () => {
  site = await serve("/");
});
test.afterEach(async () => {
  await Promise.all([site.close(), blog?.close()]);
});

async function frame(page: Page, path: string): Promise<string[]> {
  blog = await serve("/nothing/", { "/post": host(`http://127.0.0.1:${new URL(site.origin).port}/${path}`) });
  const problems = watch(page, [`http://127.0.0.1:${new URL(site.origin).port}`]);
  await page.goto(`${blog.origin}/post`);
  return problems;
}

test("every lesson has both its embeds", expectAllFound);

for (const { path } of embeds) {
  test(`${path} works in a bare sandbox on another origin, from one request`, async ({ page }) => {
    const problems = await frame(page, path);
    const inside = page.frameLocator("iframe");
    await expect(inside.locator("demo-figure")).toHaveAttribute("data-state", "ready");
    await expect(inside.locator("h1")).toContainText(/\w/);
    await expect(inside.locator("demo-figure .figure > .picture > svg")).toBeVisible();
    // The frame has no origin, so storage throws; the figure did not notice.
    const refused = await page.frames()[1]!.evaluate(() => {
      try {
        return String(globalThis.localStorage);
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(refused).toBe("SecurityError");
    expect(site.asked).toEqual([`/${path}`]);
    expect(problems).toEqual([]);
  });

  test(`${path} tells the page around it how tall it is, and takes no focus and no scroll`, async ({ page }) => {
    await frame(page, path);
    await expect(page.frameLocator("iframe").locator("demo-figure")).toHaveAttribute("data-state", "ready");
    const said = () => page.evaluate(() => (globalThis as unknown as { heights: { value: number }[] }).heights);
    await expect.poll(async () => (await said()).length).toBeGreaterThan(0);
    for (const message of await said()) {
      expect(message).toEqual({
        ns: "dask-demo",
        v: 1,
        type: "height",
        value: expect.any(Number) as unknown as number,
      });
    }
    const needs = await page.frames()[1]!.evaluate(() => document.body.getBoundingClientRect().height);
    await expect.poll(async () => (await said()).at(-1)?.value).toBe(Math.ceil(needs));
    expect(await page.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual(["BODY", 0]);
  });

  test(`${path} fits any width from 280 up`, async ({ page }) => {
    for (const width of [280, 320, 390, 640, 1080]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(path);
      await expect(page.locator("demo-figure")).toHaveAttribute("data-state", "ready");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test("an embed opens at the state of its address, and says what it did not take", async ({ page }) => {
  await page.goto("embed/fast/?d=workers=8~nonsense=1");
  const figure = page.locator("demo-figure");
  await expect(figure).toHaveAttribute("data-state", "ready");
  expect(await figure.evaluate((element) => (element as unknown as { state: string }).state)).toContain("workers=8");
  await expect(figure.getByText(/nonsense/)).toBeVisible();
});

test("an embed plays when it is asked to", async ({ page }) => {
  await frame(page, "embed/fast/");
  const figure = page.frameLocator("iframe").locator("demo-figure");
  await expect(figure).toHaveAttribute("data-state", "ready");
  await figure
    .getByRole("button", { name: /play|again/i })
    .first()
    .click();
  await expect
    .poll(() => figure.evaluate((element) => (element as unknown as { playing: boolean }).playing))
    .toBe(true);
});

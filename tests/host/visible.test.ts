import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { counting, figure, framesWithin, run } from "./counting.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

describe("a figure nobody can see", () => {
  /** How a page may hide a figure, and how it shows it again. */
  const ways: readonly [string, (page: Page) => Promise<unknown>, (page: Page) => Promise<unknown>][] = [
    [
      "put to sleep by its place",
      (page) => figure(page, (node) => void (node.asleep = true)),
      (page) => figure(page, (node) => void (node.asleep = false)),
    ],
    ["scrolled away", (page) => page.evaluate(() => scrollTo(0, 4000)), (page) => page.evaluate(() => scrollTo(0, 0))],
    [
      "in a slide that is transparent",
      (page) => page.evaluate(() => document.querySelector("main")!.style.setProperty("opacity", "0")),
      (page) =>
        page.evaluate(() => {
          const main = document.querySelector("main")!;
          main.style.setProperty("transition", "opacity 50ms");
          main.getBoundingClientRect();
          main.style.setProperty("opacity", "1");
        }),
    ],
    [
      "in a slide that is hidden",
      (page) => page.evaluate(() => document.querySelector("main")!.style.setProperty("visibility", "hidden")),
      (page) =>
        page.evaluate(() => {
          document.querySelector("main")!.style.removeProperty("visibility");
          (document.querySelector("demo-figure") as Figure).play();
        }),
    ],
    [
      "in a slide that is not laid out",
      (page) => page.evaluate(() => document.querySelector("main")!.style.setProperty("display", "none")),
      (page) => page.evaluate(() => document.querySelector("main")!.style.removeProperty("display")),
    ],
    [
      "on its way to paper",
      (page) => page.emulateMedia({ media: "print" }),
      (page) => page.emulateMedia({ media: null }),
    ],
  ];

  test.each(ways)("asks for no frame while %s, and goes on after", async (_, hide, show) => {
    const markup = '<demo-figure demo="all"></demo-figure><p style="height: 6000px"></p>';
    const page = await stage.open(markup, {}, counting);
    await run(page, "");
    await page.waitForFunction(() => (document.querySelector("demo-figure") as Figure).at > 0.1);
    expect(await framesWithin(page, 200)).toBeGreaterThan(2);
    await hide(page);
    await page.waitForTimeout(150);
    const at = await figure(page, (node) => node.at);
    expect(await framesWithin(page, 300)).toBe(0);
    expect(await figure(page, (node) => [node.at, node.playing])).toEqual([at, true]);
    await show(page);
    await page.waitForFunction((at) => (document.querySelector("demo-figure") as Figure).at > at, at);
    await page.context().close();
  });
});

describe("a figure at rest", () => {
  test("asks for no frame", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure>', {}, counting);
    await page.waitForTimeout(200);
    expect(await framesWithin(page, 300)).toBe(0);
    await page.context().close();
  });
});

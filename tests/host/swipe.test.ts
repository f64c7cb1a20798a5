import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

/** What a deck around the figure finds on it when a finger comes down there: the attribute reveal looks for. */
const prevents = (page: Page, part: string): Promise<boolean> =>
  page
    .locator(part)
    .first()
    .evaluate((node) => {
      let prevented: boolean | undefined;
      const ask = (event: Event): void => {
        prevented = (event.target as Element).hasAttribute("data-prevent-swipe");
      };
      document.querySelector("main")!.addEventListener("touchstart", ask, { once: true });
      const all = { bubbles: true, composed: true };
      node.dispatchEvent(new PointerEvent("pointerdown", { ...all, pointerType: "touch", isPrimary: true }));
      node.dispatchEvent(new TouchEvent("touchstart", all));
      return prevented!;
    });

describe("a finger on a figure", () => {
  test("drags what is dragged, and elsewhere turns the page", async () => {
    const page = await stage.open(
      '<demo-figure demo="many" show="evidence"></demo-figure><demo-figure demo="all"></demo-figure>',
      { hasTouch: true },
    );
    const found = await Promise.all(
      [".picture .pick", "input[type=range]", ".pad", ".title", ".finding"].map((part) => prevents(page, part)),
    );
    expect(found).toEqual([true, true, true, false, false]);
    await page.context().close();
  });
});

import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { counting, figure, framesWithin, run } from "./counting.ts";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

describe("the picture is drawn anew", () => {
  const ratio = (page: Page) => page.locator("svg[data-ratio]").getAttribute("data-ratio");
  const width = (page: Page) => page.locator(".picture svg").getAttribute("width");

  test("when its place is another size, and not for a size of nothing", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>');
    expect(await width(page)).toBe("752");
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(() => width(page)).toBe("452");
    await page.evaluate(() => document.querySelector("main")!.style.setProperty("display", "none"));
    await page.waitForTimeout(100);
    expect(await width(page)).toBe("452");
    await page.context().close();
  });

  test("when the stage is scaled: as many pixels as there are", async () => {
    const page = await stage.open('<demo-figure demo="all" size="stage"></demo-figure>', {}, (page) =>
      page.addInitScript(() =>
        document.addEventListener("DOMContentLoaded", () =>
          document.querySelector("main")!.style.setProperty("height", "600px"),
        ),
      ),
    );
    expect(await ratio(page)).toBe("1.00");
    await page.evaluate(() => {
      document.querySelector("main")!.style.setProperty("transform", "scale(0.5)");
      document.querySelector("main")!.dispatchEvent(new Event("resize", { bubbles: true }));
    });
    await expect.poll(() => ratio(page)).toBe("0.50");
    expect(await width(page)).toBe("752");
    await page.context().close();
  });

  test("under a keyboard that picks in it, which is then on the new one; and takes no focus from elsewhere", async () => {
    const page = await stage.open('<demo-figure demo="many" show="evidence"></demo-figure><button>Elsewhere</button>');
    const keys = page.locator(".picture [data-demo-keys]");
    const on = () =>
      page.evaluate(() => {
        const deep = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
        return deep?.closest("[data-demo-keys]") ? "picture" : (deep?.textContent ?? "nothing");
      });
    await keys.focus();
    const before = await keys.elementHandle();
    const state = () => page.locator("demo-figure").evaluate((node) => (node as unknown as { state: string }).state);
    const was = await state();
    await page.keyboard.press("Enter");
    await expect.poll(state).not.toBe(was);
    expect(await before!.evaluate((node) => node.isConnected)).toBe(false);
    expect(await on()).toBe("picture");
    await page.getByRole("button", { name: "Elsewhere" }).focus();
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(() => page.locator(".picture svg").first().getAttribute("width")).toBe("452");
    expect(await on()).toBe("Elsewhere");
    await page.context().close();
  });

  test("as sharp as the stage shows it, when it comes back from an overview that scaled it without a word", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>');
    await figure(page, (node) => void (node.asleep = true));
    await page.evaluate(() => document.querySelector("main")!.style.setProperty("transform", "scale(1.51)"));
    await page.waitForTimeout(100);
    expect(await ratio(page)).toBe("1.00");
    await figure(page, (node) => void (node.asleep = false));
    expect(await ratio(page)).toBe("1.51");
    await page.evaluate(() => {
      document.querySelector("main")!.style.setProperty("transform", "scale(1.52)");
      document.querySelector("main")!.dispatchEvent(new Event("resize", { bubbles: true }));
    });
    await expect.poll(() => ratio(page)).toBe("1.52");
    await page.context().close();
  });

  test("when the screen under it is a sharper one, each time", async () => {
    // Emulating another density tells no query of it, so the page is given a screen of its own.
    const page = await stage.open('<demo-figure demo="all"></demo-figure>', {}, (page) =>
      page.addInitScript(() => {
        const screen = { dots: 1, queries: [] as (EventTarget & { media: string })[] };
        Object.assign(globalThis, { screenOf: screen });
        Object.defineProperty(globalThis, "devicePixelRatio", { get: () => screen.dots });
        const plain = globalThis.matchMedia.bind(globalThis);
        globalThis.matchMedia = (media) => {
          if (!media.includes("resolution")) return plain(media);
          const query = Object.assign(new EventTarget(), { media, matches: true });
          screen.queries.push(query);
          return query as unknown as MediaQueryList;
        };
      }),
    );
    for (const dots of [2, 1.25]) {
      const asked = await page.evaluate((dots) => {
        const { screenOf } = globalThis as unknown as {
          screenOf: { dots: number; queries: (EventTarget & { media: string })[] };
        };
        const was = `(resolution: ${screenOf.dots}dppx)`;
        screenOf.dots = dots;
        const held = screenOf.queries.filter(({ media }) => media === was);
        for (const query of held) query.dispatchEvent(new Event("change"));
        return held.length;
      }, dots);
      expect(asked).toBeGreaterThan(0);
      await expect.poll(() => ratio(page)).toBe(dots.toFixed(2));
    }
    await page.context().close();
  });

  test("when the theme changes, and takes its colours from the page on paper", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>', { colorScheme: "light" });
    const fill = () => page.locator(".picture rect").getAttribute("fill");
    expect(await fill()).toBe("rgb(241, 238, 230)");
    await page.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
    await expect.poll(fill).toBe("rgb(31, 38, 46)");
    await page.evaluate(() => (document.documentElement.dataset["theme"] = "projector"));
    await expect.poll(fill).toBe("rgb(242, 241, 237)");
    await page.evaluate(() => delete document.documentElement.dataset["theme"]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(fill).toBe("rgb(31, 38, 46)");
    const at = () => figure(page, (node) => node.at);
    await figure(page, (node) => void (node.at = 3));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect([await fill(), await at()]).toEqual(["var(--shade, #f1eee6)", 10]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(":is(button, input, select):visible").count()).toBe(0);
    await page.emulateMedia({ media: null, colorScheme: "dark" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect([await fill(), await at()]).toEqual(["rgb(31, 38, 46)", 3]);
    await page.context().close();
  });
});

describe("reduced motion", () => {
  test("nothing moves by itself: play is the next stride, and a playing beat is its end", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure>', { reducedMotion: "reduce" }, counting);
    await run(page, "threads=8");
    expect(await figure(page, (node) => [node.playing, node.at === node.span])).toEqual([false, true]);
    await figure(page, (node) => void (node.at = 0));
    await page.getByRole("button", { name: "Next step" }).click();
    expect(await figure(page, (node) => node.at / node.span)).toBeCloseTo(1 / 8, 6);
    expect(await framesWithin(page, 200)).toBe(0);
    await page.evaluate(() => (document.documentElement.dataset["motion"] = "full"));
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    await page.context().close();
  });
});

describe("a still figure", () => {
  test("shows its end with words and source, and nothing to press", async () => {
    const page = await stage.open('<demo-figure demo="fast" show="evidence" still at="0"></demo-figure>');
    expect(await page.locator(":is(button, input, select):visible").count()).toBe(0);
    expect(await page.getByText("job logs, 2005–2023").isVisible()).toBe(true);
    expect(await page.locator(".picture path").first().getAttribute("stroke")).toMatch(/^var\(--/);
    await page.context().close();
  });
});

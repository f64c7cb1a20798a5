import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, button, demo, seen, watched, workers } from "./asking.ts";
import { trouble } from "./fixture/figures.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const many = '<demo-figure demo="many"></demo-figure>';
const finding = (page: Page) => demo(page).locator(".finding").textContent();
const idle = (page: Page) => page.waitForFunction(() => !document.querySelector("demo-figure[data-busy]"));

describe("a heavy run", () => {
  test("is computed elsewhere while the picture before stays, and then takes its place with its ghost", async () => {
    const page = await stage.open(many, {}, watched);
    const before = await finding(page);
    await ask(page, (figure) => figure.show({ state: "tasks=20000~vs=tasks:200" }));
    expect(await demo(page).getAttribute("data-busy")).toBe("");
    expect(await finding(page)).toBe(before);
    expect(await ask(page, ({ state }) => state)).toBe("tasks=20000~vs=tasks:200");
    await demo(page).locator(".progress", { hasText: "Computing about 20,000\u00a0tasks" }).waitFor();
    await idle(page);
    expect(await finding(page)).toContain("20,000 tasks came");
    expect(await demo(page).locator(".ghost").count()).toBe(1);
    const { at, span, playing } = await seen(page);
    expect([at, playing]).toEqual([span, false]);
    expect((await workers(page)).started).toBeGreaterThan(0);
    expect(await demo(page).locator(".progress").isVisible()).toBe(false);
    await page.context().close();
  });

  test("plays when it comes, if that is still asked", async () => {
    const page = await stage.open(many);
    await ask(page, (figure) => figure.show({ state: "tasks=20001", play: true }));
    expect(await ask(page, ({ playing }) => playing)).toBe(true);
    await page.waitForFunction(() => {
      const { at, playing, span } = document.querySelector("demo-figure") as Figure;
      return span > 1 && playing && at > 0 && at < span;
    });
    await ask(page, (figure) => {
      figure.show({ state: "tasks=20002", play: true });
      figure.pause();
    });
    await idle(page);
    expect(await seen(page)).toMatchObject({ at: 0, playing: false, state: "tasks=20002" });
    await page.context().close();
  });

  test("is the one the last knob asked for, and no other is ever shown", async () => {
    const page = await stage.open(many);
    await page.evaluate(() => {
      const shown: string[] = [];
      Object.assign(globalThis, { shown });
      const words = document.querySelector("demo-figure")!.shadowRoot!.querySelector(".finding")!;
      new MutationObserver(() => shown.push(words.textContent ?? "")).observe(words, { childList: true });
      const figure = document.querySelector("demo-figure") as Figure;
      for (const tasks of [30_000, 30_001, 30_002, 30_003]) figure.show({ state: `tasks=${tasks}` });
    });
    await idle(page);
    const shown = await page.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain("30,003 tasks");
    await page.context().close();
  });

  test("is called off by its button: the state before comes back, and that is said", async () => {
    const page = await stage.open(many);
    await ask(page, (figure) => figure.show({ state: "tasks=300" }));
    await page.getByLabel("Tasks: type a value").fill(String(trouble.endless));
    await page.getByLabel("Tasks: type a value").press("Enter");
    await button(page, "Cancel").press("Enter");
    expect(await demo(page).getAttribute("data-busy")).toBe(null);
    expect((await seen(page)).state).toBe("tasks=300");
    expect(await page.getByLabel("Tasks: type a value").inputValue()).toBe("300");
    expect(await demo(page).locator(".problem").textContent()).toContain(
      "Computing about 67,000\u00a0tasks was cancelled",
    );
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe("Cancel");
    expect(await demo(page).locator(".progress").innerText()).toMatch(/^Cancelled\./);
    await page.keyboard.press("Tab");
    expect(await demo(page).locator(".progress").isVisible()).toBe(false);
    // The worker that would never have ended was replaced.
    await ask(page, (figure) => figure.show({ state: "tasks=5000" }));
    await idle(page);
    expect(await finding(page)).toContain("5,000 tasks");
    await page.context().close();
  });

  test("whose worker dies is tried once more, and then said to have failed; the next knob is computed again", async () => {
    const page = await stage.open(many, {}, watched);
    await ask(page, (figure, tasks) => figure.show({ state: `tasks=${tasks}` }), trouble.deadly);
    await demo(page).getByRole("alert").waitFor();
    expect(await demo(page).getByRole("alert").textContent()).toContain("Computing it broke off twice.");
    expect((await workers(page)).started).toBe(2);
    await ask(page, (figure, tasks) => figure.show({ state: `tasks=${tasks}` }), trouble.throwing);
    await demo(page).getByText("66,668 tasks are more than this model can carry").waitFor();
    await ask(page, (figure) => figure.show({ state: "tasks=5000" }));
    await page.waitForFunction(() => document.querySelector("demo-figure[data-state=ready]"));
    expect(await finding(page)).toContain("5,000 tasks");
    await page.context().close();
  });

  test("is ready only when its picture stands", async () => {
    const page = await stage.open("");
    const told = await page.evaluate(async () => {
      const figure = document.createElement("demo-figure") as Figure;
      figure.setAttribute("demo", "many");
      figure.setAttribute("state", "tasks=20003");
      document.querySelector("main")!.append(figure);
      const told = { ready: false };
      void figure.ready.then(() => (told.ready = true));
      const seen: unknown[] = [];
      while (!told.ready) {
        await new Promise((then) => setTimeout(then, 5));
        seen.push(
          [figure.dataset["state"], told.ready, figure.shadowRoot!.querySelectorAll(".picture svg").length].join(),
        );
      }
      return { kinds: [...new Set(seen)], words: figure.shadowRoot!.querySelector(".finding")!.textContent };
    });
    expect(told.kinds).toEqual(["loading,false,0", "ready,true,1"]);
    expect(told.words).toContain("20,003 tasks");
    await page.context().close();
  });

  test("of a figure that goes leaves no worker", async () => {
    const page = await stage.open(many, {}, watched);
    await ask(page, (figure, tasks) => figure.show({ state: `tasks=${tasks}` }), trouble.endless);
    expect(await workers(page)).toEqual({ started: 1, working: 1 });
    await demo(page).evaluate((node) => node.remove());
    await expect.poll(() => workers(page)).toEqual({ started: 1, working: 0 });
    await page.context().close();
  });
});

describe("where there are no workers", () => {
  const ways: readonly [string, (page: Page) => Promise<unknown>][] = [
    ["the browser has none", (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"))],
    ["they cannot start", (page) => page.route(/worker.*\.js/, (route) => route.abort())],
  ];
  test.each(ways)("as %s, all is computed here, after a frame that says so", async (_, before) => {
    const bare = await stage.open(many, {}, before);
    const busy = await ask(bare, (figure) => {
      figure.show({ state: "tasks=20004~lengths=on" });
      return figure.dataset["busy"];
    });
    expect(busy).toBe("");
    await idle(bare);
    expect(await finding(bare)).toContain("20,004 tasks");
    await bare.waitForFunction(() => document.querySelector('[data-study="done"]'), null, { timeout: 15_000 });
    expect(await demo(bare).locator(".case").count()).toBe(12);
    await bare.context().close();
  });
});

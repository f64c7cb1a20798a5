import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, button, demo, seen, watched, workers } from "./asking.ts";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const none = '<demo-figure demo="many"></demo-figure>';
const all = '<demo-figure demo="many" state="lengths=on"></demo-figure>';
const cases = (page: Page) => demo(page).locator(".case").count();
const state = (page: Page) => demo(page).getAttribute("data-study");
const until = (page: Page, said: string) =>
  page.waitForFunction((said) => document.querySelector(`[data-study="${said}"]`), said, { timeout: 15_000 });
const some = (page: Page) =>
  page.waitForFunction(() => document.querySelector("demo-figure")!.shadowRoot!.querySelector(".case"));

describe("a study", () => {
  test("is run where it is wanted, drawn as it comes, and said once, when it is done", async () => {
    const page = await stage.open(none);
    const told = await ask(page, async (figure) => {
      const root = figure.shadowRoot!;
      const said: string[] = [];
      const voice = root.querySelector(".unseen")!;
      new MutationObserver(() => said.push(voice.textContent ?? "")).observe(voice, { childList: true });
      const drawn = new Set<number>();
      const counts = new Set<string>();
      const look = (): void => {
        drawn.add(root.querySelectorAll(".case").length);
        counts.add(root.querySelector(".progress .count")!.textContent ?? "");
      };
      // Every change, not every frame: a busy machine draws few frames.
      new MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true });
      void figure.show({ state: "lengths=on" });
      while (figure.dataset["study"] !== "done") await new Promise((then) => setTimeout(then, 20));
      await new Promise((then) => setTimeout(then, 800));
      return { drawn: [...drawn], counts: [...counts], said };
    });
    expect(told.drawn.length).toBeGreaterThan(5);
    expect(told.drawn).toEqual(told.drawn.toSorted((a, b) => a - b));
    expect(told.counts).toContain("6 of 12\u00a0runs");
    // What is under way may be said before this listens; the twelve results are one sentence.
    expect(told.said.at(-1)).toContain("12 of 12 lengths are known");
    expect(["", "Under way: Twelve runs at other task lengths."]).toContain(told.said.slice(0, -1).join());
    expect(await demo(page).locator(".finding").textContent()).toContain("12 of 12");
    await button(page, "Table").click();
    expect(await demo(page).locator("tbody tr").count()).toBe(13);
    expect(await demo(page).locator(".progress").isVisible()).toBe(false);
    await page.context().close();
  });

  test("is cancelled and taken up again where it stopped; what was known stays", async () => {
    const page = await stage.open(all);
    await some(page);
    await button(page, "Cancel").click();
    await until(page, "cancelled");
    await page.waitForTimeout(400);
    const known = await cases(page);
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(12);
    await page.waitForTimeout(400);
    expect(await cases(page)).toBe(known);
    await button(page, "Go on").click();
    await until(page, "done");
    expect(await cases(page)).toBe(12);
    await page.context().close();
  });

  test("is there at once the second time, also in another figure of the same lesson", async () => {
    const page = await stage.open(all);
    await until(page, "done");
    const again = await page.evaluate(async () => {
      const other = document.createElement("demo-figure") as HTMLElement & { ready: Promise<void> };
      other.setAttribute("demo", "many");
      other.setAttribute("state", "lengths=on~tasks=1000");
      document.querySelector("main")!.append(other);
      await other.ready;
      return [other.dataset["study"], other.shadowRoot!.querySelectorAll(".case").length];
    });
    expect(again).toEqual(["done", 12]);
    await page.context().close();
  });

  test("begins anew when the knobs want other cases, and ends when they want none", async () => {
    const page = await stage.open(all);
    await some(page);
    await ask(page, (figure) => figure.show({ state: "lengths=on~tasks=5000" }));
    await until(page, "running");
    await page.waitForFunction(() => !document.querySelector("[data-busy]"));
    expect(await cases(page)).toBeLessThan(6);
    await until(page, "done");
    expect(await cases(page)).toBe(12);
    await ask(page, (figure) => figure.show({ state: "" }));
    expect([await state(page), await cases(page)]).toEqual(["none", 0]);
    await page.context().close();
  });

  test("rests while nobody can see the figure, and shows the same when it is done", async () => {
    const page = await stage.open(all, {}, watched);
    await some(page);
    await ask(page, (figure) => void (figure.asleep = true));
    await page.waitForTimeout(500);
    const known = await cases(page);
    expect(known).toBeLessThan(12);
    await page.waitForTimeout(500);
    expect([await cases(page), await state(page)]).toEqual([known, "running"]);
    await ask(page, (figure) => void (figure.asleep = false));
    await until(page, "done");
    const picture = () => demo(page).locator(".picture").innerHTML();
    const first = await picture();
    await ask(page, (figure) => figure.show({ state: "" }));
    await ask(page, (figure) => figure.show({ state: "lengths=on" }));
    expect(await picture()).toBe(first);
    expect((await workers(page)).started).toBe(1);
    await page.context().close();
  });

  test("does not begin off the screen", async () => {
    const page = await stage.open(`<p style="height: 3000px"></p>${all}`, {}, watched);
    await page.waitForTimeout(300);
    expect([await state(page), (await workers(page)).started]).toEqual(["running", 0]);
    await page.evaluate(() => scrollTo(0, 3000));
    await until(page, "done");
    await page.context().close();
  });

  test("keeps the moment and the playing of the run it stands beside", async () => {
    const page = await stage.open(all);
    await ask(page, (figure) => figure.show({ state: "lengths=on~tasks=1000", play: true }));
    expect((await seen(page)).playing).toBe(true);
    await until(page, "done");
    await page.waitForFunction(
      () => !(document.querySelector("demo-figure") as unknown as { playing: boolean }).playing,
    );
    expect(await cases(page)).toBe(12);
    await page.context().close();
  });
});

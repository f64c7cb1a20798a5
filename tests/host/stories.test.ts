import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, button, demo, seen } from "./asking.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const many = '<demo-figure demo="many" state="guess=0.4~lengths=on"></demo-figure>';

describe("a story", () => {
  test("shows its whole state, plays, tells what to look at, and leaves what was shown before as the ghost", async () => {
    const page = await stage.open(many);
    await page.evaluate(() => {
      const told: unknown[] = [];
      document.addEventListener("figure-change", (event) => told.push((event as CustomEvent).detail));
      Object.assign(globalThis, { told });
    });
    const story = button(page, "The empty hour");
    expect(await story.getAttribute("aria-pressed")).toBe("false");
    await story.press("Enter");
    expect(await seen(page)).toMatchObject({
      playing: true,
      state: "tasks=20~seconds=10~guess=0.4~vs=tasks:200,seconds:0.01,lengths:on",
    });
    expect(await story.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => demo(page).locator(".finding").textContent()).toBe("Watch how little there is to do.");
    expect(await demo(page).locator(".unseen").textContent()).toBe("Watch how little there is to do.");
    expect(await demo(page).locator(".ghost").count()).toBe(1);
    expect(await page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)).toHaveLength(1);
    await page.waitForFunction(() => !(document.querySelector("demo-figure") as Figure).playing);
    expect(await demo(page).locator(".finding").textContent()).toContain("busy. 20 tasks came");
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe(
      "The empty hour",
    );
    await page.getByLabel("Tasks", { exact: true }).press("ArrowRight");
    expect(await story.getAttribute("aria-pressed")).toBe("false");
    await page.context().close();
  });

  test("has its words stand back on stage while it plays, and lead at its end", async () => {
    const page = await stage.open('<demo-figure demo="many" size="stage" compact style="height: 500px"></demo-figure>');
    const look = () =>
      demo(page).evaluate((figure) => {
        const [words, first, ink] = [".finding", ".finding strong", ".figure"].map((name) =>
          getComputedStyle(figure.shadowRoot!.querySelector(name)!),
        );
        const accent = first!.color !== words!.color && Number(first!.fontWeight) >= 700;
        return { playing: figure.hasAttribute("data-playing"), accent, quiet: words!.color !== ink!.color };
      });
    expect(await look()).toEqual({ playing: false, accent: true, quiet: false });
    await ask(page, (figure) => figure.tell(0));
    expect(await look()).toEqual({ playing: true, accent: false, quiet: true });
    await page.waitForFunction(() => !(document.querySelector("demo-figure") as Figure).playing);
    expect(await look()).toEqual({ playing: false, accent: true, quiet: false });
    await page.context().close();
  });

  test("is pressed in wherever the state comes from, and put back by reset", async () => {
    const page = await stage.open('<demo-figure demo="many"></demo-figure>');
    await ask(page, (figure) => figure.show({ state: "lengths=on~guess=0.2" }));
    expect(await button(page, "Every length at once").getAttribute("aria-pressed")).toBe("true");
    await ask(page, (figure) => figure.show({ state: "" }));
    await button(page, "Every length at once").click();
    await button(page, "Reset").click();
    expect((await seen(page)).state).toBe("");
    expect(await button(page, "Every length at once").getAttribute("aria-pressed")).toBe("false");
    await page.context().close();
  });

  test("is told by the place too, and one that is not there is not", async () => {
    const page = await stage.open('<demo-figure demo="many"></demo-figure>');
    const told = await ask(page, (figure) => ({
      titles: figure.stories.map(({ title }) => title),
      known: figure.tell(2),
      unknown: figure.tell(3),
      state: figure.state,
    }));
    expect(told).toEqual({
      titles: ["The empty hour", "Ten thousand blinks", "Every length at once"],
      known: true,
      unknown: false,
      state: "lengths=on~vs=lengths:off",
    });
    await page.context().close();
  });

  test("that is heavy plays once it is computed", async () => {
    const page = await stage.open('<demo-figure demo="many"></demo-figure>');
    await button(page, "Ten thousand blinks").click();
    await page.waitForFunction(() => {
      const { playing, at, span } = document.querySelector("demo-figure") as Figure;
      return span > 13 && playing && at > 0;
    });
    expect(await demo(page).locator(".finding").textContent()).toBe("Watch the scheduler choke on short tasks.");
    await page.context().close();
  });

  test("with reduced motion is its end, with what to look at beside what it came to", async () => {
    const page = await stage.open('<demo-figure demo="many"></demo-figure>', { reducedMotion: "reduce" });
    await button(page, "The empty hour").click();
    const { at, span, playing } = await seen(page);
    expect([at, playing]).toEqual([span, false]);
    expect(await demo(page).locator(".finding").textContent()).toMatch(/busy\. .*Watch how little there is to do\.$/);
    await ask(page, (figure) => void (figure.at = 0));
    await button(page, "Next step").click();
    expect((await seen(page)).at).toBeCloseTo(span / 8, 6);
    await button(page, "Every length at once").click();
    await page.waitForFunction(() => document.querySelector('[data-study="done"]'));
    expect((await seen(page)).playing).toBe(false);
    expect(await demo(page).locator(".case").count()).toBe(12);
    await page.context().close();
  });
});

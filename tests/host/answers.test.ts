import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, button, demo, seen } from "./asking.ts";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const many = '<demo-figure demo="many"></demo-figure>';

describe("an answer", () => {
  test("is a numbered button beside the knob it sets, named as it reads", async () => {
    const page = await stage.open(many);
    const group = page.getByRole("group", { name: "Your guess, ready answers" });
    expect(await group.getByRole("button").allTextContents()).toEqual(["1 nearly nothing", "2 half", "3 nearly all"]);
    await group.getByRole("button", { name: "2 half" }).click();
    expect((await seen(page)).state).toBe("guess=0.5");
    expect(await button(page, "2 half").getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByLabel("Your guess: type a value").inputValue()).toBe("50\u00a0%");
    await page.getByLabel("Your guess: type a value").fill("30 %");
    await page.getByLabel("Your guess: type a value").press("Enter");
    expect(await group.locator('[aria-pressed="true"]').count()).toBe(0);
    await page.context().close();
  });

  test("is given by keyboard: enter on its button, or its digit on any of them; the focus stays", async () => {
    const page = await stage.open(many);
    await button(page, "1 nearly nothing").press("Enter");
    expect((await seen(page)).state).toBe("guess=0.05");
    await button(page, "1 nearly nothing").press("3");
    expect((await seen(page)).state).toBe("guess=0.95");
    await button(page, "1 nearly nothing").press("7");
    expect((await seen(page)).state).toBe("guess=0.95");
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe(
      "1 nearly nothing",
    );
    await page.getByLabel("Your guess: type a value").fill("");
    await page.getByLabel("Your guess: type a value").pressSequentially("2");
    expect((await seen(page)).state).toBe("guess=0.95");
    await page.context().close();
  });

  test("is given by the place as a hand would, once a call, and only those there are", async () => {
    const page = await stage.open(many);
    await page.evaluate(() => {
      const told: string[] = [];
      document.addEventListener("figure-change", (event) => told.push((event as CustomEvent).detail.state));
      Object.assign(globalThis, { told });
    });
    expect(await ask(page, (figure) => [0, 1, 3, 4, 9].map((n) => figure.answer(n)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([
      "guess=0.05",
      "guess=0.95",
    ]);
    expect(await demo(page).locator(".picture").textContent()).toContain("you: 95\u00a0%");
    await page.context().close();
  });

  test("is no answer of a figure without any", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure>');
    expect(await ask(page, (figure) => figure.answer(1))).toBe(false);
    await page.context().close();
  });
});

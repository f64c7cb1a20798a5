import type { Locator } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { readAddress } from "../../demos/host/address.ts";
import { ask, both, button, demo, one, seen } from "./asking.ts";
import { curves } from "./fixture/figures.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

describe("beats", () => {
  test("are whole states, and only the guess survives them", async () => {
    const page = await stage.open(both);
    const evidence = page.locator('demo-figure[show="evidence"]');
    const state = () => evidence.evaluate((node) => (node as Figure).state);
    await page.getByLabel("Your guess", { exact: true }).press("ArrowRight");
    const guess = await state();
    expect(decode(curves.schema, guess).params.guess).toBeGreaterThan(1);
    await evidence.evaluate((node) => (node as Figure).show({ state: "answer=hidden" }));
    expect(await state()).toBe(`${guess}~answer=hidden`);
    expect(await evidence.locator(".finding").textContent()).toMatch(/^You guess/);
    await evidence.evaluate((node) => (node as Figure).reset());
    expect(await state()).toBe("answer=hidden");
    await page.context().close();
  });

  test("play from the start, name a moment, or show the end", async () => {
    const page = await stage.open(one);
    await ask(page, (figure) => figure.show({ state: "threads=8", play: true }));
    expect(await seen(page)).toMatchObject({ playing: true, state: "threads=8" });
    await ask(page, (figure) => figure.show({ state: "threads=4", at: 0.25 }));
    expect(await seen(page)).toMatchObject({ playing: false, at: 0.25, state: "threads=4" });
    await ask(page, (figure) => figure.show({ state: "vs=threads:2" }));
    expect(await seen(page)).toMatchObject({ playing: false, at: 0.41, state: "vs=threads:2" });
    await page.context().close();
  });

  test("land on the evidence once the run has ended, and not before", async () => {
    const page = await stage.open(both);
    const here = page.locator('demo-figure[show="evidence"]').getByText("you are here");
    expect(await here.count()).toBe(1);
    await ask(page, (figure) => figure.show({ state: "", at: 0.1 }));
    expect(await here.count()).toBe(0);
    await demo(page).getByLabel("Speed").selectOption("4");
    await button(page, "Play").click();
    await here.waitFor({ state: "attached" });
    await demo(page).evaluate((node) => node.remove());
    await here.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("land nowhere from or on a figure that stands alone", async () => {
    for (const start of ['demo="fast" show="evidence"', 'demo="fast"></']) {
      const page = await stage.open(both.replace(start, `alone ${start}`));
      expect(await page.locator("demo-figure[alone]").count()).toBe(1);
      expect(await page.locator('demo-figure[show="evidence"]').getByText("you are here").count()).toBe(0);
      await page.context().close();
    }
  });
});

describe("the link to this moment", () => {
  const address = async (figure: Locator): Promise<string> => {
    await figure.getByRole("button", { name: "Link" }).click();
    return figure.getByLabel("Link to this moment", { exact: true }).last().inputValue();
  };

  test("says the state of both figures and the moment, and leads back to them", async () => {
    const page = await stage.open(both);
    await page.getByLabel("Your guess: type a value").fill("8 h");
    await page.getByLabel("Your guess: type a value").press("Enter");
    await ask(page, (figure) => figure.show({ state: "seconds=0.02~vs=seconds:0.01", at: 0.2 }));
    const text = await address(demo(page));
    const { d, e, at } = readAddress(new URL(text).search);
    expect([d, e, at]).toEqual(["seconds=0.02~vs=seconds:0.01", "guess=28800", 0.2]);
    expect(new URL(text).pathname).toBe(new URL(page.url()).pathname);
    await page.context().close();
  });

  test.each([
    ["#/lesson-fast", /^http:\/\/localhost\/tests\/fixture\/\?d=seconds=1&at=25\.\d+#\/lesson-fast$/],
    ["../../embed/fast/", /^http:\/\/localhost\/embed\/fast\/\?d=seconds=1&at=25\.\d+$/],
  ])("starts from %s where the place says so", async (link, form) => {
    const page = await stage.open(`<demo-figure demo="fast" link="${link}" state="seconds=1"></demo-figure>`);
    expect(await address(demo(page))).toMatch(form);
    await page.context().close();
  });
});

describe("what cannot be shown", () => {
  const still = "<figure>the still picture</figure>";

  test("says why in its own place, keeps the still, and leaves the others alone; a good knob mends it", async () => {
    const page = await stage.open(
      `<demo-figure demo="fragile">${still}</demo-figure><demo-figure demo="fast" show="evidence"></demo-figure>`,
    );
    const [broken, other] = [page.locator('[demo="fragile"]'), page.locator('[demo="fast"]')];
    expect(await broken.getAttribute("data-state")).toBe("failed");
    expect(await broken.getByRole("alert").textContent()).toBe(
      "This figure cannot be shown. A load of 80 is over the 50 this model can carry.",
    );
    expect(await broken.getByText("the still picture").isVisible()).toBe(true);
    expect(await other.getAttribute("data-state")).toBe("ready");
    await broken.getByLabel("Load: type a value").fill("20");
    await broken.getByLabel("Load: type a value").press("Enter");
    expect(await broken.getAttribute("data-state")).toBe("ready");
    expect(await broken.getByText("load 20").isVisible()).toBe(true);
    expect(await broken.getByRole("alert").count()).toBe(0);
    expect(await broken.getByText("the still picture").isVisible()).toBe(false);
    await page.context().close();
  });

  test("is a figure nobody has: its ready settles, and an event says why", async () => {
    const page = await stage.open("");
    const told = await page.evaluate(async (text) => {
      const figure = document.createElement("demo-figure") as Figure;
      figure.setAttribute("demo", "nope");
      figure.append(text);
      const failed = new Promise((tell) =>
        document.addEventListener("figure-failed", (event) => tell((event as CustomEvent).detail)),
      );
      document.querySelector("main")!.append(figure);
      await figure.ready;
      return [await failed, figure.dataset["state"]];
    }, "a still");
    expect(told).toEqual([{ reason: 'There is no figure called "nope" here; the still picture stays.' }, "failed"]);
    await page.context().close();
  });

  test("in a link is said, one sentence each, and the rest of it counts", async () => {
    const page = await stage.open('<demo-figure demo="fast" state="threads=99~hat=red~seconds=1"></demo-figure>');
    expect(await demo(page).locator(".problem").count()).toBe(2);
    expect((await seen(page)).state).toBe("seconds=1~threads=64");
    await page.context().close();
  });
});

describe("what else a reader asks for", () => {
  test("is a table, and where the numbers come from, one at a time", async () => {
    const page = await stage.open(both);
    const evidence = page.locator('demo-figure[show="evidence"]');
    expect(await evidence.getAttribute("data-basis")).toBe("measured");
    await evidence.getByRole("button", { name: "Table" }).click();
    expect(await evidence.locator("tbody tr").count()).toBe(17);
    await evidence.getByRole("button", { name: "About" }).click();
    expect(await evidence.locator("table").count()).toBe(0);
    expect(await evidence.locator(".panel").textContent()).toContain("Nobody’s jobs");
    await evidence.getByRole("button", { name: "About" }).click();
    expect(await evidence.locator(".panel").isVisible()).toBe(false);
    await page.context().close();
  });

  test("is what the picture of these knobs shows, under the name of the figure", async () => {
    const page = await stage.open('<demo-figure demo="fast" show="evidence" state="answer=hidden"></demo-figure>');
    const figure = page.getByRole("group", { name: "How long the jobs of a public cluster ran" });
    expect(await figure.locator(".title").textContent()).toBe("measured How long does a job run?");
    await page.locator("demo-figure").evaluate((node) => (node as Figure).show({ state: "" }));
    expect(await figure.locator(".title").textContent()).toBe("measured Half the jobs are short");
    await page.context().close();
  });

  test("shows no controls of time where nothing moves", async () => {
    const page = await stage.open('<demo-figure demo="fast" show="evidence"></demo-figure>');
    expect(await page.getByLabel("Moment of the run").isVisible()).toBe(false);
    expect(await page.locator(".play").isVisible()).toBe(false);
    await page.context().close();
  });
});

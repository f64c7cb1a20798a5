import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const markup = (size: string): string => `
  <h1>Figures</h1>
  <div class="place"><demo-figure demo="fast" show="evidence" size="${size}"></demo-figure></div>
  <div class="place"><demo-figure demo="fast" size="${size}"></demo-figure></div>
  <div class="place"><demo-figure demo="all" size="${size}" state="hat=red"></demo-figure></div>
  <div class="place"><demo-figure demo="many" size="${size}" state="lengths=on"></demo-figure></div>
  <div class="place"><demo-figure demo="fragile" size="${size}"><figure>A still.</figure></demo-figure></div>`;

async function open(size: string, width: number, theme: string): Promise<Page> {
  const page = await stage.open(markup(size), { viewport: { width: width + 48, height: 900 } }, (page) =>
    page.addInitScript(
      ([theme, height]) => {
        document.addEventListener("DOMContentLoaded", () => {
          document.documentElement.dataset["theme"] = theme;
          for (const place of document.querySelectorAll<HTMLElement>(".place"))
            place.style.setProperty("height", height!);
        });
      },
      [theme, size === "stage" ? "540px" : "auto"],
    ),
  );
  await page.waitForTimeout(100);
  return page;
}

describe("everybody can use a figure", () => {
  test.each([
    ["page", "light", ["", "Link", "Table", "About"]],
    ["page", "dark", [""]],
    ["stage", "light", ["", "About"]],
    ["embed", "projector", ["", "Table"]],
  ] as const)(
    "on %s, %s: axe finds nothing, with nothing open and with these: %s",
    async (size, theme, panels) => {
      const page = await open(size, 600, theme);
      for (const panel of panels) {
        const buttons = panel ? await page.getByRole("button", { name: panel, exact: true }).all() : [];
        for (const button of buttons) await button.click();
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        const said = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(" "))].join(" "));
        expect(said).toEqual([]);
        expect(passes.length).toBeGreaterThan(15);
      }
      await page.context().close();
    },
    60_000,
  );

  test("by keyboard, in the order it is read, and out again", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure><a href="#">after</a>');
    const met: string[] = [];
    for (let press = 0; press < 14; press++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
        return inside?.getAttribute("aria-label") ?? inside?.textContent ?? inside?.id ?? "";
      });
      if (name === "after") break;
      met.push(name || "range");
    }
    expect(met).toEqual([
      "Play again",
      "Task length: type a value",
      "range",
      "Threads: type a value",
      "range",
      "Step back",
      "Moment of the run",
      "Speed",
      "Reset",
      "Link",
      "Table",
      "About",
    ]);
    await page.context().close();
  });

  test("with a finger or a mouse: everything to press is 24 pixels or more each way", async () => {
    const page = await open("embed", 288, "light");
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("demo-figure")].flatMap((figure) =>
        [
          ...figure.shadowRoot!.querySelectorAll<HTMLElement>(
            "button, select, summary, input:not([type=radio]), .segments label",
          ),
        ]
          .filter((node) => node.checkVisibility())
          .map((node) => ({ name: node.className || node.tagName, box: node.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 24 || box.height < 24)
          .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
      ),
    );
    expect(small).toEqual([]);
    await page.context().close();
  });

  test("is told what a figure says when it comes to rest, and not on the way", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure>');
    await page.evaluate(() => {
      const voice = document.querySelector("demo-figure")!.shadowRoot!.querySelector('.unseen[aria-live="polite"]')!;
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(voice.textContent ?? "")).observe(voice, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    await page.getByLabel("Speed").selectOption("4");
    await page.getByRole("button", { name: "Play again" }).click();
    await page.getByRole("button", { name: "Play again" }).waitFor();
    await expect.poll(said).toEqual([expect.stringContaining("61\u00a0% busy.")]);
    for (let press = 0; press < 3; press += 1) await page.getByLabel("Threads", { exact: true }).press("ArrowRight");
    await expect.poll(async () => (await said()).length, { message: "one sentence once the hand rests" }).toBe(2);
    await page.context().close();
  });
});

describe("what is said aloud", () => {
  test("is neither what was there on arrival, nor what a hand has begun to change", async () => {
    const page = await stage.open('<demo-figure demo="fast"></demo-figure>');
    const said = await page.evaluate(async () => {
      const root = document.querySelector("demo-figure")!.shadowRoot!;
      const voice = root.querySelector('.unseen[aria-live="polite"]')!;
      const knob = root.querySelector<HTMLInputElement>("input[type=range]")!;
      const said: string[] = [];
      const turn = (by: number, ...events: string[]): void => {
        knob.valueAsNumber += by;
        for (const name of events) knob.dispatchEvent(new Event(name, { bubbles: true }));
      };
      const later = (wait: number) => new Promise((done) => setTimeout(done, wait));
      new MutationObserver(() => said.push(voice.textContent ?? "")).observe(voice, { childList: true });
      await later(900);
      said.push("now a hand");
      turn(1, "input", "change");
      await later(100);
      turn(1, "input");
      await later(900);
      return said;
    });
    expect(said).toEqual(["now a hand"]);
    await page.context().close();
  });
});

describe("a figure fits", () => {
  const places = [
    ["stage", 572],
    ["stage", 1160],
    ["page", 640],
    ["page", 342],
    ["embed", 480],
    ["embed", 288],
  ] as const;

  test.each(places)("on %s at %d pixels: nothing sticks out, nothing lies on anything else", async (size, width) => {
    const page = await open(size, width, "light");
    const wrong = await page.evaluate(() =>
      [...document.querySelectorAll("demo-figure")].flatMap((figure) => {
        const place = figure.getBoundingClientRect();
        const root = figure.shadowRoot!;
        const parts = [...root.querySelectorAll<HTMLElement>(".title, .notes, .picture, .finding, .hand, .foot")]
          .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height > 0)
          .map((part) => ({
            name: `${figure.getAttribute("demo")} .${part.className}`,
            part,
            box: part.getBoundingClientRect(),
          }));
        const out = parts
          .filter(
            ({ box }) => box.left < place.left - 7 || box.right > place.right + 7 || box.bottom > place.bottom + 1,
          )
          .map(({ name }) => `${name} sticks out`);
        const over = parts
          .slice(1)
          .filter(({ box }, index) => box.top < parts[index]!.box.bottom - 1)
          .map(({ name }) => `${name} overlaps`);
        const cut = [...root.querySelectorAll<HTMLElement>("button, label, p, .line, .clock, .source")]
          .filter((part) => part.checkVisibility({ opacityProperty: true }) && !part.closest(".unseen"))
          .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
          .map((part) => `${figure.getAttribute("demo")} .${part.className} "${part.textContent}" is cut`);
        return [...out, ...over, ...cut];
      }),
    );
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test("on stage in type of 16 pixels or more, elsewhere of 14", async () => {
    for (const [size, least] of [
      ["stage", 16],
      ["page", 14],
      ["embed", 14],
    ] as const) {
      const page = await open(size, 572, "light");
      const small = await page.evaluate(
        (least) =>
          [...document.querySelectorAll("demo-figure")].flatMap((figure) =>
            [...figure.shadowRoot!.querySelectorAll<HTMLElement>("*:not(svg *)")]
              .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent!.trim()))
              .filter((node) => node.checkVisibility() && !node.closest(".badge"))
              .filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < least)
              .map((node) => `${node.className || node.tagName} ${getComputedStyle(node).fontSize}`),
          ),
        least,
      );
      expect(small, size).toEqual([]);
      await page.context().close();
    }
  });
});

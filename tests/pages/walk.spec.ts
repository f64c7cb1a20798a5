/** The whole talk with two buttons: every press at once, and every beat one picture, however it was come to. */
import { expect, test, type Page } from "@playwright/test";
import { beatsOf, difference, jump, openDeck, picture, place, press, settled, type Press } from "./deck.ts";
import { expectAllFound, slides } from "./found.ts";
import { watch } from "./watch.ts";

/** Milliseconds: the deck is elsewhere within a fifth of a second, its figures are drawn within a second, on whatever machine this is. */
const QUICK: Press = { moved: 200, painted: 1000 };

/** Presses, and gives by how much that was slow. What is slow is slow every time, a busy machine is not: it has three tries. */
async function slow(page: Page, key: "PageDown" | "PageUp"): Promise<string | undefined> {
  const back = key === "PageDown" ? "PageUp" : "PageDown";
  for (let tries = 1; ; tries += 1) {
    const { moved, painted } = await press(page, key);
    if (moved < QUICK.moved && painted < QUICK.painted) return undefined;
    if (tries === 3) return `${key} to ${await place(page)}: moved after ${moved} ms, painted after ${painted} ms`;
    await press(page, back);
  }
}

const pressesOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      document.querySelectorAll(".slides > section").length + document.querySelectorAll(".slides .fragment").length - 1,
  );

const playing = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement & { playing: boolean }>("section.present demo-figure")].some(
      (figure) => figure.playing,
    ),
  );

test("every slide, lesson and figure was found", expectAllFound);

test("the whole talk by PageDown, and back by PageUp, gives the same pictures", async ({ page }) => {
  test.setTimeout(30_000 + 30_000 * slides.length);
  const problems = watch(page);
  await openDeck(page, "?motion=reduce");
  const presses = await pressesOf(page);
  expect(presses).toBeGreaterThan(slides.length);
  const places: string[] = [];
  const seen: string[] = [];
  for (let at = 0; at <= presses; at += 1) {
    if (at > 0) await page.keyboard.press("PageDown");
    await settled(page);
    places.push(await place(page));
    seen.push(await picture(page));
  }
  expect(new Set(places).size, "every press led somewhere new").toBe(presses + 1);
  for (const slide of slides)
    expect(
      places.some((place) => place.startsWith(`${slide} 0 `)),
      slide,
    ).toBe(true);
  await page.keyboard.press("PageDown");
  expect(await place(page), "the end is the end").toBe(places.at(-1));
  for (let at = presses - 1; at >= 0; at -= 1) {
    await page.keyboard.press("PageUp");
    await settled(page);
    expect(await place(page)).toBe(places[at]);
    expect(difference(await picture(page), seen[at]!), `back at ${places[at]}`).toEqual([]);
  }
  await page.keyboard.press("PageUp");
  expect(await place(page), "the beginning is the beginning").toBe(places[0]);
  expect(problems).toEqual([]);
});

for (const slide of slides) {
  test(`${slide} shows the same by a jump, by a link and at the end of play`, async ({ page }) => {
    test.setTimeout(120_000);
    const problems = watch(page);
    await openDeck(page, `?motion=reduce#/${slide}`);
    const beats = await beatsOf(page);
    const seen: string[] = [];
    for (let beat = 0; beat <= beats; beat += 1) {
      if (beat > 0) await page.keyboard.press("PageDown");
      await settled(page);
      seen.push(await picture(page));
    }
    // From the last to the first, to the last but one, and so on: no two jumps are neighbours.
    const order = seen.map((_, index) => (index % 2 ? beats - (index - 1) / 2 : index / 2));
    for (const beat of order) {
      await jump(page, slide, beat);
      await settled(page);
      expect(difference(await picture(page), seen[beat]!), `a jump to beat ${beat}`).toEqual([]);
    }
    // Now with all movement, on the way there: what plays, plays to that same end.
    await page.evaluate(() => (document.documentElement.dataset["motion"] = "full"));
    await jump(page, slide, 0);
    await settled(page);
    let played = -1;
    for (let beat = 1; beat <= beats; beat += 1) {
      await page.keyboard.press("PageDown");
      await expect(page.locator(`#${slide}.present`)).toHaveAttribute("data-beat", String(beat));
      const plays = await page.evaluate(
        (beat) =>
          document.querySelectorAll<HTMLElement>("section.present .fragment")[beat - 1]!.dataset["play"] !== undefined,
        beat,
      );
      if (!plays) continue;
      await expect.poll(() => playing(page), { message: `beat ${beat} plays` }).toBe(true);
      played = beat;
    }
    if (played >= 0) {
      // Not what stood with less motion: the controls of time are others there.
      await jump(page, slide, played);
      await settled(page);
      const end = await picture(page);
      await jump(page, slide, played - 1);
      await page.keyboard.press("PageDown");
      await settled(page);
      expect(difference(await picture(page), end), `beat ${played}, played to its end`).toEqual([]);
    }
    await page.goto("about:blank");
    await openDeck(page, `?motion=reduce#/${slide}${beats > 0 ? `/${beats - 1}` : ""}`);
    await settled(page);
    expect(difference(await picture(page), seen[beats]!), "a link to the last beat").toEqual([]);
    expect(problems).toEqual([]);
  });
}

test("each press shows at once, wherever it leads and whatever plays: nothing is waited for", async ({ page }) => {
  test.setTimeout(30_000 + 15_000 * slides.length);
  await openDeck(page);
  const presses = await pressesOf(page);
  let during = 0;
  for (let at = 0; at < presses; at += 1) {
    if (await playing(page)) during += 1;
    expect(await slow(page, "PageDown"), `press ${at + 1}`).toBeUndefined();
  }
  expect(during, "presses during play").toBeGreaterThan(0);
  for (let at = presses; at > 0; at -= 1) expect(await slow(page, "PageUp"), `press ${at} back`).toBeUndefined();
});

test("ten fast presses move ten, and ten back", async ({ page }) => {
  await openDeck(page, "?motion=reduce");
  const presses = Math.min(10, await pressesOf(page));
  expect(presses).toBeGreaterThan(4);
  const places = [await place(page)];
  for (let at = 0; at < presses; at += 1) {
    await page.keyboard.press("PageDown");
    places.push(await place(page));
  }
  await jump(page, slides[0]!, 0);
  await settled(page);
  for (const [key, end] of [
    ["PageDown", places[presses]],
    ["PageUp", places[0]],
  ] as const) {
    // All in one go, as a clicker that is leant upon sends them.
    await page.evaluate(
      ([key, presses]) => {
        for (let at = 0; at < presses; at += 1) {
          document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }),
          );
        }
      },
      [key, presses] as const,
    );
    await expect.poll(() => place(page)).toBe(end);
  }
});

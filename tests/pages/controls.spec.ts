/**
 * A control keeps its own keys and the clicker keeps the deck: every kind of control a slide has, in every beat it first stands in,
 * under PageDown, PageUp, Space, Right and "b".
 */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { beatsOf, jump, openDeck, place, settled } from "./deck.ts";
import { expectAllFound, lessons, slides } from "./found.ts";

test.use({ reducedMotion: "reduce" });

/** Every kind there is, by what it is for; which of them a slide has depends on its figures. */
const kinds = {
  slider: ".knob input[type=range]",
  "moment of the run": "input.scrub",
  "value to type": "input.value",
  number: "input[type=number]",
  // One that is not chosen yet: Space on the one that is does nothing in any browser.
  choice: ".segments input[type=radio]:not(:checked)",
  menu: "select",
  flag: "input[role=switch]",
  play: "button.play",
  story: ".stories button",
  answer: ".answers button",
  tool: ".tools button",
  drawer: "summary",
  link: "a[href]",
  picture: ".picture [tabindex='0']",
  "other button": "button:not(.play):not(.stories *):not(.answers *):not(.tools *)",
} as const;
type Kind = keyof typeof kinds;

/** Whether the control did what it is for, as far as a test can see from outside: what it says of itself. */
const looks = (control: Locator): Promise<string> =>
  control.evaluate((element) => {
    const { value, checked } = element as HTMLInputElement;
    return [value, checked, element.getAttribute("aria-pressed"), element.getAttribute("aria-valuenow")].join(" ");
  });

const clicks = (control: Locator): Promise<void> =>
  control.evaluate((element) => {
    const seen = globalThis as unknown as { clicks: number };
    seen.clicks = 0;
    element.addEventListener("click", () => (seen.clicks += 1), { once: true });
  });
const clicked = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks);

const states = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement & { state: string; at: number }>("section.present demo-figure")]
      .map(({ state, at }) => `${state} at ${at.toFixed(3)}`)
      .join(", "),
  );

test("every slide, lesson and figure was found", expectAllFound);

for (const slide of slides) {
  test(`each kind of control on ${slide} keeps its keys and gives the clicker's two back`, async ({ page }) => {
    test.setTimeout(120_000);
    await openDeck(page, `?motion=reduce#/${slide}`);
    const beats = await beatsOf(page);
    const tried = new Set<Kind>();
    for (let beat = 0; beat <= beats; beat += 1) {
      for (const alone of [undefined, "evidence", "demo"] as const) {
        await jump(page, slide, beat);
        await settled(page);
        if (alone && !(await open(page, alone))) continue;
        for (const [kind, selector] of Object.entries(kinds) as [Kind, string][]) {
          const control = page
            .locator(`#${slide} :is(demo-figure, .board)`)
            .locator(selector)
            .filter({ visible: true })
            .first();
          if (tried.has(kind) || (await control.count()) === 0 || (await control.isDisabled())) continue;
          tried.add(kind);
          await tryKeys(page, control, kind, slide, beat, alone);
          if (alone) await open(page, alone);
        }
      }
    }
    if (slide.startsWith("lesson-")) {
      for (const kind of ["slider", "value to type", "play", "moment of the run", "tool"] as const) {
        expect([...tried], `${slide} has a ${kind}`).toContain(kind);
      }
    }
  });
}

/** Where the stage has no room for all of a figure's knobs, they come when it is alone. False where there is nothing to open. */
async function open(page: Page, show: "evidence" | "demo"): Promise<boolean> {
  const more = page.locator(`section.present demo-figure[show=${show}] .more`).filter({ visible: true });
  if (await more.count()) {
    await more.first().click();
    await settled(page);
    return true;
  }
  return page.evaluate(
    (show) => document.querySelector<HTMLElement>("section.present")!.dataset["full"] === show,
    show,
  );
}

async function tryKeys(
  page: Page,
  control: Locator,
  kind: Kind,
  slide: string,
  beat: number,
  alone: "evidence" | "demo" | undefined,
): Promise<void> {
  const which = `${kind} at beat ${beat} of ${slide}`;
  const here = await place(page);
  const paused = page.locator(".reveal.paused");
  const stays = async (key: string): Promise<void> => {
    expect(await place(page), `${key} in ${which}`).toBe(here);
    await expect(paused, `${key} in ${which}`).toHaveCount(0);
    await expect(page.locator(".reveal.overview"), `${key} in ${which}`).toHaveCount(0);
  };
  const focus = async (): Promise<void> => {
    if (alone) await open(page, alone);
    await control.focus();
    await expect(control, `${which} takes the focus`).toBeFocused();
  };

  /** As the beat has it, whatever was done to it before: come to from elsewhere. */
  const fresh = async (): Promise<void> => {
    await jump(
      page,
      slides.find((other) => other !== slide)!,
      0,
    );
    await jump(page, slide, beat);
    await settled(page);
    if (alone) await open(page, alone);
  };

  // The clicker: the deck goes on, and back, and the control is as the beat has it.
  await fresh();
  const before = { looks: await looks(control), states: await states(page) };
  await page.keyboard.press("PageDown");
  await settled(page);
  const next = { place: await place(page), states: await states(page) };
  await page.keyboard.press("PageUp");
  await settled(page);
  expect(await states(page), `back at ${which}`).toBe(before.states);
  await focus();
  await page.keyboard.press("PageDown");
  await settled(page);
  expect(await place(page), `PageDown in ${which}`).toBe(next.place);
  expect(await states(page), `PageDown in ${which} turns nothing`).toBe(next.states);
  await page.keyboard.press("PageUp");
  await settled(page);
  if (alone) await open(page, alone);
  expect(await looks(control), `PageUp after ${which}`).toBe(before.looks);
  await focus();
  await page.keyboard.press("PageUp");
  if (here !== (await firstPlace(page))) expect(await place(page), `PageUp in ${which}`).not.toBe(here);

  // Its own keys: the deck does not move.
  await fresh();
  for (const key of ["b", "ArrowRight", "n"]) {
    await focus();
    await page.keyboard.press(key);
    await stays(key);
  }
  await fresh();
  await focus();
  await clicks(control);
  await page.keyboard.press("Space");
  await stays("Space");
  // A slider or a field has no use for Space; a link that is a link is followed by Enter.
  const presses = /^(play|story|answer|tool|other button|choice|flag|drawer)$/.test(kind);
  if (presses) expect(await clicked(page), `Space in ${which} presses it`).toBe(1);
  if (kind !== "choice") return;
  // Now it is the one chosen, and its Space is still not the deck's.
  const chosen = page.locator("input:focus");
  await expect(chosen, `${which} keeps the focus`).toBeChecked();
  await page.keyboard.press("Space");
  await stays("Space once more");
  await expect(chosen, `${which} stays chosen`).toBeChecked();
}

const firstPlace = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.querySelector(".slides > section")!.id} 0 0`);

test("T plays and pauses, brackets step, R resets, E and D enlarge and give back; none moves the deck", async ({
  page,
}) => {
  test.setTimeout(30_000 + 20_000 * lessons.length);
  for (const { slug } of lessons) {
    await page.goto("about:blank");
    await openDeck(page, `?motion=full#/lesson-${slug}`);
    const lesson = page.locator(`#lesson-${slug}`);
    // The first beat that shows both figures.
    for (let beat = 0; (await lesson.getAttribute("data-layout")) !== "both"; beat += 1) {
      expect(beat, `${slug} shows both its figures`).toBeLessThan(await beatsOf(page));
      await jump(page, `lesson-${slug}`, beat + 1);
    }
    await settled(page);
    const here = await place(page);
    const demo = lesson.locator("demo-figure[show=demo]");
    const read = () =>
      demo.evaluate((figure) => {
        const { playing, at, span } = figure as unknown as { playing: boolean; at: number; span: number };
        return { playing, at, span };
      });
    const { span } = await read();
    if (span > 0) {
      await page.keyboard.press("t");
      await expect.poll(async () => (await read()).playing).toBe(true);
      await page.keyboard.press("t");
      await expect.poll(async () => (await read()).playing).toBe(false);
      await demo.evaluate((figure) => ((figure as unknown as { at: number }).at = 0));
      await page.keyboard.press("]");
      await page.keyboard.press("]");
      const two = (await read()).at;
      expect(two).toBeGreaterThan(0);
      await page.keyboard.press("[");
      expect((await read()).at).toBeLessThan(two);
      await page.keyboard.press("r");
      await expect.poll(async () => (await read()).at).toBe(span);
    }
    for (const [key, show] of [
      ["e", "evidence"],
      ["d", "demo"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(lesson).toHaveAttribute("data-full", show);
      await page.keyboard.press(key);
      await expect(lesson).not.toHaveAttribute("data-full");
    }
    expect(await place(page)).toBe(here);
  }
});

test("on the bare stage Space and Right go on, b blacks the screen out, and any key brings it back", async ({
  page,
}) => {
  await openDeck(page, "?motion=reduce");
  const places = [await place(page)];
  for (const key of ["Space", "ArrowRight"]) {
    await page.keyboard.press(key);
    expect(places).not.toContain(await place(page));
    places.push(await place(page));
  }
  await page.keyboard.press("b");
  await expect(page.locator(".reveal.paused")).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(page.locator(".reveal.paused")).toHaveCount(0);
  expect(await place(page)).toBe(places.at(-1));
});

import { expect, test } from "@playwright/test";
import { openDeck, place } from "./deck.ts";
import { lessons, slides } from "./found.ts";
import { measure } from "./measure.ts";
import { watch } from "./watch.ts";

test("the beat shown and the presses made are one number", async ({ page }) => {
  await openDeck(page, "#/lesson-fast");
  expect(await place(page)).toBe("lesson-fast 0 0");
  await page.keyboard.press("PageDown");
  expect(await place(page)).toBe("lesson-fast 1 1");
  await page.keyboard.press("PageDown");
  expect(await place(page)).toBe("lesson-fast 2 2");
});

test("a link opens a lesson at a beat, and the address follows the deck", async ({ page }) => {
  await openDeck(page, "#/lesson-fast/1");
  expect(await place(page)).toBe("lesson-fast 2 2");
  await expect(page.locator("#lesson-fast")).toHaveAttribute("data-layout", "evidence");
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/#\/lesson-fast\/2$/);
});

test("a beat shown by a jump is at its end, and asks for no time", async ({ page }) => {
  await openDeck(page, "#/lesson-fast/3");
  await expect(page.locator("#lesson-fast")).toHaveAttribute("data-layout", "both");
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  const [at, span, playing] = await demo.evaluate((figure) => {
    const { at, span, playing } = figure as unknown as { at: number; span: number; playing: boolean };
    return [at, span, playing];
  });
  expect(span).toBeGreaterThan(0);
  expect(at).toBe(span);
  expect(playing).toBe(false);
});

test("the guess stays through every later beat, and through going back", async ({ page }) => {
  await openDeck(page, "?e=answer=hidden~guess=28800#/lesson-fast/0");
  const evidence = page.locator("#lesson-fast demo-figure[show=evidence]");
  const state = () => evidence.evaluate((figure) => (figure as unknown as { state: string }).state);
  expect(await state()).toContain("guess=28800");
  for (const key of ["PageDown", "PageDown", "PageUp"]) {
    await page.keyboard.press(key);
    expect(await state()).toContain("guess=28800");
  }
});

test("the address of a changed figure opens it again, and the next beat ends it", async ({ page }) => {
  await openDeck(page, "?d=workers=8#/lesson-fast/2");
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  expect(await demo.evaluate((figure) => (figure as unknown as { state: string }).state)).toContain("workers=8");
  await page.keyboard.press("PageDown");
  await expect(page).not.toHaveURL(/[?&]d=/);
});

test("a knob the viewer turns stands in the address, and opens again from there", async ({ page }) => {
  await openDeck(page, "#/lesson-fast/2");
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  const state = () => demo.evaluate((figure) => (figure as unknown as { state: string }).state);
  // The stage may have room for its knobs only when it is alone.
  const slider = demo.locator(".knob input[type=range]").filter({ visible: true }).first();
  if (!(await slider.count())) await page.keyboard.press("d");
  await slider.focus();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/\?d=[^#]*#\/lesson-fast\/2$/);
  const turned = await state();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-deck", "ready");
  expect(await state()).toBe(turned);
});

test("a state on a question card opens the lesson with both figures in view", async ({ page }) => {
  await openDeck(page, "?d=workers=8#/lesson-fast");
  await expect(page.locator("#lesson-fast")).toHaveAttribute("data-layout", "both");
});

test("print shows every slide at its last beat, as stills, with no id twice", async ({ page }) => {
  // Stills are drawn with their whole studies.
  test.slow();
  const problems = watch(page);
  await openDeck(page, "?view=print");
  // Counted from the files: reveal moves the slides onto their pages at a time of its own.
  const pages = page.locator(".pdf-page");
  await expect(page.locator("html")).toHaveAttribute("data-print-ready");
  await expect(pages.locator("> section[id]")).toHaveCount(slides.length);
  // A slide with several pictures has pages of them after it; a slide never fills more than its page.
  await expect(pages).toHaveCount(slides.length + (await pages.locator("> section.beats").count()));
  await expect(page.locator("#lesson-fast")).toHaveAttribute("data-layout", "both");
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)]);
  expect(problems).toEqual([]);
});

test("the printed pages of pictures are whole, in letters one can read, no picture squashed", async ({ page }) => {
  test.slow();
  await openDeck(page, "?view=print");
  await expect(page.locator("html")).toHaveAttribute("data-print-ready");
  const beats = page.locator(".pdf-page > section.beats");
  const count = await beats.count();
  expect(count).toBeGreaterThanOrEqual(lessons.length);
  const findings: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const name = await beats.nth(at).evaluate((section, at) => {
      section.classList.add(`seen-${at}`);
      return `${section.querySelector(".kicker")!.textContent}`;
    }, at);
    const { texts, findings: found } = await measure(page, { ground: "paper", root: `.seen-${at}` });
    expect(texts, name).toBeGreaterThan(10);
    findings.push(...found.map((finding) => `${name}: ${finding}`));
    const squashed = await beats.nth(at).evaluate((section) =>
      [...section.querySelectorAll("demo-figure")]
        .map((figure) => ({ figure, high: figure.shadowRoot!.querySelector(".picture")!.clientHeight }))
        // Eight lines of labels, in the figure's own pixels.
        .filter(({ high }) => !(high > 8 * 18))
        .map(({ figure, high }) => `${figure.getAttribute("state")} is ${high} px high`),
    );
    findings.push(...squashed.map((finding) => `${name}: ${finding}`));
  }
  expect(findings).toEqual([]);
});

test("reduced motion takes the transitions away", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openDeck(page);
  const transition = await page.evaluate(
    () => getComputedStyle(document.querySelector("section.present")!).transitionDuration,
  );
  expect(transition).toMatch(/^0s/);
});

test("an address can ask for no motion: a beat that would play stands at its end", async ({ page }) => {
  await openDeck(page, "?motion=reduce#/lesson-fast/1");
  await page.keyboard.press("PageDown");
  const demo = page.locator("#lesson-fast demo-figure[show=demo]");
  const [at, span, playing] = await demo.evaluate((figure) => {
    const { at, span, playing } = figure as unknown as { at: number; span: number; playing: boolean };
    return [at, span, playing];
  });
  expect([at, playing]).toEqual([span, false]);
});

test("a panel left open is gone at the next beat, and Escape closes it without leaving the slide", async ({ page }) => {
  await openDeck(page, "#/lesson-fast/1");
  const evidence = page.locator("#lesson-fast demo-figure[show=evidence]");
  await expect(evidence).toHaveAttribute("data-state", "ready");
  const table = evidence.getByRole("button", { name: "Table", exact: true });
  const more = evidence.locator(".more").filter({ visible: true });
  if (await more.count()) await more.click();
  await table.click();
  await expect(evidence.locator(".panel")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(evidence.locator(".panel")).toBeHidden();
  await expect(page.locator(".reveal.overview")).toHaveCount(0);
  await table.click();
  await page.keyboard.press("PageDown");
  await expect(evidence.locator(".panel")).toBeHidden();
});

test("the deck is a region, not an application", async ({ page }) => {
  await openDeck(page);
  await expect(page.locator(".reveal")).toHaveAttribute("role", "region");
});

test("S opens the speaker's notes, which follow", async ({ page, context }) => {
  await openDeck(page, "#/lesson-fast");
  const [notes] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("s")]);
  await expect(notes.locator(".speaker-controls-notes .value")).toContainText(/\w/);
  await expect(notes.locator("iframe")).toHaveCount(2);
  await page.keyboard.press("PageDown");
  const current = notes.frameLocator("#current-slide iframe");
  await expect(current.locator("section.present")).toHaveAttribute("data-beat", "1");
});

test("a stage that asked for it follows the keys pressed in the speaker's window", async ({ page, context }) => {
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(error.error().message));
  await openDeck(page, "?stage#/lesson-fast");
  const [notes] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("s")]);
  await expect(notes.locator(".speaker-controls-notes .value")).toContainText(/\w/);
  await notes.frameLocator("#current-slide iframe").locator("html[data-deck=ready]").waitFor();
  await notes.bringToFront();
  await notes.keyboard.press("ArrowRight");
  await expect(page.locator("section.present")).toHaveAttribute("data-beat", "1");
  expect(problems).toEqual([]);
});

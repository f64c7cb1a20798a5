/** axe finds nothing: the question card and every beat, the list of keys, all slides at a glance, article and embeds; in every theme. */
import { expect, test, type Page } from "@playwright/test";
import { axe } from "./axe.ts";
import { faintWords } from "./contrast.ts";
import { beatsOf, openDeck, painted, settled, wake } from "./deck.ts";
import { expectAllFound, figures, slides } from "./found.ts";
import { themes } from "../../slides/themes.ts";

test.use({ reducedMotion: "reduce" });

/** Every rule in the first theme; another theme changes colours only. */
async function check(page: Page, where: string, root?: string): Promise<string[]> {
  const said: string[] = [];
  for (const theme of themes) {
    await page.evaluate((theme) => (document.documentElement.dataset["theme"] = theme), theme);
    await painted(page);
    const { rules, violations } = await axe(page, root, theme === themes[0] ? undefined : ["color-contrast"]);
    // Among all slides everything is inert, and contrast then nobody's business to axe; the words in pictures still are judged.
    const least = theme === themes[0] ? 6 : root === undefined ? 1 : 0;
    expect(rules, `rules that had something to look at ${where}, ${theme}`).toBeGreaterThanOrEqual(least);
    const { faint } = await faintWords(page, root ?? "body");
    said.push(...[...violations, ...faint].map((violation) => `${where}, ${theme}: ${violation}`));
  }
  return said;
}

test("every slide, lesson and figure was found", expectAllFound);

for (const slide of slides) {
  test(`axe finds nothing on ${slide}, at any beat, in any theme`, async ({ page }) => {
    test.slow();
    await openDeck(page, `?motion=reduce#/${slide}`);
    const beats = await beatsOf(page);
    const said: string[] = [];
    for (let beat = 0; beat <= beats; beat += 1) {
      if (beat > 0) await page.keyboard.press("PageDown");
      await expect(page.locator(`#${slide}.present`)).toHaveAttribute("data-beat", String(beat));
      await settled(page);
      said.push(...(await check(page, `beat ${beat}`)));
    }
    expect(said).toEqual([]);
  });
}

test("axe finds nothing on the list of keys, nor on all slides at a glance", async ({ page }) => {
  test.slow();
  await openDeck(page, `?motion=reduce#/${slides.at(-1)}/1`);
  await settled(page);
  await page.keyboard.press("?");
  await expect(page.locator("dialog.help")).toBeVisible();
  const said = await check(page, "the list of keys");
  await page.keyboard.press("?");
  await expect(page.locator("dialog.help")).toBeHidden();
  await painted(page);
  await page.keyboard.press("o");
  await expect(page.locator(".reveal.overview")).toBeVisible();
  said.push(...(await check(page, "all slides", ".reveal")));
  expect(said).toEqual([]);
});

for (const path of ["read/", ...figures.map((figure) => figure.path)]) {
  test(`axe finds nothing on ${path}, in any theme, with every table open`, async ({ page }) => {
    test.slow();
    await page.goto(`${path}?motion=reduce`);
    await wake(page);
    const said = await check(page, "as it opens");
    for (const table of await page.getByRole("button", { name: "Table", exact: true }).all()) await table.click();
    said.push(...(await check(page, "tables open")));
    expect(said).toEqual([]);
  });
}

test("a faint word in a picture is found, and one on dark ground is not", async ({ page }) => {
  await page.setContent(
    `<!doctype html><style>:root { --paper: #fff }</style><demo-figure demo="a" show="demo"></demo-figure>`,
  );
  await page.evaluate(() => {
    document.querySelector("demo-figure")!.attachShadow({ mode: "open" }).innerHTML = `<div class="picture">
      <svg width="200" height="90"><text y="20" font-size="14" fill="#999">faint</text><text y="40" font-size="14" fill="#555">plain</text>
      <rect y="50" width="99" height="40" fill="#123"/><text y="75" x="9" font-size="14" fill="#eee">over</text></svg></div>`;
  });
  const { looked, faint } = await faintWords(page, "body");
  expect(looked).toBe(3);
  expect(faint).toEqual([expect.stringMatching(/“faint” has a contrast of 2\.8/)]);
});

/** No address breaks a door: what people, mailers and strangers make of links, on the talk, the page and the embeds. */
import { expect, test, type Page } from "@playwright/test";
import fc from "fast-check";
import { openDeck } from "./deck.ts";
import { expectAllFound, figures, lessons } from "./found.ts";
import { watch } from "./watch.ts";

const long = "x".repeat(5000);
/** Each of these once broke something, here or in a deck like this. */
const queries = [
  "?d",
  "?d=%E0%A4%A",
  "?d=workers=1e999~seconds=-1",
  "?d=~~~===",
  "?d=<script>alert(1)</script>",
  "?d=__proto__=1~constructor=2~toString=3",
  "?d=vs=vs:vs",
  "?d=workers=%E2%80%AE8",
  `?d=${long}`,
  "?e=guess=28800&e=guess=1",
  "?at=1e308&d=",
  "?theme=puce&theme=light",
  "?width=1&height=1&margin=9",
  "?view=scroll",
  "?hash=false&controls=maybe&keyboard=false",
  "?plugins=1&dependencies=evil.js&postMessage=true&autoSlide=1",
  "?receiver&controls=false",
  "?%00%01%02&&==&=",
];
const hashes = [
  "#",
  "#/nowhere",
  "#/99/99/99",
  "#/%E0%A4%A",
  '#/"]*{',
  "#/__proto__",
  `#/${long}`,
  ...lessons
    .slice(0, 1)
    .flatMap(({ slug }) => [`#/lesson-${slug}/99`, `#/lesson-${slug}/-7`, `#/lesson-${slug}/1/2/3`, `#/title-${slug}`]),
];

/** The rest is drawn, always the same: states with something wrong in them, and one part that no figure knows. */
const key = fc.constantFrom("workers", "seconds", "guess", "seed", "vs", "answer", "at", "__proto__");
const value = fc.oneof(
  fc.constantFrom("", "NaN", "-1", "1e9", "0x10", "shown", "none", "8:8,9"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const state = fc
  .array(fc.tuple(key, value), { maxLength: 4 })
  .map((parts) =>
    ["nonsense=1", ...parts.map(([key, value]) => `${key}=${encodeURIComponent(value.replaceAll("~", ""))}`)].join("~"),
  );
const drawn = fc.sample(fc.tuple(state, state, fc.constantFrom("", "&at=3", "&at=x", "&theme=dark", "&motion=never")), {
  numRuns: 12,
  seed: 4,
});
const said = drawn.map(([d, e, rest]) => `?d=${d}&e=${e}${rest}`);

/** What is wrong is said in the figure's own place: in sentences, once, and nothing that only a machine would say. */
async function saysSo(page: Page, root: string, address: string): Promise<void> {
  const figure = page.locator(`${root} demo-figure`).first();
  const said = await figure.evaluate((host) => host.shadowRoot!.querySelector(".notes")!.textContent);
  // Without the crosses that take a sentence away.
  const text = said.replaceAll("×", " ").trim();
  expect(text, address).toContain("nonsense");
  expect(text, address).toMatch(/\.$/);
  expect(text, address).not.toMatch(/undefined|NaN to|\[object|Error/);
}

test("every slide, lesson and figure was found", expectAllFound);

/** Addresses dealt round lessons or figures, so that more of them cost no more time. */
const deal = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const PARTS = 4;

for (let part = 0; part < PARTS; part += 1) {
  test(`the talk opens at any address, part ${part + 1}`, async ({ page }) => {
    test.slow();
    const problems = watch(page);
    const all = [
      ...[...queries, ...said].map((query, at) => `${query}#/lesson-${deal(lessons, at).slug}/2`),
      ...hashes,
    ];
    expect(all.length).toBeGreaterThan(39);
    for (const address of all.filter((_, at) => at % PARTS === part)) {
      await page.goto("about:blank");
      await openDeck(page, address);
      const slide = page.locator(".slides > section.present");
      await expect(slide, address).toHaveCount(1);
      const box = await slide.boundingBox();
      expect(box!.width, address).toBeGreaterThan(1000);
      await expect(slide.locator("demo-figure[data-state=failed]"), address).toHaveCount(0);
      if (said.some((query) => address.startsWith(query))) await saysSo(page, ".slides > section.present", address);
      expect(problems, address).toEqual([]);
    }
  });
}

test("the article opens at any address", async ({ page }) => {
  test.slow();
  const problems = watch(page);
  for (const [at, query] of [...queries, ...said].entries()) {
    const { slug } = deal(lessons, at);
    await page.goto("about:blank");
    await page.goto(`read/${query}#lesson-${slug}`);
    const figure = page.locator(`#lesson-${slug} demo-figure`).first();
    await figure.scrollIntoViewIfNeeded();
    await expect(figure, query).toHaveAttribute("data-state", "ready");
    if (said.includes(query)) await saysSo(page, `#lesson-${slug}`, query);
    expect(problems, query).toEqual([]);
  }
});

test("an embed opens at any address", async ({ page }) => {
  test.slow();
  const problems = watch(page);
  for (const [at, query] of [...queries, ...said].entries()) {
    const { path } = deal(figures, at);
    await page.goto("about:blank");
    await page.goto(path + query);
    await expect(page.locator("demo-figure"), query).toHaveAttribute("data-state", "ready");
    if (said.includes(query)) await saysSo(page, "body", path + query);
    expect(problems, path + query).toEqual([]);
  }
});

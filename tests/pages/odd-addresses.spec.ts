import { expect, test } from "@playwright/test";
import { openDeck } from "./deck.ts";
import { embeds } from "./found.ts";
import { watch } from "./watch.ts";

const long = "x".repeat(5000);
const queries = [
  "?d=",
  "?d",
  "?d=%",
  "?d=%E0%A4%A",
  "?d=workers=NaN",
  "?d=workers=1e999~seconds=-1",
  "?d=workers=8~workers=9",
  "?d=workers",
  "?d=~~~===",
  "?d=<script>alert(1)</script>",
  "?d=__proto__=1~constructor=2~toString=3",
  "?d=vs=workers:8",
  "?d=vs=vs:vs",
  "?d=workers=0x10",
  "?d=workers=%E2%80%AE8",
  `?d=${long}`,
  "?e=guess=never~cluster=mars~answer=maybe",
  "?e=guess=28800&e=guess=1",
  "?at=NaN",
  "?at=-5",
  "?at=1e308&d=",
  "?theme=puce",
  "?theme=dark&theme=light",
  "?width=1&height=1&margin=9",
  "?view=scroll",
  "?view=print-pdf",
  "?print-pdf",
  "?hash=false&controls=maybe&keyboard=false",
  "?plugins=1&dependencies=evil.js",
  "?receiver",
  "?receiver&controls=false",
  "?notes",
  "?autoSlide=1",
  "?d=width=5~height=5~loop=true",
  "?postMessage=true&autoSlide=1",
  "?%00%01%02",
  "?&&&==&=",
  `?${"a=1&".repeat(500)}`,
];
const hashes = [
  "#/",
  "#",
  "#/nowhere",
  "#/lesson-fast/99",
  "#/lesson-fast/-7",
  "#/lesson-fast/1/2/3",
  "#/99/99/99",
  "#/-1",
  "#/%E0%A4%A",
  '#/"]*{',
  "#/lesson-fast%00",
  "#/__proto__",
  "#/title-fast",
  `#/${long}`,
];

test.describe("no address breaks a door", () => {
  for (const part of [0, 1, 2, 3]) {
    test(`the talk, part ${part + 1}`, async ({ page }) => {
      const addresses = [...queries.map((query) => `${query}#/lesson-fast/2`), ...hashes].filter(
        (_, at) => at % 4 === part,
      );
      expect(addresses.length).toBeGreaterThan(8);
      const problems = watch(page);
      for (const address of addresses) {
        await page.goto("about:blank");
        await openDeck(page, address);
        const slide = page.locator(".slides > section.present");
        await expect(slide, address).toHaveCount(1);
        const box = await slide.boundingBox();
        expect(box!.width, address).toBeGreaterThan(1000);
        await expect(slide.locator("demo-figure[data-state=failed]"), address).toHaveCount(0);
        expect(problems, address).toEqual([]);
      }
    });
  }

  for (const path of ["read/", ...embeds.map((embed) => embed.path)]) {
    test(path, async ({ page }) => {
      const problems = watch(page);
      for (const query of queries) {
        await page.goto(path + query + (path === "read/" ? "#lesson-fast" : ""));
        const figure = page.locator("demo-figure").first();
        await figure.scrollIntoViewIfNeeded();
        await expect(figure, query).toHaveAttribute("data-state", "ready");
        expect(problems, query).toEqual([]);
      }
    });
  }
});

test("what a link says wrongly is said in the figure's place", async ({ page }) => {
  await openDeck(page, "?d=workers=many#/lesson-fast/2");
  await expect(page.locator("#lesson-fast demo-figure[show=demo]").getByText(/workers=many/)).toBeVisible();
});

/** The end of the talk: guesses held against answers, kept in this browser and in a link; takeaways, and the link itself. */
import { expect, test, type Page } from "@playwright/test";
import { lessons } from "./found.ts";
import { jump, openDeck } from "./deck.ts";

const ledger = (page: Page, slug: string) => page.locator(`[data-ledger] [data-lesson=${slug}]`);
const stored = (page: Page): Promise<string | null> =>
  page.evaluate(() => localStorage.getItem("dask-in-production:guesses"));

/** Opens the article at one lesson, its question's figure awake. */
async function openLesson(page: Page, slug: string) {
  await page.goto(`read/#lesson-${slug}`);
  const figure = page.locator(`#lesson-${slug} demo-figure[show=evidence]`);
  await expect(figure).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
  return figure;
}

test("a guess on the page stands in the ledger, is there at the next visit, and can be forgotten", async ({ page }) => {
  const figure = await openLesson(page, "fast");
  await figure.getByRole("button", { name: "a lunch" }).click();
  await page.locator("#slide-guesses").scrollIntoViewIfNeeded();
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("45\u00a0min");
  await expect(ledger(page, "fast").locator("[data-off]")).toHaveText(/\w/);
  await expect(page.locator(".tally")).toHaveText(/^1 guess: 1 /);
  expect(await stored(page)).toBe("fast:2700");

  await page.reload();
  await page.locator("#slide-guesses").scrollIntoViewIfNeeded();
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("45\u00a0min");

  await page.getByRole("button", { name: "Forget my guesses" }).click();
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("no guess");
  await expect(page.locator(".tally")).toHaveText(/^No guess yet/);
  expect(await stored(page)).toBeNull();
});

test("the room's answer on a question card stands in the talk's ledger, and after a reload on the card", async ({
  page,
}) => {
  await openDeck(page, "#/lesson-fast");
  await page.keyboard.press("7");
  await expect(page.locator("#lesson-fast .answers button[value='7']")).toHaveAttribute("aria-pressed", "true");
  await jump(page, "slide-guesses", 0);
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("8\u00a0h");

  await openDeck(page, "?again#/lesson-fast");
  await expect(page.locator("#lesson-fast .answers button[value='7']")).toHaveAttribute("aria-pressed", "true");
});

test("every lesson's first ready answer can be judged", async ({ page }) => {
  await openDeck(page);
  for (const { slug } of lessons) {
    await jump(page, `lesson-${slug}`, 0);
    await expect(page.locator(`#lesson-${slug} demo-figure[show=evidence]`)).toHaveAttribute("data-state", "ready", {
      timeout: 30_000,
    });
    await page.keyboard.press("1");
  }
  await jump(page, "slide-guesses", 0);
  for (const { slug } of lessons) {
    await expect(ledger(page, slug).locator("[data-guess]"), slug).not.toHaveText("no guess");
    await expect(ledger(page, slug).locator("[data-off] .track"), slug).toHaveCount(1);
  }
  expect((await stored(page))!.split("!")).toHaveLength(lessons.length);
});

test("a link carries its guesses through both doors, and costs the browser none of its own", async ({ page }) => {
  await page.goto("read/");
  await page.evaluate(() => localStorage.setItem("dask-in-production:guesses", "fast:60"));
  await openDeck(page, "?g=fast:7200!costs:1#/slide-guesses");
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("2\u00a0h");
  await expect(ledger(page, "costs").locator("[data-guess]")).toHaveText("$1");
  await expect(page.locator(".tally")).toHaveText(/^These came with the link\. 2 guesses/);
  expect(await stored(page)).toBe("fast:60");
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/\?g=fast:7200!costs:1#\/slide-monday$/);
  await expect(page.locator("#slide-monday [data-share] input")).toHaveValue(/\/\?g=fast:7200!costs:1#\/slide-monday$/);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("about:blank");
  await page.goto("?g=fast:7200!costs:1#/slide-monday");
  await expect(page).toHaveURL(/\/read\/\?g=fast:7200!costs:1#slide-monday$/);
  await page.locator("#slide-guesses").scrollIntoViewIfNeeded();
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("2\u00a0h");
});

test("a guess of a link that is none is left out, and the rest stands", async ({ page }) => {
  await openDeck(page, "?g=fast:soon!costs:1!<b>:1!nothing:3#/slide-guesses");
  await expect(ledger(page, "costs").locator("[data-guess]")).toHaveText("$1");
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("no guess");
  await expect(page.locator(".tally")).toHaveText(/1 guess: /);
});

test("a browser that keeps nothing still shows what was guessed", async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("no", "SecurityError");
      },
    }),
  );
  await openDeck(page, "#/lesson-fast");
  await page.keyboard.press("1");
  await jump(page, "slide-guesses", 0);
  await expect(ledger(page, "fast").locator("[data-guess]")).toHaveText("1\u00a0s");
});

test("where phones can follow it, the link has a code; on this machine it has none", async ({ page }) => {
  await openDeck(page, "#/slide-monday");
  await expect(page.locator("[data-share] input")).toHaveValue(/#\/slide-monday$/);
  await expect(page.locator("[data-share] .code svg")).toHaveCount(0);

  await page.route(/\/(index\.html)?(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      "</title>",
      '</title><link rel="canonical" href="https://example.org/talk/">',
    );
    await route.fulfill({ response, body });
  });
  await openDeck(page, "?g=fast:60#/slide-monday");
  await expect(page.locator("[data-share] input")).toHaveValue("https://example.org/talk/?g=fast:60#/slide-monday");
  const code = page.locator("[data-share] .code svg");
  await expect(code).toBeVisible();
  await expect(code.locator("path")).toHaveAttribute("d", /^M\d+ \d+h1v1h-1z/);
});

test("a takeaway leads to its lesson's last picture, and a bare name to its question", async ({ page }) => {
  await openDeck(page, "#/slide-monday");
  await page.locator(".takeaways a").first().click();
  const [first] = lessons;
  await expect(page.locator(".slides > section.present")).toHaveId(`lesson-${first!.slug}`);
  await expect(page.locator(".slides > section.present")).toHaveAttribute("data-takeaway", "");
  await jump(page, "slide-monday", 0);
  await page.evaluate((slug) => void (location.hash = `#/lesson-${slug}`), first!.slug);
  await expect(page.locator(".slides > section.present")).toHaveId(`lesson-${first!.slug}`);
  await expect(page.locator(".slides > section.present")).toHaveAttribute("data-beat", "0");
});

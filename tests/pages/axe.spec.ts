import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { openDeck } from "./deck.ts";
import { embeds } from "./found.ts";

const check = async (page: Page): Promise<void> => {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
};

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("axe finds nothing on any slide, at any beat", async ({ page }) => {
      await openDeck(page);
      const presses = await page.evaluate(
        () => document.querySelectorAll(".slides > section").length + document.querySelectorAll(".fragment").length,
      );
      for (let at = 0; at < presses; at += 1) {
        await check(page);
        await page.keyboard.press("PageDown");
      }
    });

    for (const path of ["read/", ...embeds.map((embed) => embed.path)]) {
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        await page.goto(path);
        for (const figure of await page.locator("demo-figure").all()) {
          await figure.scrollIntoViewIfNeeded();
          await expect(figure).toHaveAttribute("data-state", "ready");
        }
        await check(page);
      });
    }
  });
}

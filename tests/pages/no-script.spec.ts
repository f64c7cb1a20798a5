import { expect, test } from "@playwright/test";
import { embeds, lessons } from "./found.ts";

test.use({ javaScriptEnabled: false });

const doors = [
  ...["", "read/"].map((path) => ({ path, claims: lessons.map(({ claim }) => claim) })),
  ...embeds.map(({ path, claim }) => ({ path, claims: [claim] })),
];

for (const { path, claims } of doors) {
  test(`without scripts /${path} shows claim, picture, numbers and table`, async ({ page }) => {
    await page.goto(path);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) await expect(page.getByText(claim).first()).toBeVisible();
    const still = page.locator("demo-figure figure.still").first();
    await expect(still.locator(".picture > svg")).toBeVisible();
    const box = await still.locator(".picture > svg").boundingBox();
    expect(box!.height).toBeGreaterThan(120);
    await expect(still.locator(".finding")).toContainText(/\d/);
    await expect(still.locator(".source")).toBeVisible();
    await still.locator("summary").first().click();
    await expect(still.locator("table").first()).toBeVisible();
    expect(await still.locator("table td").count()).toBeGreaterThan(3);
  });
}

test("without scripts every slide of the talk can be read", async ({ page }) => {
  await page.goto("");
  for (const section of await page.locator(".slides > section").all()) await expect(section).toBeVisible();
  for (const { slug } of lessons) await expect(page.locator(`#lesson-${slug} .takeaway`)).toBeVisible();
  await expect(page.getByRole("link", { name: /article/i })).toBeVisible();
});

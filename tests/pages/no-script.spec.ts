import { expect, test } from "@playwright/test";

test.use({ javaScriptEnabled: false });

for (const path of ["", "read/", "embed/fast/", "embed/fast/evidence/"]) {
  test(`without scripts /${path} shows claim, picture, numbers and table`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByText(/Half of all jobs/i).first()).toBeVisible();
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
  await expect(page.locator("#lesson-fast .takeaway")).toBeVisible();
  await expect(page.getByRole("link", { name: /article/i })).toBeVisible();
});

import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const problems = (page: Page) => page.locator("demo-figure .problem span").allTextContents();

async function open(label: string): Promise<Page> {
  const page = await stage.open('<demo-figure demo="all"></demo-figure>');
  await page.locator("summary", { hasText: label }).click();
  return page;
}

describe("what a hand gives a knob that it cannot take", () => {
  test("is corrected with one sentence that stays, where an event lies after the end", async () => {
    const page = await open("Kill a worker");
    const second = page.getByLabel("Kill a worker: second, event 1");
    await second.fill("99");
    await second.press("Tab");
    expect(await problems(page)).toEqual(["Kill a worker: kept 0 of 1 events, each as what@second, at most 32."]);
    await page.context().close();
  });

  test("is corrected where a point lies outside the frame", async () => {
    const page = await open("Demand");
    await page.locator("summary", { hasText: "As numbers" }).click();
    const height = page.getByLabel("tasks, point 1");
    await height.fill("1000");
    await height.press("Tab");
    expect(await problems(page)).toEqual([expect.stringMatching(/^Demand: kept 2 of 3 points inside the frame/)]);
    await page.context().close();
  });

  test("is kept at the edge where a line is drawn out of the frame, and said once it is let go", async () => {
    const page = await open("Demand");
    const drawn = page.locator("demo-figure .pad polyline");
    const before = await drawn.getAttribute("points");
    await page.locator("demo-figure .pad").scrollIntoViewIfNeeded();
    const pad = (await page.locator("demo-figure .pad").boundingBox())!;
    const at = (x: number, y: number) => [pad.x + x * pad.width, pad.y + y * pad.height] as const;
    const draw = async (...points: readonly (readonly [number, number])[]): Promise<void> => {
      await page.mouse.move(...at(...points[0]!));
      await page.mouse.down();
      for (const point of points.slice(1)) await page.mouse.move(...at(...point), { steps: 4 });
      await page.mouse.up();
    };
    await draw([0.2, 0.5], [0.6, 0.3]);
    expect(await drawn.getAttribute("points")).not.toBe(before);
    expect(await problems(page)).toEqual([]);
    await draw([0.2, 0.5], [0.6, -0.9]);
    expect(await problems(page)).toEqual([
      "Demand: expected a line inside 0 to 24 by 0 to 100; what left it is kept at the edge.",
    ]);
    await draw([0.2, 0.5], [0.6, 0.3]);
    expect(await problems(page)).toEqual([]);
    await page.context().close();
  });
});

test("knobs that are more than a talk turns stand behind one line, and work there", async () => {
  const page = await stage.open('<demo-figure demo="fragile" state="load=20"></demo-figure>');
  const spare = page.getByLabel("Spare", { exact: true });
  expect(await spare.isVisible()).toBe(false);
  await page.locator("summary", { hasText: "1 more knob" }).click();
  await spare.click();
  await expect
    .poll(() => page.locator("demo-figure").evaluate((host) => (host as unknown as { state: string }).state))
    .toContain("spare=on");
  await page.context().close();
});

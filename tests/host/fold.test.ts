import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRow } from "../../demos/host/fold.ts";
import { button, demo } from "./asking.ts";
import { serve, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const stories = ["The empty hour", "Every length at once", "A full house"];

describe("the stories of a stage", () => {
  test("stand in one row: those that fit", () => {
    expect(inRow([])).toBe(0);
    expect(inRow(stories)).toBe(3);
    const many = Array.from({ length: 5 }, () => stories).flat();
    expect(inRow(many)).toBeGreaterThan(4);
    expect(inRow(many)).toBeLessThan(8);
  });

  test("are all there where one row holds them", async () => {
    const page = await stage.open('<demo-figure demo="many" size="stage" full style="height: 640px"></demo-figure>', {
      viewport: { width: 1216, height: 720 },
    });
    expect(await demo(page).locator(".try:visible").count()).toBe(await demo(page).locator(".try").count());
    const tops = await demo(page)
      .locator(".try")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetTop));
    expect(new Set(tops).size).toBe(1);
    expect(await button(page, "More").count()).toBe(0);
    await page.context().close();
  });
});

describe("on a phone", () => {
  const open = () =>
    stage.open('<demo-figure demo="many" size="page"></demo-figure>', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });

  test("play and scrub bar stand in one row under the finding, and the first knobs under them", async () => {
    const page = await open();
    const [words, play, scrub, knob, credit] = await Promise.all(
      [".finding", ".play", ".scrub", ".knob >> nth=0", ".credit"].map((name) =>
        demo(page).locator(name).boundingBox(),
      ),
    );
    expect(words!.y + words!.height).toBeLessThanOrEqual(play!.y);
    expect(scrub!.x).toBeGreaterThan(play!.x + play!.width);
    expect(scrub!.y).toBeLessThan(play!.y + play!.height);
    expect(scrub!.y + scrub!.height).toBeGreaterThan(play!.y);
    expect(Math.max(play!.y + play!.height, scrub!.y + scrub!.height)).toBeLessThanOrEqual(knob!.y + 1);
    expect(credit!.y).toBeGreaterThan(knob!.y + knob!.height);
    await page.context().close();
  });

  test("two knobs and three stories are there, the rest and what knobs do behind one button, for a keyboard too", async () => {
    const page = await open();
    const seen = (name: string) => demo(page).locator(`${name}:visible`).count();
    const knobs = await demo(page).locator(".knobs > .knob").count();
    expect(knobs).toBeGreaterThan(2);
    expect([await seen(".knobs > .knob"), await seen(".effect")]).toEqual([2, 0]);
    expect(await seen(".try")).toBeLessThanOrEqual(3);
    const more = button(page, "More");
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    expect((await more.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    // Not alone on a line.
    expect((await more.boundingBox())!.y).toBe((await button(page, "Table").boundingBox())!.y);
    await more.press("Enter");
    expect([await seen(".knobs > .knob"), await seen(".effect")]).toEqual([knobs, knobs]);
    const less = button(page, "Less");
    expect(await less.getAttribute("aria-expanded")).toBe("true");
    await less.press("Enter");
    expect(await seen(".knobs > .knob")).toBe(2);
    await page.context().close();
  });

  test("ready answers of a question that is not open wait there too", async () => {
    const page = await open();
    expect(await page.locator(".answers").count()).toBe(1);
    expect(await page.locator(".answers:visible").count()).toBe(0);
    await button(page, "More").click();
    expect(await page.locator(".answers button:visible").count()).toBe(3);
    await page.context().close();
  });

  test("wider, there is nothing to open", async () => {
    const page = await stage.open('<demo-figure demo="many" size="page"></demo-figure>');
    expect(await demo(page).locator(".knobs > .knob:visible").count()).toBe(
      await demo(page).locator(".knobs > .knob").count(),
    );
    expect(await button(page, "More").count()).toBe(0);
    await page.context().close();
  });
});

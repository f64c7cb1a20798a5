/** Nothing is cut, touches, scrolls on stage or is too small to read or to hit: every slide at every beat, page and embeds. */
import { expect, test, type Page } from "@playwright/test";
import { beatsOf, openDeck, painted, settled, wake } from "./deck.ts";
import { expectAllFound, figures, lessons, slides } from "./found.ts";
import { measure, type Measuring } from "./measure.ts";

test.use({ reducedMotion: "reduce" });

/** Beamers, and the laptop most talks are given from. */
const stages = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

const look = async (page: Page, options: Measuring, where: string): Promise<string[]> => {
  const { texts, findings } = await measure(page, options);
  expect(texts, `text found ${where}`).toBeGreaterThan(1);
  return findings.map((finding) => `${where}: ${finding}`);
};

test("every slide, lesson and figure was found", expectAllFound);

for (const slide of slides) {
  test(`on stage ${slide} is whole and readable at every beat, on every screen`, async ({ page }, info) => {
    test.slow();
    await openDeck(page, `?motion=reduce#/${slide}`);
    const beats = await beatsOf(page);
    const findings: string[] = [];
    for (let beat = 0; beat <= beats; beat += 1) {
      if (beat > 0) await page.keyboard.press("PageDown");
      await expect(page.locator(`#${slide}.present`)).toHaveAttribute("data-beat", String(beat));
      let wrong = 0;
      for (const size of stages) {
        await page.setViewportSize(size);
        await scaled(page, size);
        await settled(page);
        const root = ".slides > section.present";
        const found = await look(page, { ground: "stage", root }, `beat ${beat} at ${size.width} × ${size.height}`);
        // What is wrong at every size is said once.
        const fresh = found.filter((finding) => !findings.some((before) => sameFault(before, finding)));
        findings.push(...fresh);
        if (fresh.length) await page.screenshot({ path: info.outputPath(`${slide}-${beat}-${(wrong += 1)}.png`) });
      }
      await page.setViewportSize(stages[0]!);
      // Alone, a figure has all its knobs: no less on the slide for that.
      for (const show of ["evidence", "demo"]) {
        const figure = page.locator(`.slides > section.present demo-figure[show=${show}]`);
        const more = figure.locator(".more").filter({ visible: true });
        if (!(await more.count())) continue;
        await more.click();
        await settled(page);
        const where = `beat ${beat}, ${show} alone`;
        const found = await look(page, { ground: "stage", root: ".slides > section.present" }, where);
        findings.push(...found.filter((finding) => !findings.some((before) => sameFault(before, finding))));
        if (found.length) await page.screenshot({ path: info.outputPath(`${slide}-${beat}-${show}.png`) });
        await figure.locator(".less").filter({ visible: true }).click();
        await settled(page);
      }
    }
    expect(findings).toEqual([]);
  });
}

for (const { name, width, height, finger } of [
  { name: "a laptop", width: 1280, height: 720, finger: false },
  { name: "a phone", width: 390, height: 844, finger: true },
]) {
  test.describe(`the article on ${name}`, () => {
    test.use({ viewport: { width, height }, hasTouch: finger });
    test("is whole and readable, its figures awake", async ({ page }) => {
      test.setTimeout(30_000 + 20_000 * slides.length);
      await page.goto("read/?motion=reduce");
      const awake = await wake(page);
      expect(awake).toBeGreaterThanOrEqual(2 * lessons.length);
      expect(await look(page, { ground: "page", root: "body", finger }, `${width} px`)).toEqual([]);
    });
  });
}

test.describe("an embed", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  for (const { path } of figures) {
    test(`${path} is whole and readable at 390 and 320 px`, async ({ page }) => {
      await page.goto(`${path}?motion=reduce`);
      const findings: string[] = [];
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await painted(page);
        await settled(page, "body");
        findings.push(...(await look(page, { ground: "embed", root: "body", finger: true }, `${width} px`)));
      }
      expect(findings).toEqual([]);
    });
  }
});

test("the measuring finds what is cut, too small, overlapping and too small to hit", async ({ page }) => {
  await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width">
    <main style="position:relative;font:20px serif;width:600px">
      <p style="overflow:hidden;height:14px;margin:0 0 40px">Cut off below, by some way</p>
      <p style="font-size:9px">Tiny words</p>
      <p style="position:absolute;top:200px;left:10px;margin:0">One over the</p>
      <p style="position:absolute;top:205px;left:40px;margin:0">other line</p>
      <button style="position:absolute;top:300px;width:15px;height:15px;padding:0;font-size:14px">x</button>
      <p style="position:absolute;top:400px;left:560px;width:900px;margin:0">Far out to the right of everything, for certain, and on and on, without any end to it that could be seen</p>
      <svg viewBox="0 0 100 20" width="50" height="10" style="position:absolute;top:500px"><text y="14" font-size="14">mini</text></svg>
    </main>`);
  const { findings } = await measure(page, { ground: "page", root: "body" });
  for (const expected of [
    /Cut off.*is cut/,
    /Tiny words.*9 px/,
    /One over.*other line.*overlap/,
    /button “x”.*15 × 15/,
    /Far out.*sideways/,
    /mini.*7 px/,
  ]) {
    expect(findings.join("\n")).toMatch(expected);
  }
  expect(findings.filter((finding) => /overlap/.test(finding))).toHaveLength(1);
});

/** Waits until reveal has fitted its stage into a window of this size. */
async function scaled(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await page.waitForFunction(
    ([width, height]) => {
      const board = document.querySelector<HTMLElement>(".slides > section.present .board")!;
      const scale = board.getBoundingClientRect().width / board.offsetWidth;
      return Math.abs(scale - Math.min(width / 1280, height / 720)) < 0.01;
    },
    [width, height] as const,
  );
  await painted(page);
}

const sameFault = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (finding: string): string => finding.replace(/^.*?: /, "").replace(/\d+(\.\d+)?( ×| px)/g, "");

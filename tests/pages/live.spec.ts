/** Lesson 8 live: the tasks are really done, on Web Workers of this browser, behind every door; a death is noticed and made good. */
import { expect, test, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { jump, openDeck } from "./deck.ts";
import { serve, type Served } from "./serve.ts";
import { watch } from "./watch.ts";

const RING = "No shared ring here: it needs a page that its server isolates (COOP and COEP).";
const STATE = "seconds%3D0.003~workers%3D2";

const demoOf = (place: Page | FrameLocator): Locator => place.locator("demo-figure[demo=fast][show=demo]");
const words = (figure: Locator): Locator => figure.locator(".figure > .finding");
const badge = (figure: Locator): Locator => figure.locator(".figure .badge");
const button = (figure: Locator, name: string): Locator => figure.getByRole("button", { name, exact: true });
const offered = (figure: Locator): Promise<string[]> => figure.locator(".live button").allTextContents();

/** Opens the article at the lesson, and waits for its demo. */
async function openPage(page: Page, base = "", state = STATE): Promise<Locator> {
  await page.goto(`${base}read/?d=${state}#lesson-fast`);
  const figure = demoOf(page);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute("data-state", "ready");
  return figure;
}

/** Waits until it has been done to its end, and says so as what it is. */
async function reallyDone(figure: Locator): Promise<void> {
  await expect(figure).toHaveAttribute("data-live", "done", { timeout: 40_000 });
  await expect(badge(figure)).toHaveText("live");
  await expect(words(figure)).toContainText("busy in this browser.");
  await expect(words(figure)).toContainText("500 tasks on ");
}

test("an isolated page offers three ways, does the tasks in each, and puts no measurement into its address", async ({
  page,
}) => {
  const problems = watch(page);
  const figure = await openPage(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(badge(figure)).toHaveText("simulated");
  expect(await offered(figure)).toEqual([
    "one task a message",
    "in batches",
    "through a shared ring",
    "Crash one worker",
  ]);
  for (const way of ["in batches", "through a shared ring", "one task a message"]) {
    await button(figure, way).click();
    await expect(words(figure)).toContainText(`, ${way}`, { timeout: 40_000 });
    await reallyDone(figure);
    await expect(button(figure, way)).toHaveAttribute("aria-pressed", "true");
    const state = await figure.evaluate((element: HTMLElement & { state: string }) => element.state);
    expect(state).toMatch(/^seconds=0\.003~workers=\d+(~way=(batch|ring))?(~vs=[a-z:;,0-9.]+)?$/);
  }
  await button(figure, "Table").click();
  await expect(figure.locator(".panel")).toContainText("really done here: time that computed (%)");
  expect(problems).toEqual([]);
});

test("a page that is not isolated does without the ring, and says so", async ({ page }) => {
  const site = await serve("/");
  try {
    const figure = await openPage(page, `${site.origin}/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(await offered(figure)).toEqual(["one task a message", "in batches", "Crash one worker"]);
    await expect(figure.locator(".live")).toContainText(RING);
    await button(figure, "in batches").click();
    await reallyDone(figure);
  } finally {
    await site.close();
  }
});

test("a link opens the set-up, and runs nothing", async ({ page }) => {
  const figure = await openPage(page, "", `${STATE}~way%3Dbatch`);
  await expect(button(figure, "in batches")).toHaveAttribute("aria-pressed", "true");
  await expect(figure).toHaveAttribute("data-live", "none");
  await expect(badge(figure)).toHaveText("simulated");
});

test("the viewer crashes a worker: it is missed, replaced, and what it held is done again", async ({ page }) => {
  const figure = await openPage(page);
  await button(figure, "Crash one worker").click();
  await reallyDone(figure);
  await expect(words(figure)).toContainText("1 worker lost and replaced");
  await button(figure, "Table").click();
  await expect(figure.locator(".panel tr", { hasText: "workers lost" })).toContainText("1");
});

test("the viewer cancels: what was done stays, and it says that it is not all", async ({ page }) => {
  const figure = await openPage(page, "", "seconds%3D1~workers%3D2");
  await button(figure, "one task a message").click();
  await expect(figure).toHaveAttribute("data-live", "running");
  await expect(figure.locator(".progress")).toContainText("of 16 tasks");
  await button(figure, "Cancel").click();
  await expect(figure).toHaveAttribute("data-live", "stopped");
  await expect(words(figure)).toContainText("busy so far.");
  await expect(badge(figure)).toHaveText("live");
});

test("a knob turned meanwhile ends it, and the simulation of the new knobs stands", async ({ page }) => {
  const figure = await openPage(page, "", "seconds%3D1~workers%3D2");
  await button(figure, "one task a message").click();
  await expect(figure).toHaveAttribute("data-live", "running");
  await button(figure, "A million tiny calls").click();
  await expect(figure).toHaveAttribute("data-live", "none");
  await expect(badge(figure)).toHaveText("simulated");
});

test("more workers than cores are as many as there are cores, and it says so", async ({ page }) => {
  const figure = await openPage(page, "", "seconds%3D0.01~workers%3D500");
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  await button(figure, "in batches").click();
  await expect(figure).toHaveAttribute("data-live", "done", { timeout: 40_000 });
  await expect(words(figure)).toContainText(`${cores} Web Worker`);
  await expect(words(figure)).toContainText("as many as it has cores");
});

test("every task length is measured in turn, as dots on the curves", async ({ page }) => {
  const figure = await openPage(page, "", `${STATE}~picture%3Dcurves`);
  await button(figure, "in batches").click();
  await expect(figure).toHaveAttribute("data-live", "done", { timeout: 50_000 });
  await expect(words(figure)).toContainText("In this browser, in batches: tasks of 200 µs");
  await expect(figure.locator(".figure > .picture")).toContainText("this browser with 2");
});

/** Stands in for the first worker that is started: it joins, and at its first task does what the script says. */
const spoiled = (at: string): string => `
  const Real = Worker;
  let first = true;
  globalThis.Worker = class {
    constructor(...given) {
      if (!first) return new Real(...given);
      first = false;
      const script = 'onmessage = ({ data }) => { if (data.enlist) postMessage({ origin: performance.timeOrigin }); else { ${at} } }';
      return new Real(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    }
  };`;

for (const [what, script] of [
  ["throws", 'throw new Error("boom")'],
  ["hangs", "for (;;);"],
  ["closes itself", "close()"],
] as const) {
  test(`a worker that ${what} at its first task is replaced, and every task is done`, async ({ page }) => {
    await page.addInitScript(spoiled(script));
    const figure = await openPage(page);
    await button(figure, "one task a message").click();
    await reallyDone(figure);
    await expect(words(figure)).toContainText("worker lost and replaced");
  });
}

test("without Web Workers one sentence says so, and the simulation stays", async ({ page }) => {
  await page.addInitScript("globalThis.Worker = class { constructor() { throw new Error('refused'); } }");
  const figure = await openPage(page);
  await button(figure, "one task a message").click();
  await expect(figure.locator(".notes")).toContainText("No Web Worker could be started; the simulation stays.");
  await expect(badge(figure)).toHaveText("simulated");
  await expect(figure).toHaveAttribute("data-state", "ready");
});

test("on stage it is done too, and the clicker goes on without it", async ({ page }) => {
  await openDeck(page);
  await jump(page, "lesson-fast", 4);
  const figure = demoOf(page).filter({ visible: true });
  await expect(figure).toHaveAttribute("data-state", "ready");
  const more = figure.locator(".more").filter({ visible: true });
  if (await more.count()) await more.click();
  await button(figure, "in batches").click();
  await expect(figure).toHaveAttribute("data-live", /running|done/);
  await expect(figure).toHaveAttribute("data-live", "done", { timeout: 40_000 });
  await expect(badge(figure)).toHaveText("live");
  await button(figure, "one task a message").click();
  await page.keyboard.press("PageDown");
  await expect(page.locator("section.present")).toHaveAttribute("data-beat", "5");
  await expect(figure).not.toHaveAttribute("data-live", "running");
});

test.describe("in a stranger's sandbox", () => {
  let site: Served;
  let blog: Served;
  test.beforeEach(async () => {
    site = await serve("/");
    blog = await serve("/nothing/", {
      "/post": `<!doctype html><title>A blog</title><link rel="icon" href="data:,">
        <iframe title="demo" sandbox="allow-scripts" src="http://127.0.0.1:${new URL(site.origin).port}/embed/fast/?d=${STATE}" style="width:100%;height:900px;border:0"></iframe>`,
    });
  });
  test.afterEach(async () => {
    await Promise.all([site.close(), blog.close()]);
  });

  test("the embed does the tasks in two ways, survives a crash, and says which way it has not", async ({ page }) => {
    const problems = watch(page, [`http://127.0.0.1:${new URL(site.origin).port}`]);
    await page.goto(`${blog.origin}/post`);
    const figure = demoOf(page.frameLocator("iframe"));
    await expect(figure).toHaveAttribute("data-state", "ready");
    expect(await offered(figure)).toEqual(["one task a message", "in batches", "Crash one worker"]);
    await expect(figure.locator(".live")).toContainText(RING);
    await button(figure, "in batches").click();
    await reallyDone(figure);
    await button(figure, "Crash one worker").click();
    await expect(words(figure)).toContainText("1 worker lost and replaced", { timeout: 40_000 });
    await reallyDone(figure);
    expect(problems).toEqual([]);
  });
});

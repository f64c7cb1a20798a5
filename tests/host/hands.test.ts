import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demo, seen } from "./asking.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

const both =
  '<demo-figure demo="many" show="evidence"></demo-figure><demo-figure demo="many" state="tasks=300"></demo-figure>';
const evidence = (page: Page) => page.locator('demo-figure[show="evidence"]');
const log = (page: Page) =>
  page.evaluate(() => {
    const told: string[] = [];
    document.addEventListener("figure-change", (event) => {
      const { show, state } = (event as CustomEvent).detail as { show: string; state: string };
      told.push(`${show}: ${state}`);
    });
    Object.assign(globalThis, { told });
  });
const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);

test("beside the evidence on stage, the demo names no source again that the evidence names", async () => {
  const page = await stage.open(
    ["evidence", "demo"]
      .map(
        (show) =>
          `<demo-figure demo="many" show="${show}" size="stage" compact beside style="height: 400px"></demo-figure>`,
      )
      .join(""),
  );
  const said = () => demo(page).locator(".credit").innerText();
  const whole = await demo(page).locator(".credit").textContent();
  expect(whole).toMatch(/^Simulated by Dask’s rules · .*SURF/);
  expect(await said()).toBe("Simulated by Dask’s rules");
  expect(await evidence(page).locator(".credit").innerText()).toContain("SURF");
  await demo(page).evaluate((figure) => figure.removeAttribute("beside"));
  expect(await said()).toBe(whole);
  await page.context().close();
});

describe("what a hand picks in one figure", () => {
  test("sets the knobs it hands over in the other, over those that stand, with the state before as the ghost", async () => {
    const page = await stage.open(both);
    await log(page);
    await evidence(page).locator(".pick").click();
    await expect.poll(async () => (await seen(page)).state).toBe("tasks=300~seconds=1~vs=seconds:0.01");
    expect(await demo(page).locator(".ghost").count()).toBe(1);
    await expect
      .poll(() => told(page))
      .toEqual(["evidence: pick=1~vs=pick:none", "demo: tasks=300~seconds=1~vs=seconds:0.01"]);
    expect(await evidence(page).getByText("you are here").count()).toBe(1);
    await page.context().close();
  });

  test("is one change with one ghost however many picks a drag makes", async () => {
    const page = await stage.open(both);
    await log(page);
    const range = evidence(page).getByLabel("Job", { exact: true });
    for (let press = 0; press < 4; press++) await range.press("ArrowRight");
    const last = (await evidence(page).evaluate((node) => (node as Figure).state)).replace(/~.*/, "").slice(5);
    await expect
      .poll(async () => (await told(page)).filter((line) => line.startsWith("demo")))
      .toEqual([`demo: tasks=300~seconds=10~vs=seconds:0.01`]);
    expect(Number(last)).toBeGreaterThan(10);
    await page.context().close();
  });

  test("is validated: what the other cannot take is said there, and the rest counts", async () => {
    const page = await stage.open(both);
    await evidence(page).getByLabel("Job: type a value").fill("99");
    await evidence(page).getByLabel("Job: type a value").press("Enter");
    await expect.poll(async () => (await seen(page)).state).toBe("tasks=300~seconds=10~vs=seconds:0.01");
    expect(await demo(page).locator(".problem span").allTextContents()).toEqual([
      "seconds=99: expected a number from 0.001 to 10; using 10.",
      '"hats" is not a knob of this figure; ignored.',
    ]);
    expect(await evidence(page).locator(".problem").count()).toBe(0);
    await page.context().close();
  });

  test("is not handed over by a beat, nor again by a knob that picks nothing, nor back", async () => {
    const page = await stage.open(both);
    await evidence(page).evaluate((node) => (node as Figure).show({ state: "pick=5" }));
    await page.waitForTimeout(500);
    expect((await seen(page)).state).toBe("tasks=300");
    await evidence(page).getByRole("switch", { name: "Shade" }).press("Space");
    await page.waitForTimeout(500);
    expect((await seen(page)).state).toBe("tasks=300");
    await page.getByLabel("Tasks", { exact: true }).press("ArrowRight");
    expect(await evidence(page).evaluate((node) => (node as Figure).state)).toBe("pick=5~shade=on~vs=shade:off");
    await page.context().close();
  });

  test("goes with a knob turned just after it, and nowhere where the figure stands alone", async () => {
    const page = await stage.open(both);
    await page.evaluate(() => {
      const [evidence, demo] = [...document.querySelectorAll("demo-figure")].map((node) => node.shadowRoot!);
      evidence!.querySelector(".pick")!.dispatchEvent(new MouseEvent("click"));
      const entry = demo!.querySelector<HTMLInputElement>("input.value")!;
      entry.value = "400";
      entry.dispatchEvent(new Event("change"));
    });
    expect((await seen(page)).state).toBe("tasks=400~seconds=1~vs=tasks:300");
    await demo(page).evaluate((node) => node.remove());
    await evidence(page).locator(".pick").click();
    expect(await evidence(page).evaluate((node) => [(node as Figure).state, node.dataset["state"]])).toEqual([
      "pick=2~vs=pick:1",
      "ready",
    ]);
    await page.context().close();
  });
});

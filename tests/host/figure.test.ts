import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { ask, button, demo, one, seen, tasks } from "./asking.ts";
import { stream } from "./fixture/figures.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

describe("time", () => {
  test("stands at the end on arrival, and play starts from the beginning and ends there again", async () => {
    const page = await stage.open(one);
    expect(await seen(page)).toMatchObject({ at: 0.41, span: 0.41, playing: false, state: "" });
    expect(await tasks(page)).toBe(400);
    await button(page, "Play again").click();
    expect((await seen(page)).playing).toBe(true);
    await page.waitForFunction(() => (document.querySelector("demo-figure") as Figure).at > 0.1);
    const some = await tasks(page);
    expect(some).toBeGreaterThan(10);
    expect(some).toBeLessThan(400);
    await page.waitForFunction(() => !(document.querySelector("demo-figure") as Figure).playing);
    expect([(await seen(page)).at, await tasks(page)]).toEqual([0.41, 400]);
    await page.context().close();
  });

  test("pauses, goes on, and goes faster when told", async () => {
    const page = await stage.open(one);
    await page.getByLabel("Speed").selectOption("0.25");
    await button(page, "Play again").click();
    await button(page, "Pause").click();
    const { at, playing } = await seen(page);
    expect(playing).toBe(false);
    await page.waitForTimeout(100);
    expect((await seen(page)).at).toBe(at);
    await page.getByLabel("Speed").selectOption("4");
    await button(page, "Play").click();
    await page.waitForFunction(() => (document.querySelector("demo-figure") as Figure).at === 0.41, null, {
      timeout: 1500,
    });
    await page.context().close();
  });

  test("is scrubbed and stepped, and the link to that moment leads to it", async () => {
    const page = await stage.open(one);
    const scrub = page.getByLabel("Moment of the run");
    await scrub.fill("500");
    expect((await seen(page)).at).toBeCloseTo(0.205, 6);
    expect(await tasks(page)).toBeLessThan(220);
    await expect.poll(() => scrub.getAttribute("aria-valuetext")).toBe("205\u00a0ms of 410\u00a0ms");
    await button(page, "Step forward").click();
    expect((await seen(page)).at).toBeCloseTo((0.41 * 13) / 24, 6);
    await button(page, "Step back").click();
    await button(page, "Step back").click();
    expect((await seen(page)).at).toBeCloseTo((0.41 * 11) / 24, 6);
    await page.context().close();
  });

  test("goes on from the same moment when a knob is turned under way", async () => {
    const page = await stage.open(one);
    await ask(page, (figure) => figure.show({ state: "seconds=0.01", at: 0.2 }));
    await page.getByLabel("Threads", { exact: true }).press("ArrowRight");
    expect(await seen(page)).toMatchObject({ at: 0.2, state: "threads=17~vs=threads:16" });
    await page.context().close();
  });
});

describe("knobs", () => {
  test("are answered with another picture, other words, the ghost of the run before, and one event a gesture", async () => {
    const page = await stage.open(one);
    await page.evaluate(() => {
      const told: unknown[] = [];
      document.addEventListener("figure-change", (event) => told.push((event as CustomEvent).detail));
      Object.assign(globalThis, { told });
    });
    const before = await demo(page).locator(".picture svg").elementHandle();
    const box = (await page.getByLabel("Task length", { exact: true }).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
    await page.mouse.down();
    for (let part = 0.3; part < 0.6; part += 0.05)
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
    await page.mouse.up();
    const { state, at, span } = await seen(page);
    const { params, vs } = decode(stream.schema, state);
    expect(params.seconds).toBeGreaterThan(0.05);
    expect(vs).toEqual({ seconds: 0.01, threads: 16 });
    expect(at).toBe(span);
    expect(await before!.evaluate((node) => node.isConnected)).toBe(false);
    expect(await demo(page).locator(".ghost").textContent()).toBe("before: 10\u00a0ms");
    expect(await demo(page).locator(".finding").textContent()).toContain("99.5\u00a0% busy.");
    expect(await page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)).toEqual([
      { slug: "fast", show: "demo", state, at },
    ]);
    await page.context().close();
  });

  test("take a typed value in units, and say so when they cannot", async () => {
    const page = await stage.open(one);
    const value = page.getByLabel("Task length: type a value");
    expect(await value.inputValue()).toBe("10\u00a0ms");
    await value.fill("1.5 s");
    await value.press("Enter");
    expect((await seen(page)).state).toBe("seconds=1.5~vs=seconds:0.01");
    await value.fill("a while");
    await value.press("Tab");
    expect(await value.inputValue()).toBe("1.5\u00a0s");
    expect(await demo(page).locator(".problem").textContent()).toContain(
      "“a while” is not a value from 1\u00a0ms to 10\u00a0s",
    );
    await button(page, "Dismiss").click();
    expect(await demo(page).locator(".problem").count()).toBe(0);
    await value.fill("2 min");
    await value.press("Tab");
    expect((await seen(page)).state).toMatch(/^seconds=10~/);
    expect(await demo(page).locator(".problem").textContent()).toContain("using 10");
    await page.context().close();
  });

  test("exist for every kind, by keyboard alone, and the state says what they say", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>');
    await page.getByLabel("static").press("ArrowRight");
    expect((await seen(page)).state).toBe("policy=idle~vs=policy:static");
    await page.getByLabel("Chip").selectOption("m7");
    await page.getByRole("switch", { name: "Work stealing" }).press("Space");
    expect((await seen(page)).state).toBe("policy=idle~chip=m7~stealing=off~vs=stealing:on");
    for (const label of ["Kill a worker", "Demand"]) await page.locator("summary", { hasText: label }).press("Enter");
    await button(page, "Add event").press("Enter");
    await page.getByLabel("Kill a worker: second, event 2").fill("1.5");
    await page.getByLabel("Kill a worker: second, event 2").press("Tab");
    expect((await seen(page)).state).toContain("kill=w0@1.5,w2@3.2~");
    await button(page, "Remove event 1").press("Enter");
    expect((await seen(page)).state).toContain("kill=w0@1.5~");
    await page.locator("summary", { hasText: "As numbers" }).press("Enter");
    await page.getByLabel("tasks, point 2").fill("60");
    await page.getByLabel("tasks, point 2").press("Tab");
    expect((await seen(page)).state).toContain("demand=0:2,12:60,24:10~");
    await button(page, "Remove point 3").press("Enter");
    expect((await seen(page)).state).toContain("demand=0:2,12:60~");
    expect(await page.getByLabel("Secret").count()).toBe(0);
    await page.context().close();
  });

  test("of a line can be drawn", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>');
    await page.locator("summary", { hasText: "Demand" }).click();
    await demo(page).locator(".pad").scrollIntoViewIfNeeded();
    const box = (await demo(page).locator(".pad").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.9);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.1, { steps: 5 });
    await page.mouse.up();
    const drawn = /demand=([^~]*)/
      .exec((await seen(page)).state)![1]!
      .split(",")
      .map((point) => Number(point.split(":")[1]));
    expect(drawn).toHaveLength(24);
    const inside = drawn.slice(3, 21);
    expect(inside.every((y, index) => index === 0 || y >= inside[index - 1]!)).toBe(true);
    expect(inside.at(-1)! - inside[0]!).toBeGreaterThan(60);
    await page.context().close();
  });

  test("are turned by the picture too, at the same moment", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure>');
    await ask(page, (figure) => void (figure.at = 4));
    await demo(page).locator(".picture svg").click();
    expect(await seen(page)).toMatchObject({ at: 4, state: "workers=5~vs=workers:4" });
    expect(await page.getByLabel("Workers", { exact: true }).getAttribute("aria-valuetext")).toBe("5");
    await page.context().close();
  });

  test("are put back by reset, to what the place showed", async () => {
    const page = await stage.open('<demo-figure demo="fast" state="threads=8" at="0.1"></demo-figure>');
    await page.getByLabel("Task length", { exact: true }).press("End");
    await button(page, "Step forward").click();
    await button(page, "Reset").click();
    expect(await seen(page)).toMatchObject({ at: 0.1, state: "threads=8" });
    await page.context().close();
  });
});

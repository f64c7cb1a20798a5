import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { counting, counts, figure, framesWithin, run, type Counts } from "./counting.ts";
import { serve, type Figure, type Stage } from "./serve.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await serve();
}, 60_000);
afterAll(() => stage.close());

describe("coming and going", () => {
  test("moving through the document changes nothing: same picture, same moment, still playing", async () => {
    const page = await stage.open('<demo-figure demo="all"></demo-figure><section></section>', {}, counting);
    await run(page, "");
    const told = await page.evaluate(async () => {
      const node = document.querySelector("demo-figure") as Figure;
      const picture = node.shadowRoot!.querySelector(".picture svg");
      for (const parent of ["section", "main", "section"]) document.querySelector(parent)!.append(node);
      await new Promise((then) => setTimeout(then, 50));
      return [picture === node.shadowRoot!.querySelector(".picture svg"), node.playing, node.dataset["state"]];
    });
    expect(told).toEqual([true, true, "ready"]);
    const at = await figure(page, (node) => node.at);
    await page.waitForFunction((at) => (document.querySelector("demo-figure") as Figure).at > at, at);
    await page.context().close();
  });

  test("removal leaves nothing behind, and coming back later shows the same state again", async () => {
    const page = await stage.open("", {}, counting);
    const before = await counts(page);
    const told = await page.evaluate(async () => {
      const main = document.querySelector("main")!;
      const made = Array.from({ length: 3 }, () => document.createElement("demo-figure") as Figure);
      for (const node of made) {
        node.setAttribute("demo", "fast");
        main.append(node);
      }
      await Promise.all(made.map(({ ready }) => ready));
      made[0]!.show({ state: "threads=3", at: 0.1 });
      made[1]!.show({ state: "", play: true });
      await new Promise((then) => setTimeout(then, 100));
      const during = { ...(globalThis as unknown as { counts: Counts }).counts };
      main.replaceChildren();
      await new Promise((then) => setTimeout(then, 100));
      Object.assign(globalThis, { made });
      return during;
    });
    expect(told.watching).toBeGreaterThan(before.watching + 9);
    expect(told.listening).toBeGreaterThan(before.listening + 9);
    const after = await counts(page);
    expect([after.watching, after.listening]).toEqual([before.watching, before.listening]);
    expect(await framesWithin(page, 200)).toBe(0);
    const again = await page.evaluate(async () => {
      const [node] = (globalThis as unknown as { made: Figure[] }).made;
      document.querySelector("main")!.append(node!);
      await node!.ready;
      return [node!.state, node!.at, node!.dataset["state"]];
    });
    expect(again).toEqual(["threads=3", 0.1, "ready"]);
    await page.context().close();
  });

  test("a lazy figure loads nothing until it is nearly in view", async () => {
    const page = await stage.open("");
    await page.evaluate(() => {
      const [space, node] = [document.createElement("p"), document.createElement("demo-figure")];
      space.style.setProperty("height", "5000px");
      node.setAttribute("demo", "fast");
      node.toggleAttribute("lazy", true);
      document.querySelector("main")!.append(space, node);
    });
    await page.waitForTimeout(150);
    expect(await page.locator("demo-figure").getAttribute("data-state")).toBe("loading");
    await page.evaluate(() => scrollTo(0, 4000));
    await page.locator('demo-figure[data-state="ready"]').waitFor();
    await page.context().close();
  });
});

describe("a strict page", () => {
  test("allows all a figure does: no markup is parsed, no style attribute written, nothing stored or fetched", async () => {
    const complaints: string[] = [];
    const requests: string[] = [];
    const page = await stage.open(
      '<demo-figure demo="all"></demo-figure><demo-figure demo="fragile"></demo-figure><demo-figure demo="fast" show="evidence"></demo-figure>',
      {},
      async (page) => {
        page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
        page.on("pageerror", ({ message }) => complaints.push(message));
      },
      {
        "content-security-policy": "style-src-attr 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    );
    page.on("request", (request) => requests.push(request.url()));
    for (const name of ["Link", "Table", "About"]) await page.getByRole("button", { name }).first().click();
    await page.getByLabel("Workers", { exact: true }).press("ArrowRight");
    await page.getByRole("button", { name: "Play again" }).first().click();
    await page.locator("summary").first().click();
    await page.waitForTimeout(200);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.endsWith(".woff2"))).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await page.context().close();
  });
});

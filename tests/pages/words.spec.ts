/** What the screen says is what the figure says: the finding of every beat, worked out again from the state alone. */
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { decode } from "../../demos/contract/codec.ts";
import { HEAVY, type AnyDemo } from "../../demos/contract/demo.ts";
import type { Params, Schema } from "../../demos/contract/params.ts";
import type { Tables } from "../../demos/contract/table.ts";
import { beatsOf, openDeck, settled } from "./deck.ts";
import { expectAllFound, slides } from "./found.ts";

interface Said {
  readonly demo: string;
  readonly show: string;
  readonly state: string;
  readonly at: number;
  readonly finding: string;
  readonly shown: string;
  readonly study: string | undefined;
}

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

async function figureOf(slug: string, show: string): Promise<{ figure: AnyDemo; tables: Tables }> {
  const { default: figure } = (await import(`../../demos/${slug}/${show}.ts`)) as { default: AnyDemo };
  const tables = Object.fromEntries(
    figure.tables.map((name: string) => [
      name,
      { rows: (json(`data/${name}/table.json`) as { rows: unknown }).rows, about: json(`data/${name}/resource.json`) },
    ]),
  ) as Tables;
  return { figure, tables };
}

const said = (page: Page): Promise<Said[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement & { state: string; at: number }>("section.present demo-figure")]
      .filter((figure) => figure.checkVisibility({ visibilityProperty: true }))
      .map((figure) => {
        const finding = figure.shadowRoot!.querySelector<HTMLElement>(".finding")!;
        return {
          demo: figure.getAttribute("demo")!,
          show: figure.getAttribute("show") ?? "demo",
          state: figure.state,
          at: figure.at,
          finding: finding.dataset["words"] ?? "",
          shown: finding.textContent.trim(),
          study: figure.dataset["study"],
        };
      }),
  );

test("every slide, lesson and figure was found", expectAllFound);

for (const slide of slides) {
  test(`what ${slide} says on the screen is what its figures say of their states`, async ({ page }) => {
    test.slow();
    await openDeck(page, `?motion=reduce#/${slide}`);
    const beats = await beatsOf(page);
    let compared = 0;
    for (let beat = 0; beat <= beats; beat += 1) {
      if (beat > 0) await page.keyboard.press("PageDown");
      await settled(page);
      for (const { demo, show, state, at, finding, shown, study } of await said(page)) {
        const { figure, tables } = await figureOf(demo, show);
        const { params, problems } = decode(figure.schema as Schema, state);
        expect(problems, `${demo}/${show} stands at a state of its own`).toEqual([]);
        if (show === "demo" && (figure.weight?.(params) ?? 0) > HEAVY * 20) continue;
        const model: unknown = figure.model(params, tables);
        const words = figure.say(model, at, study === "done" ? wholeStudy(figure, tables, params) : undefined);
        expect(finding, `${demo}/${show} at beat ${beat}`).toBe(words);
        expect(shown.replace(/\s+/g, " ")).toBe(words.replace(/\s+/g, " "));
        compared += 1;
      }
    }
    // The ledger, the takeaways and the sources have no figure to compare with.
    const figures = await page.locator(".slides > section.present demo-figure").count();
    if (figures > 0) expect(compared, "findings compared").toBeGreaterThan(0);
    else expect(beats).toBe(0);
  });
}

function wholeStudy(figure: AnyDemo, tables: Tables, params: Params) {
  const cases = figure.study!.cases(params) as Params[];
  return figure.study!.reduce(
    cases.map((one) => figure.outcome!(figure.model(one, tables))),
    cases.length,
  );
}

test("one gesture is said once to those who hear the page, and a run that plays only at its end", async ({ page }) => {
  await page.goto("embed/opening/?motion=full");
  const figure = page.locator("demo-figure");
  await expect(figure).toHaveAttribute("data-state", "ready");
  await figure.evaluate((host) => {
    const heard = ((globalThis as unknown as { heard: string[] }).heard = []) as string[];
    const voice = host.shadowRoot!.querySelector("[role=status]")!;
    new MutationObserver(() => voice.textContent && heard.push(voice.textContent)).observe(voice, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const finding = figure.locator(".figure > .finding");
  // A slider held and let go: many turns, one gesture.
  await figure.locator("input[type=range]:visible").first().focus();
  for (let at = 0; at < 4; at += 1) await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await heard()).at(-1)).toBe(await finding.getAttribute("data-words"));
  expect(await heard()).toHaveLength(1);
  await figure.locator(".play").click();
  const playing = () => figure.evaluate((host) => (host as unknown as { playing: boolean }).playing);
  await expect.poll(playing).toBe(true);
  await expect.poll(playing, { timeout: 20_000 }).toBe(false);
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
  await expect.poll(async () => (await heard()).at(-1)).toBe(await finding.getAttribute("data-words"));
  expect((await heard()).length, (await heard()).join(" | ")).toBeLessThanOrEqual(2);
});

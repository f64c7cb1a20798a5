/** The talk as a test drives it: by the clicker's two buttons. */
import { expect, type Page } from "@playwright/test";

/** Opens the talk and waits until it says it is ready. */
export async function openDeck(page: Page, address = ""): Promise<void> {
  // First of all listeners, so that nothing the deck does can keep it from noting when a key came.
  await page.addInitScript(() => {
    window.addEventListener(
      "keydown",
      ({ timeStamp }) => ((globalThis as unknown as { pressed: number }).pressed = timeStamp),
      { capture: true },
    );
  });
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("data-deck", "ready");
}

/** Where the deck is: the slide and how many beats of it are shown, by reveal's count and by the section's own. */
export const place = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const now = document.querySelector(".slides > section.present");
    return `${now?.id} ${now?.querySelectorAll(".fragment.visible").length} ${now?.getAttribute("data-beat")}`;
  });

/** How long a press took, in milliseconds: until the deck was elsewhere, and until that was painted. */
export interface Press {
  readonly moved: number;
  readonly painted: number;
}

/** Presses a key and measures; both are Infinity when the deck stayed where it was. */
export async function press(page: Page, key: string): Promise<Press> {
  await page.evaluate(() => {
    const times = globalThis as unknown as Times;
    times.press = undefined;
    if (times.watched) return;
    times.watched = true;
    for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
      const note = (): void => {
        const moved = performance.now() - times.pressed;
        requestAnimationFrame(() => (times.press ??= { moved, painted: performance.now() - times.pressed }));
      };
      document.addEventListener(name, note, { capture: true });
    }
  });
  await page.keyboard.press(key);
  const press = await page
    .waitForFunction(() => (globalThis as unknown as Times).press, undefined, { timeout: 3000 })
    .then((handle) => handle.jsonValue())
    .catch(() => undefined);
  return press ?? { moved: Number.POSITIVE_INFINITY, painted: Number.POSITIVE_INFINITY };
}

/** What the page notes of a press. */
interface Times {
  pressed: number;
  press: Press | undefined;
  watched?: boolean;
}

/** What the slide shows once nothing moves any more: the words and the picture of each figure, and the lines around them. */
export async function settled(page: Page): Promise<string> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".slides > section.present demo-figure")].every(
      (figure) =>
        figure.getAttribute("data-state") !== "loading" && !(figure as unknown as { playing: boolean }).playing,
    ),
  );
  return page.evaluate(() => {
    const now = document.querySelector<HTMLElement>(".slides > section.present");
    const shown = [...(now?.querySelectorAll("demo-figure") ?? [])].filter(
      (figure) => getComputedStyle(figure).visibility === "visible",
    );
    const pictures = shown.map((figure) => {
      const { state, at } = figure as unknown as { state: string; at: number };
      const svg = figure.shadowRoot?.querySelector("svg[viewBox]:not([aria-hidden] svg)");
      return [figure.getAttribute("show"), state, at.toFixed(3), svg?.querySelectorAll("*").length].join(" | ");
    });
    return [now?.id, now?.dataset["beat"], now?.dataset["layout"], ...pictures].join("\n");
  });
}

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
  await expect(page.locator("html")).toHaveAttribute("data-deck", "ready", { timeout: 120_000 });
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

/** Waits until nothing on the slide shown (or in `root`) moves or computes any more, and its letters are there. */
export async function settled(page: Page, root = ".slides > section.present"): Promise<void> {
  await page.waitForFunction(
    (root) => {
      const figures = [...document.querySelectorAll<HTMLElement & { playing: boolean }>(`${root} demo-figure`)];
      const shown = figures.filter((figure) => figure.checkVisibility({ visibilityProperty: true }));
      return (
        document.fonts.status === "loaded" &&
        shown.every(
          ({ dataset, playing }) =>
            /ready|failed/.test(dataset["state"] ?? "") &&
            !playing &&
            !("busy" in dataset) &&
            dataset["study"] !== "running",
        )
      );
    },
    root,
    { timeout: 120_000 },
  );
  await painted(page);
}

/** Waits until what was changed has been drawn: sizes are noticed in one frame and drawn in the next. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        let frames = 3;
        const next = (): unknown => (frames-- > 0 ? requestAnimationFrame(next) : done());
        next();
      }),
  );

/** Opens a slide at a beat as it stands, without any movement, by the address alone; reloads nothing. */
export async function jump(page: Page, slide: string, shown: number): Promise<void> {
  // Without a beat, reveal would leave a slide as it was.
  const hash = `#/${slide}/${shown - 1}`;
  // On a busy machine the address of the slide before, written late, may come after this one: then once more.
  await expect(async () => {
    await goTo(page, hash);
    await page.waitForFunction(isShown, [slide, String(shown)] as const, { timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

const isShown = ([slide, shown]: readonly [string, string]): boolean => {
  const now = document.querySelector<HTMLElement>(".slides > section.present");
  return now?.id === slide && now.dataset["beat"] === shown;
};

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((hash) => {
    // reveal writes the address a second late: one that stands there already would be no news to it.
    history.replaceState(null, "", "#");
    location.hash = hash;
  }, hash);

/** How many beats the slide shown has. */
export const beatsOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll(".slides > section.present .fragment").length);

/**
 * What the slide shows, as text: its own words, and of each figure in view every element of its picture (a canvas by its
 * pixels), its words and what its controls say. Numbers that only make an id unique are left out.
 */
export const picture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const now = document.querySelector<HTMLElement>(".slides > section.present")!;
    const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const { beat, layout, full } = now.dataset;
    const lines = [`${now.id} beat ${beat}, ${layout}${full ? `, ${full} at full width` : ""}`];
    for (const part of now.querySelectorAll(".claim, .question, .takeaway, .answers button, .words > *")) {
      if (visible(part)) lines.push(`${part.textContent.trim()} ${part.getAttribute("aria-pressed") ?? ""}`);
    }
    const canvas = (element: HTMLCanvasElement): string => {
      const pixels = element.getContext("2d")!.getImageData(0, 0, element.width, element.height).data;
      let hash = 0;
      for (const byte of pixels) hash = (Math.imul(hash, 31) + byte) | 0;
      return `<canvas ${element.width}×${element.height} ${hash}>`;
    };
    for (const figure of now.querySelectorAll<HTMLElement & { at: number; span: number }>("demo-figure")) {
      const root = figure.shadowRoot;
      if (!root || !visible(figure)) continue;
      const prefix = new RegExp(`(${figure.getAttribute("demo")}-(?:demo|evidence)-)\\d+-`, "g");
      lines.push(
        `${figure.getAttribute("demo")}/${figure.getAttribute("show")} ${figure.dataset["state"]} at ${figure.at} of ${figure.span}`,
      );
      for (const part of root.querySelectorAll(".picture, .figure > .finding, .notes, .clock, .credit, .badge")) {
        if (!visible(part)) continue;
        const copy = part.cloneNode(true) as Element;
        const pixels = [...part.querySelectorAll("canvas")].map(canvas);
        for (const [at, element] of [...copy.querySelectorAll("canvas")].entries()) element.replaceWith(pixels[at]!);
        lines.push(copy.outerHTML.replace(prefix, "$1").replaceAll("><", ">\n<"));
      }
      for (const input of root.querySelectorAll<HTMLInputElement>("input, select")) {
        if (visible(input))
          lines.push(`${input.className || input.type}: ${input.type === "radio" ? input.checked : input.value}`);
      }
      for (const button of root.querySelectorAll("[aria-pressed], .play")) {
        if (visible(button))
          lines.push(
            `${button.textContent} ${button.getAttribute("aria-label") ?? ""} ${button.getAttribute("aria-pressed") ?? ""}`,
          );
      }
    }
    return lines.join("\n");
  });

/** Says where two pictures differ, line by line; nothing where they are the same. */
export function difference(one: string, other: string): string[] {
  const [a, b] = [one.split("\n"), other.split("\n")];
  const said: string[] = [];
  for (let at = 0; at < Math.max(a.length, b.length) && said.length < 6; at += 1) {
    if (a[at] !== b[at])
      said.push(`line ${at + 1}: ${(a[at] ?? "nothing").slice(0, 300)}  ≠  ${(b[at] ?? "nothing").slice(0, 300)}`);
  }
  return said;
}

/** Goes down an article until every figure stands; gives how many there are. */
export async function wake(page: Page): Promise<number> {
  const all = await page.locator("demo-figure").all();
  for (const figure of all) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute("data-state", "ready", { timeout: 20_000 });
    // A study goes on only while somebody can see it.
    await expect(figure).not.toHaveAttribute("data-study", "running", { timeout: 120_000 });
  }
  await settled(page, "body");
  return all.length;
}

/** Wakes the article's figures as they come near. Without this script the page is complete: stills, words and tables. */
import { defineDemoFigure, type DemoFigure } from "../../demos/host/index.ts";
import { readAddress } from "../../demos/host/address.ts";
import { loaderFor } from "../figures.ts";

/** How far below or above the window a figure is already near. */
const AHEAD = "800px";

const figures = [...document.querySelectorAll<DemoFigure>("demo-figure")];
const address = readAddress(window.location.search);
if (address.theme) document.documentElement.dataset["theme"] = address.theme;

defineDemoFigure(loaderFor(near));
openState();

/** Resolves once a figure of that slug is near the window. */
function near(slug: string): Promise<void> {
  const own = figures.filter((figure) => figure.getAttribute("demo") === slug);
  return new Promise((resolve) => {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watcher.disconnect();
        resolve();
      },
      { rootMargin: `${AHEAD} 0px` },
    );
    for (const figure of own) watcher.observe(figure);
  });
}

/** Puts the states of the address on the figures of the lesson that its hash names. */
function openState(): void {
  const { d, e, at } = address;
  const section = document.getElementById(window.location.hash.slice(1));
  for (const figure of figures.filter((each) => section?.contains(each))) {
    const state = figure.getAttribute("show") === "demo" ? d : e;
    if (state !== undefined) figure.show({ state, ...(at !== undefined && { at }) });
  }
}

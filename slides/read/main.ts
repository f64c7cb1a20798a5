/** Wakes the article's figures as they come near (they are `lazy`). Without this script the page is complete: stills, words and tables. */
import { defineDemoFigure, type DemoFigure } from "../../demos/host/index.ts";
import { applyLooks, readAddress } from "../../demos/host/address.ts";
import { loaderFor } from "../figures.ts";
import { setTheme, themeOf, themes } from "../themes.ts";

const figures = [...document.querySelectorAll<DemoFigure>("demo-figure")];
const address = readAddress(window.location.search);
applyLooks(document, address);

defineDemoFigure(loaderFor());
openState();
offerThemes();

/** Puts the states of the address on the figures of the lesson that its hash names. */
function openState(): void {
  const { d, e, at } = address;
  const section = document.getElementById(window.location.hash.slice(1));
  for (const figure of figures.filter((each) => section?.contains(each))) {
    const state = figure.getAttribute("show") === "demo" ? d : e;
    if (state !== undefined) figure.show({ state, ...(at !== undefined && { at }) });
  }
}

/** Shows the choice of colours, which nothing would happen to without this script. */
function offerThemes(): void {
  const group = document.querySelector<HTMLElement>(".looks");
  const buttons = [...(group?.querySelectorAll("button") ?? [])];
  const mark = (): void => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === themeOf(document)));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const theme = themes.find((name) => name === button.value);
      if (theme) setTheme(document, theme);
      mark();
    });
  }
  mark();
  group?.removeAttribute("hidden");
}

/** Wakes the article's figures as they come near (they are `lazy`). Without this script the page is complete: stills, words and tables. */
import { defineDemoFigure, type DemoFigure } from "../../demos/host/index.ts";
import { applyLooks, pairsOf, readAddress } from "../../demos/host/address.ts";
import { whenNear } from "../../demos/host/visible.ts";
import { loaderFor } from "../figures.ts";
import { closing, keptBy } from "../guesses/closing.ts";
import { withGuess, withGuesses } from "../guesses/guesses.ts";
import { setTheme, themeOf, themes } from "../themes.ts";

const figures = [...document.querySelectorAll<DemoFigure>("demo-figure")];
const address = readAddress(window.location.search);
const kept = keptBy(window, pairsOf(window.location.search).get("g"));
applyLooks(document, address);

const loader = loaderFor();
defineDemoFigure(loader);
recall();
openState();
keepGuesses();
offerThemes();

/** Puts what was guessed before on the figures that ask. */
function recall(): void {
  for (const figure of figures.filter((each) => each.getAttribute("show") === "evidence")) {
    const guess = kept.get(figure.getAttribute("demo") ?? "");
    if (guess !== undefined) figure.show({ state: withGuess(figure.state, guess) });
  }
}

/** Keeps what is guessed from now on, and fills ledger and link as they come near. */
function keepGuesses(): void {
  const fill = closing(document, { kept, loader, up: "../", changed: renew });
  const end = new AbortController();
  for (const section of document.querySelectorAll<HTMLElement>("section:has([data-ledger], [data-share])")) {
    void whenNear(section, end.signal).then(fill);
  }
}

/** An address that names guesses names those that stand here now. */
function renew(): void {
  if (!kept.linked) return;
  const { pathname, search, hash } = window.location;
  const rest = search
    .slice(1)
    .split("&")
    .filter((part) => part && !part.startsWith("g="));
  const query = rest.length ? `?${rest.join("&")}` : "";
  window.history.replaceState(window.history.state, "", pathname + withGuesses(query, kept.text) + hash);
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

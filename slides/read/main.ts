/** Wakes the article's figures as they come near (they are `lazy`). Without this script the page is complete: stills, words and tables. */
import { defineDemoFigure, type DemoFigure } from "../../demos/host/index.ts";
import { applyLooks, readAddress } from "../../demos/host/address.ts";
import { loaderFor } from "../figures.ts";

const figures = [...document.querySelectorAll<DemoFigure>("demo-figure")];
const address = readAddress(window.location.search);
applyLooks(document, address);

defineDemoFigure(loaderFor());
openState();

/** Puts the states of the address on the figures of the lesson that its hash names. */
function openState(): void {
  const { d, e, at } = address;
  const section = document.getElementById(window.location.hash.slice(1));
  for (const figure of figures.filter((each) => section?.contains(each))) {
    const state = figure.getAttribute("show") === "demo" ? d : e;
    if (state !== undefined) figure.show({ state, ...(at !== undefined && { at }) });
  }
}

/** The talk's only script on first load: fetches the deck, and leaves the readable document alone if that fails. */
import { applyLooks, readAddress } from "../../demos/host/address.ts";

const root = document.querySelector<HTMLElement>(".reveal");
const { dataset } = document.documentElement;
applyLooks(document, readAddress(window.location.search));

try {
  if (!root) throw new Error("the document has no .reveal to make a deck of");
  const { startDeck } = await import("./deck.ts");
  await startDeck(root);
  dataset["deck"] = "ready";
} catch (error) {
  delete dataset["deck"];
  // Every rule of the deck starts at this class: without it the document shows, whatever styles had come already.
  root?.classList.remove("reveal");
  console.error("The slides could not be started; the same text stands here as a document.", error);
}

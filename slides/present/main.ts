/** The talk's only script on first load: fetches the deck, and leaves the readable document alone if that fails. */
import { applyLooks, readAddress } from "../../demos/host/address.ts";
import { pageFor } from "./phone.ts";
import { readBeats } from "./read-beats.ts";

const root = document.querySelector<HTMLElement>(".reveal");
const { dataset } = document.documentElement;
const { search, hash } = window.location;
applyLooks(document, readAddress(search));

const page = window.matchMedia("(width < 700px)").matches ? pageFor(search, hash, slides()) : undefined;
// In the place of this address, so that Back leads to where the reader came from.
if (page !== undefined) window.location.replace(page);
else await start();

async function start(): Promise<void> {
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
}

function slides() {
  const sections = [...document.querySelectorAll<HTMLElement>(".slides > section")];
  return sections.map((section) => ({ id: section.id, beats: readBeats(section) }));
}

/** Guesses in one document, from the figures they are made on to the ledger and the link that hold them. */
import type { DemoFigure, Loader } from "../../demos/host/index.ts";
import { guessIn } from "./guesses.ts";
import { Kept, storeOf } from "./kept.ts";
import { Ledger } from "./ledger.ts";
import { homeOf, Share, shared } from "./share.ts";

interface Change {
  readonly slug: string;
  readonly show: string;
  readonly state: string;
}

/** The guesses an address names, or what this browser kept. */
export const keptBy = (view: Window, link: string | undefined): Kept => new Kept(link, storeOf(view));

/**
 * Follows what is guessed on the figures of a document, and shows it in the ledger and the link. `up` leads from the document to
 * the talk; `changed` is called when a hand has changed a guess. Gives what brings ledger and link up to date.
 */
export function closing(
  document: Document,
  { kept, loader, up, changed }: { kept: Kept; loader: Pick<Loader, "figure" | "table">; up: string; changed(): void },
): () => void {
  const ledger = new Ledger(document, { kept, loader });
  const home = homeOf(document, up);
  const places = [...document.querySelectorAll<HTMLElement>("[data-share]")].map((place) => ({
    share: new Share(place),
    slide: place.closest("section")?.id ?? "",
  }));
  const fill = (): void => {
    void ledger.fill();
    for (const { share, slide } of places) void share.set(shared(home, kept.text, slide));
  };
  document.addEventListener("figure-change", (event) => {
    const { slug, show, state } = (event as CustomEvent<Change>).detail;
    if (show !== "evidence" || !kept.note(slug, state)) return;
    changed();
    fill();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-forget]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      kept.forget();
      for (const figure of document.querySelectorAll<DemoFigure>("demo-figure[show=evidence]")) {
        if (guessIn(figure.state) !== undefined) figure.reset();
      }
      changed();
      fill();
    });
  }
  return fill;
}

import { badgeWord, type Basis } from "../contract/demo.ts";
import { make } from "./make.ts";

/** What each badge promises, in one sentence. */
export const meanings: Readonly<Record<Basis, string>> = {
  measured: "Measured: drawn from bundled public data or from recorded runs, with the source named.",
  told: "As told: quoted from documents, vendors or people, with the source named; nobody measured it here.",
  simulated: "Simulated: computed here, in virtual time; the same knobs give the same run.",
  live: "Live: real work, done in this browser now; it differs from one run and one machine to the next.",
};

/** The word that says where the numbers come from; its colour only repeats it. */
export function badge(document: Document, basis: Basis): HTMLElement {
  const node = make(document, "span", { class: "badge" });
  setBadge(node, basis);
  return node;
}

/** Changes the word when the knobs change what the figure stands on. */
export function setBadge(node: HTMLElement, basis: Basis): void {
  node.setAttribute("data-basis", basis);
  node.setAttribute("title", meanings[basis]);
  node.textContent = badgeWord(basis);
}

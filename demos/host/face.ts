import type { AnyDemo } from "../contract/demo.ts";
import { badge } from "./badge.ts";
import { make } from "./make.ts";
import { finding } from "./words.ts";

/** The parts of a figure that others fill, in reading order. */
export interface Face {
  readonly node: HTMLElement;
  readonly badge: HTMLElement;
  /** The bold line: what the picture of these knobs shows. */
  readonly heading: HTMLElement;
  /** Sentences about what was ignored or mistyped. */
  readonly notes: HTMLElement;
  /** The box a picture fills; its size is the picture's. */
  readonly picture: HTMLElement;
  readonly finding: HTMLElement;
  /** Play and knobs. */
  readonly hand: HTMLElement;
  readonly foot: HTMLElement;
  /** Says the finding to those who hear the page. */
  readonly voice: HTMLElement;
  /** Wears colours, to learn how the browser resolves them. */
  readonly probe: HTMLElement;
}

/** Builds an empty figure. `id` stands before every id in it. */
export function face(document: Document, demo: AnyDemo, id: string): Face {
  // A place may want a picture with other words: on paper they stand beside it, once for several.
  const part = (node: HTMLElement, name: string): void => node.setAttribute("part", name);
  const mark = badge(document, "simulated");
  const notes = make(document, "div", { class: "notes" });
  const picture = make(document, "div", {
    class: "picture",
    role: "img",
    "aria-label": demo.title,
    "aria-describedby": `${id}finding`,
  });
  const words = finding(document, "");
  words.id = `${id}finding`;
  const hand = make(document, "div", { class: "hand" });
  const foot = make(document, "div", { class: "foot" });
  part(mark, "badge");
  part(words, "finding");
  part(foot, "foot");
  const voice = make(document, "p", { class: "unseen", role: "status", "aria-live": "polite" });
  const probe = make(document, "i", { class: "probe", "aria-hidden": "true" });
  const heading = make(document, "span", {}, demo.title);
  const node = make(
    document,
    "div",
    { class: "figure", role: "group", "aria-label": demo.title },
    make(document, "p", { class: "title" }, mark, " ", heading),
    notes,
    picture,
    words,
    hand,
    foot,
    voice,
    probe,
  );
  return { node, badge: mark, heading, notes, picture, finding: words, hand, foot, voice, probe };
}

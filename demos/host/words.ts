import type { AnyDemo, Seconds, Story } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import { make } from "./make.ts";

/** The bold line over the picture of these knobs. */
export const headingOf = (demo: AnyDemo, params: Params): string => demo.heading?.(params) ?? demo.title;

/** The first sentence, which leads, and the rest. A full stop inside a number ("3.5 cents") ends nothing. */
export function lead(words: string): readonly [first: string, rest: string] {
  const first = /^.*?[.!?…](?=\s|$)/su.exec(words)?.[0] ?? words;
  return [first, words.slice(first.length).trim()];
}

/**
 * The longest of what a run says along the way. Room is kept for it, so that the picture above does not change its
 * height while the words change.
 */
export function longest(say: (at: Seconds) => string, span: Seconds): string {
  const moments = span > 0 ? [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((share) => share * span) : [0];
  return moments.map(say).reduce((most, words) => (words.length > most.length ? words : most), "");
}

/** The finding: what the figure says at this moment, its first sentence in the accent. */
export function finding(document: Document, words: string): HTMLElement {
  const node = make(document, "p", { class: "finding" });
  setFinding(node, words);
  return node;
}

/** Changes the words, and nothing at all where they are the same. */
export function setFinding(node: Element, words: string): void {
  if (node.getAttribute("data-words") === words) return;
  node.setAttribute("data-words", words);
  const [first, rest] = lead(words);
  const document = node.ownerDocument;
  const more = rest ? make(document, "span", { class: "rest" }, ` ${rest}`) : "";
  node.replaceChildren(make(document, "span", {}, make(document, "strong", {}, first), more));
}

/** A story says what to look at until it comes to rest, and beside the run's words where nothing plays. */
export function withStory(said: string, story: Story | undefined, stepped: boolean): string {
  if (!story) return said;
  return stepped ? `${said} ${story.tells}` : story.tells;
}

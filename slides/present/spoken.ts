/** What those who hear the deck are told of a slide and of each beat; the figures tell their findings themselves. */
import type { View } from "./beats.ts";

/** The words on a slide, as text. */
export interface Words {
  /** Of a frame slide everything; of a lesson its number and name. */
  readonly head: string;
  readonly claim?: string;
  readonly question?: string;
  readonly takeaway?: string;
}

/**
 * What is new on a slide, in sentences; "" for nothing. `before` is the view the listener last heard of, undefined when
 * the slide has just been come to.
 */
export function spoken(words: Words, now: View, before: View | undefined): string {
  const headlineOf = ({ ask, headline }: View) => (ask ? words.question : (headline ?? words.claim));
  const parts = [
    before ? undefined : words.head,
    before && headlineOf(before) === headlineOf(now) ? undefined : headlineOf(now),
    now.takeaway && !before?.takeaway ? words.takeaway : undefined,
  ];
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => (/[.?!]$/.test(part!) ? part! : `${part!}.`))
    .join(" ");
}

/** The words of a slide, read from the document. */
export function wordsOf(section: HTMLElement): Words {
  const text = (selector: string): string =>
    [...section.querySelectorAll(selector)]
      .map((element) => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim())
      .filter(Boolean)
      .map((line, at, all) => (at < all.length - 1 && !/[.?!]$/.test(line) ? `${line}.` : line))
      .join(" ");
  const lesson = section.classList.contains("lesson");
  return {
    head: text(lesson ? ".kicker" : ".words > *"),
    claim: text(".claim"),
    question: text(".question"),
    takeaway: text(".takeaway"),
  };
}

/** The one polite region of the deck. */
export function speaker(root: HTMLElement): (sentence: string) => void {
  const region = root.querySelector<HTMLElement>(".spoken");
  return (sentence) => {
    // Said again when the same words come back: only a change is announced.
    if (region && sentence) region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
  };
}

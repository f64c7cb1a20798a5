/** Every key of the talk, in one table: what is done, and what the list under `?` says of it. */
import type { RevealApi } from "reveal.js";
import type { Stage } from "./stage.ts";

/** What keys act on. */
export interface Desk {
  readonly deck: RevealApi;
  stage(): Stage | undefined;
  /** Something other than a beat has changed what can be seen. */
  changed(): void;
  /** Opens or closes the list of keys. */
  help(): void;
  /** The next of light, dark and projector. */
  mode(): void;
  /** Opens the speaker's window. */
  speaker(): void;
}

/** One line of the list. */
export interface Binding {
  readonly part: "talk" | "figure";
  /** The keys as people call them. */
  readonly keys: string;
  /** What they do, as a few words. */
  readonly does: string;
  /** What a keyboard event calls them, in lower case. */
  readonly on: readonly string[];
  /** `alt` and `shift`: whether those were held. */
  act(desk: Desk, press: Press): void;
}

/** A key pressed, here or in the speaker's window, which passes on no more than the key. */
export interface Press {
  readonly key: string;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

/** One press onwards: a beat, or in the overview a slide. */
export function onwards({ deck }: Pick<Desk, "deck">): void {
  if (deck.isOverview()) deck.right();
  else deck.next();
}

/** One press back. */
export function back({ deck }: Pick<Desk, "deck">): void {
  if (deck.isOverview()) deck.left();
  else deck.prev();
}

const byFigure =
  (act: (stage: Stage, press: Press) => void): Binding["act"] =>
  (desk, press) => {
    const stage = desk.deck.isOverview() ? undefined : desk.stage();
    if (!stage) return;
    act(stage, press);
    desk.changed();
  };

const slideBy = ({ deck }: Desk, by: 1 | -1): void => deck.slide(deck.getIndices().h + by);

/** In the order of the list. */
export const bindings: readonly Binding[] = [
  {
    part: "talk",
    keys: "PageDown  →  ↓  Space  N",
    does: "Onwards, one beat; with Alt and an arrow, one slide",
    on: ["pagedown", "arrowright", "arrowdown", " ", "n"],
    act: (desk, { key, alt, shift }) => (alt ? slideBy(desk, 1) : key === " " && shift ? back(desk) : onwards(desk)),
  },
  {
    part: "talk",
    keys: "PageUp  ←  ↑  Shift Space  P",
    does: "Back",
    on: ["pageup", "arrowleft", "arrowup", "p"],
    act: (desk, { alt }) => (alt ? slideBy(desk, -1) : back(desk)),
  },
  { part: "talk", keys: "Home", does: "First slide", on: ["home"], act: ({ deck }) => deck.slide(0) },
  {
    part: "talk",
    keys: "End",
    does: "Last slide",
    on: ["end"],
    act: ({ deck }) => deck.slide(deck.getHorizontalSlides().length - 1),
  },
  {
    part: "talk",
    keys: "O  Esc",
    does: "All slides at a glance, and back; Esc first leaves full size",
    on: ["o", "escape"],
    act(desk, { key }) {
      if (key === "escape" && !desk.deck.isOverview() && desk.stage()?.restore()) desk.changed();
      else desk.deck.toggleOverview();
    },
  },
  {
    part: "talk",
    keys: "Enter",
    does: "Open the slide chosen among all slides",
    on: ["enter"],
    act: ({ deck }) => deck.toggleOverview(false),
  },
  {
    part: "talk",
    keys: "B  .",
    does: "Black screen; any key brings the slide back",
    on: ["b", "."],
    act: ({ deck }) => deck.togglePause(),
  },
  { part: "talk", keys: "F", does: "Full screen, and back", on: ["f"], act: ({ deck }) => fullScreen(deck) },
  {
    part: "talk",
    keys: "S",
    does: "Speaker’s window: notes, clock, what comes next",
    on: ["s"],
    act: (desk) => desk.speaker(),
  },
  { part: "talk", keys: "M", does: "Light, dark, projector", on: ["m"], act: (desk) => desk.mode() },
  { part: "talk", keys: "?  F1", does: "This list", on: ["?", "f1"], act: (desk) => desk.help() },
  {
    part: "figure",
    keys: "1 to 9",
    does: "Answer the question, while it stands",
    on: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    act: byFigure(({ answers }, { key }) => answers.give(Number(key))),
  },
  {
    part: "figure",
    keys: "T",
    does: "Play or pause",
    on: ["t"],
    act: byFigure(({ lead }) => (lead?.playing ? lead.pause() : lead?.play())),
  },
  { part: "figure", keys: "[", does: "Step back", on: ["["], act: byFigure(({ lead }) => lead?.step(-1)) },
  { part: "figure", keys: "]", does: "Step forward", on: ["]"], act: byFigure(({ lead }) => lead?.step(1)) },
  {
    part: "figure",
    keys: "R",
    does: "Reset: as the beat shows it",
    on: ["r"],
    act: byFigure(({ lead }) => lead?.reset()),
  },
  {
    part: "figure",
    keys: "E",
    does: "Evidence alone, with its knobs, and back",
    on: ["e"],
    act: byFigure((stage) => stage.enlarge("evidence")),
  },
  {
    part: "figure",
    keys: "D",
    does: "Demo alone, with its knobs, and back",
    on: ["d"],
    act: byFigure((stage) => stage.enlarge("demo")),
  },
];

/** The binding of a key, "ArrowRight" or "a" or "A"; nothing for a key that is not ours. */
export const bindingOf = (key: string): Binding | undefined =>
  bindings.find(({ on }) => on.includes(key.toLowerCase()));

/** The old number of a key, which is all that the speaker's window passes on. */
export function codeOf(key: string): number {
  const code = /^[a-z0-9]$/.test(key) ? key.toUpperCase().codePointAt(0) : codes[key];
  if (code === undefined) throw new Error(`the key ${key} has no code in bindings.ts`);
  return code;
}

const codes: Readonly<Record<string, number>> = {
  enter: 13,
  escape: 27,
  " ": 32,
  pageup: 33,
  pagedown: 34,
  end: 35,
  home: 36,
  arrowleft: 37,
  arrowup: 38,
  arrowright: 39,
  arrowdown: 40,
  f1: 112,
  ".": 190,
  "?": 191,
  "[": 219,
  "]": 221,
};

function fullScreen(deck: RevealApi): void {
  const document = deck.getRevealElement()?.ownerDocument;
  // A browser may refuse, and says so itself; the talk goes on in its window.
  const done = document?.fullscreenElement ? document.exitFullscreen() : document?.documentElement.requestFullscreen();
  done?.catch(() => {});
}

/** Starts reveal over the slides that stand in the document, and lets the beats drive the figures. */
import Reveal, { type RevealApi, type RevealConfig } from "reveal.js";
import "reveal.js/reveal.css";
import { readAddress, type Address } from "../../demos/host/address.ts";
import { defineDemoFigure } from "../../demos/host/index.ts";
import { loaderFor } from "../figures.ts";
import { AddressBar } from "./address-bar.ts";
import { forReveal, fullSearch, isStage, roleOf } from "./address.ts";
import "./deck.css";
import "./lesson.css";
import { bindFigureKeys, guardClicker, inControl } from "./keys.ts";
import { Nearness } from "./nearness.ts";
import { prepareForPrint } from "./print.ts";
import { offerSpeakerView } from "./speaker.ts";
import { Stage } from "./stage.ts";

/** reveal's types know neither the option nor the two questions below; its code does. */
type Deck = RevealApi & { isPrintView(): boolean };

/** Starts the deck; resolves once the slide shown and its figures are ready. */
export async function startDeck(root: HTMLElement): Promise<void> {
  const asked = window.location.search;
  const address = readAddress(asked);
  const role = roleOf(asked);
  const stages = [...root.querySelectorAll<HTMLElement>(".slides > section")].map((section) => new Stage(section));
  const nearness = new Nearness(stages);
  defineDemoFigure(loaderFor((slug) => nearness.of(slug)));

  const still = address.motion === "reduce" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const deck = new Reveal(root, options(role !== "main" && isFramedByUs(), isStage(asked), still)) as Deck;
  const { pathname, hash } = window.location;
  const replace = (search: string): void =>
    window.history.replaceState(window.history.state, "", pathname + search + hash);
  replace(forReveal(asked));
  if (address.view === "print") prepareForPrint(stages, nearness);
  await deck.initialize();
  replace(fullSearch(address, asked));

  // reveal calls itself an application, which takes a screen reader's own keys away.
  root.setAttribute("role", "region");
  if (!deck.isPrintView()) run(deck, stages, nearness, new AddressBar(address, asked), asked);
  const here = stages.find(({ section }) => section === deck.getCurrentSlide());
  await Promise.allSettled([...(here?.figures.values() ?? [])].map((figure) => figure.ready));
}

function run(deck: Deck, stages: readonly Stage[], nearness: Nearness, bar: AddressBar, asked: string): void {
  let before: { stage: Stage | undefined; shown: number } = { stage: undefined, shown: 0 };
  const current = (): Stage | undefined => stages.find(({ section }) => section === deck.getCurrentSlide());
  const gate = (): void => {
    const awake = !deck.isOverview() && !deck.isPaused() && roleOf(asked) !== "upcoming";
    for (const stage of stages) stage.wake(awake && stage === current());
  };
  const follow = (): void => {
    const stage = current();
    const shown = (deck.getIndices().f ?? -1) + 1;
    if (!stage || (stage === before.stage && shown === before.shown)) return;
    nearness.at(stages.indexOf(stage));
    // What comes next is previewed as it will stand, not as it will begin.
    stage.show(shown, stage === before.stage && shown === before.shown + 1 && roleOf(asked) !== "upcoming");
    before = { stage, shown };
    bar.forget();
    gate();
  };

  openAt(deck, current(), readAddress(asked), (stage, shown) => {
    before = { stage, shown };
    nearness.at(stages.indexOf(stage));
    gate();
  });
  for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) deck.on(name, follow);
  for (const name of ["overviewshown", "overviewhidden", "paused", "resumed"]) deck.on(name, gate);
  guardClicker(deck);
  bindFigureKeys(deck, current, gate);
  if (roleOf(asked) === "main") offerSpeakerView(deck);
  bar.follow(deck.getSlidesElement() as HTMLElement);
}

/** The slide the hash names, with the states the query names; a state on a question card opens the slide's last beat. */
function openAt(
  deck: Deck,
  stage: Stage | undefined,
  { d, e, at }: Address,
  opened: (stage: Stage, shown: number) => void,
): void {
  if (!stage) return;
  const named = stage.figures.size > 0 && (d !== undefined || e !== undefined);
  let shown = (deck.getIndices().f ?? -1) + 1;
  if (named && shown === 0 && stage.beats > 0) {
    const { h, v } = deck.getIndices();
    deck.slide(h, v, stage.beats - 1);
    shown = stage.beats;
  }
  stage.show(shown, false, {
    ...(named && e !== undefined && { evidence: e }),
    ...(named && d !== undefined && { demo: d }),
    ...(named && at !== undefined && { at }),
  });
  opened(stage, shown);
}

const options = (receiver: boolean, stage: boolean, still: boolean): RevealConfig => ({
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 4,
  center: false,
  display: "block",
  hash: true,
  fragmentInURL: true,
  // Its scroll view rebuilds slides from text and would lose every figure; phones have the page.
  scrollActivationWidth: 0,
  viewDistance: 2,
  transition: still ? "none" : "fade",
  backgroundTransition: "none",
  transitionSpeed: "fast",
  controls: true,
  controlsLayout: "edges",
  controlsTutorial: false,
  progress: false,
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  preventIframeAutoFocus: true,
  keyboardCondition: (event: KeyboardEvent) => !inControl(event),
  // reveal obeys such messages whoever sends them, so only our own speaker window may, and a stage that asked for it.
  postMessage: receiver || (stage && window.self === window.top),
  postMessageEvents: false,
  plugins: [],
});

/** Whether the window around this one is of our own site; reading a stranger's throws. */
function isFramedByUs(): boolean {
  try {
    return window.parent !== window.self && window.parent.document !== null;
  } catch {
    return false;
  }
}

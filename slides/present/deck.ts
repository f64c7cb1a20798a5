/** Starts reveal over the slides that stand in the document, and lets the beats drive the figures. */
import Reveal, { type RevealApi, type RevealConfig } from "reveal.js";
import "reveal.js/reveal.css";
import { pairsOf, readAddress, type Address } from "../../demos/host/address.ts";
import { defineDemoFigure } from "../../demos/host/index.ts";
import { loaderFor } from "../figures.ts";
import { closing, keptBy } from "../guesses/closing.ts";
import { Kept } from "../guesses/kept.ts";
import { nextTheme, setTheme, themeOf } from "../themes.ts";
import { AddressBar } from "./address-bar.ts";
import { forReveal, fullSearch, isStage, roleOf } from "./address.ts";
import { viewAt } from "./beats.ts";
import "./closing.css";
import "./deck.css";
import "./lesson.css";
import { Help } from "./help.ts";
import "./help.css";
import { bindKeys } from "./keys.ts";
import { Nearness } from "./nearness.ts";
import "./paper.css";
import { prepareForPrint, whenPrintable } from "./print.ts";
import { speakerWindow } from "./speaker.ts";
import { spoken, speaker, wordsOf } from "./spoken.ts";
import { Stage, type Asked } from "./stage.ts";

/** reveal's types know neither the option nor the two questions below; its code does. */
type Deck = RevealApi & { isPrintView(): boolean };

/** Starts the deck; resolves once the slide shown and its figures are ready. */
export async function startDeck(root: HTMLElement): Promise<void> {
  const asked = window.location.search;
  const address = readAddress(asked);
  const role = roleOf(asked);
  // On paper and in the speaker's window nobody has guessed.
  const own = role === "main" && address.view !== "print";
  const kept = own ? keptBy(window, pairsOf(asked).get("g")) : new Kept("", undefined);
  const stages = [...root.querySelectorAll<HTMLElement>(".slides > section")].map(
    (section) => new Stage(section, (slug) => kept.get(slug)),
  );
  // The two frames in the speaker's window look at one slide each, and start no workers.
  const nearness = new Nearness(stages, role === "main" ? 1 : 0);
  const { worker, ...loader } = loaderFor((slug) => nearness.of(slug));
  defineDemoFigure(role === "main" ? { ...loader, worker } : loader);

  const still = address.motion === "reduce" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const seconds = stages.reduce((sum, { section }) => sum + Number(section.dataset["timing"]), 0);
  const deck = new Reveal(root, {
    ...options(role !== "main" && isFramedByUs(), isStage(asked), still),
    totalTime: seconds,
  } as RevealConfig) as Deck;
  const { pathname, hash } = window.location;
  const replace = (search: string): void =>
    window.history.replaceState(window.history.state, "", pathname + search + hash);
  replace(forReveal(asked));
  if (role === "upcoming") for (const { all } of stages) for (const figure of all) figure.setAttribute("still", "");
  const paper = new Promise((laidOut) => root.addEventListener("pdf-ready", laidOut, { once: true }));
  if (address.view === "print") prepareForPrint(stages, nearness);
  // reveal calls itself an application, whenever it builds its parts: that takes a screen reader's own keys away.
  const beRegion = (): void => root.setAttribute("role", "region");
  for (const event of ["ready", "sync"]) root.addEventListener(event, beRegion);
  await deck.initialize();
  beRegion();
  replace(fullSearch(address, asked, own && kept.linked ? kept.text : undefined));

  if (deck.isPrintView()) return whenPrintable(root, paper);
  run({ deck, root, stages, nearness, asked, kept });
  const here = stages.find(({ section }) => section === deck.getCurrentSlide());
  await Promise.allSettled(here?.all.map((figure) => figure.ready) ?? []);
}

interface Running {
  readonly deck: Deck;
  readonly root: HTMLElement;
  readonly stages: readonly Stage[];
  readonly nearness: Nearness;
  readonly asked: string;
  readonly kept: Kept;
}

function run({ deck, root, stages, nearness, asked, kept }: Running): void {
  const role = roleOf(asked);
  const address = readAddress(asked);
  const linked = role === "main" && kept.linked;
  const bar = new AddressBar(address, asked, () => (linked ? kept.text : undefined));
  const changed = (): void => {
    if (linked) bar.guessed();
  };
  const close = closing(document, { kept, loader: loaderFor(), up: "./", changed });
  const say = speaker(root);
  const words = new Map(stages.map((stage) => [stage, wordsOf(stage.section)]));
  let before: { stage: Stage | undefined; shown: number } = { stage: undefined, shown: 0 };
  // A frame in the speaker's window moves nothing, until a hand is laid on it.
  let driven = role === "main";
  const current = (): Stage | undefined => stages.find(({ section }) => section === deck.getCurrentSlide());
  const gate = (): void => {
    const awake = driven && !deck.isOverview() && !deck.isPaused();
    for (const stage of stages) {
      stage.wake(awake && stage === current());
      // Among all slides a press chooses one; nothing in it is pressed or tabbed to.
      for (const board of stage.section.querySelectorAll(".board")) board.toggleAttribute("inert", deck.isOverview());
    }
  };
  const tell = (stage: Stage, shown: number): void => {
    const was = stage === before.stage ? viewAt(stage.beats, before.shown, false) : undefined;
    say(spoken(words.get(stage)!, viewAt(stage.beats, shown, false), was));
  };
  const come = (stage: Stage, shown: number, asked?: Asked): void => {
    const arrives = stage !== before.stage;
    nearness.at(stages.indexOf(stage));
    // In the speaker's window a beat is shown as it will stand, not as it will begin.
    stage.show(shown, role === "main" && !arrives && shown === before.shown + 1, asked);
    if (arrives) stage.arrive(role === "main");
    if (arrives && stage.section.querySelector("[data-ledger], [data-share]")) close();
    tell(stage, shown);
    before = { stage, shown };
    gate();
  };
  const follow = (): void => {
    const stage = current();
    const shown = (deck.getIndices().f ?? -1) + 1;
    // Among all slides nothing is computed: what is chosen there is shown when it is come to.
    if (!stage || deck.isOverview() || (stage === before.stage && shown === before.shown)) return;
    if (role !== "main") driven = false;
    come(stage, shown);
    bar.forget();
  };

  openAt(deck, current(), address, come);
  for (const name of ["slidechanged", "fragmentshown", "fragmenthidden", "overviewhidden"]) deck.on(name, follow);
  for (const name of ["overviewshown", "overviewhidden", "paused", "resumed"]) deck.on(name, gate);
  const drive = (): void => {
    driven = role !== "upcoming";
    gate();
  };
  root.addEventListener("pointerdown", drive);
  root.addEventListener("figure-size", ({ target }) => {
    const stage = current();
    for (const [show, figure] of stage?.figures ?? []) if (figure === target) stage?.enlarge(show);
    gate();
  });
  const help = new Help(document);
  const open = speakerWindow(deck);
  bindKeys(
    {
      deck,
      stage: current,
      changed: drive,
      help: () => help.toggle(),
      mode() {
        const theme = nextTheme(themeOf(document));
        setTheme(document, theme);
        bar.look(theme);
      },
      speaker: () => role === "main" && open(),
    },
    help,
  );
  bar.follow(deck.getSlidesElement() as HTMLElement);
  // reveal takes a hash that names no beat for whatever beat was left; here it is the slide's first picture.
  window.addEventListener("hashchange", ({ newURL }) => {
    const stage = current();
    const { h, v } = deck.getIndices();
    // It may have written what it took already: the news is what was asked for.
    if (stage && new URL(newURL).hash === `#/${stage.section.id}`) deck.slide(h, v, -1);
  });
}

/** The slide the hash names, with the states the query names; a state on a question card opens the slide's last beat. */
function openAt(
  deck: Deck,
  stage: Stage | undefined,
  { d, e, at }: Address,
  come: (stage: Stage, shown: number, asked: Asked) => void,
): void {
  if (!stage) return;
  const named = stage.figures.size > 0 && (d !== undefined || e !== undefined);
  let shown = (deck.getIndices().f ?? -1) + 1;
  if (named && shown === 0 && stage.beats.length > 0) {
    const { h, v } = deck.getIndices();
    deck.slide(h, v, stage.beats.length - 1);
    shown = stage.beats.length;
  }
  come(stage, shown, {
    ...(named && e !== undefined && { evidence: e }),
    ...(named && d !== undefined && { demo: d }),
    ...(named && at !== undefined && { at }),
  });
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
  // bindings.ts has every key.
  keyboard: false,
  help: false,
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

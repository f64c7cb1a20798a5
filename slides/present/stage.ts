/** One slide of the deck: reads its beats from the document, and puts a view of them on its figures. */
import type { DemoFigure } from "../../demos/host/index.ts";
import { withGuess } from "../guesses/guesses.ts";
import type { Beat } from "../lesson.ts";
import { Answers } from "./answers.ts";
import { readBeats } from "./read-beats.ts";
import { viewAt, type Show, type View } from "./beats.ts";

/** The state of a figure that an address named, which stands instead of the beat's until the next press. */
export interface Asked {
  readonly evidence?: string;
  readonly demo?: string;
  readonly at?: number;
}

/** A slide and what it shows. All text is in the document already; only attributes and figures are changed here. */
export class Stage {
  readonly section: HTMLElement;
  readonly figures: ReadonlyMap<Show, DemoFigure>;
  readonly beats: readonly Beat[];
  /** What runs quietly under the words of a frame slide. */
  readonly strip: DemoFigure | undefined;
  readonly answers: Answers;
  readonly #untold = new Set<Show>();
  readonly #claim: Element | null;
  readonly #claimed: string;
  readonly #guess: (slug: string) => string | undefined;
  #greeted = false;
  /** How many beats are shown. */
  shown = 0;

  /** `guess`: what was guessed of a lesson's question before this window was opened. */
  constructor(section: HTMLElement, guess: (slug: string) => string | undefined) {
    this.section = section;
    this.#guess = guess;
    this.beats = readBeats(section);
    this.#claim = section.querySelector(".claim, .words h2");
    this.#claimed = this.#claim?.textContent ?? "";
    const figures = [...section.querySelectorAll<DemoFigure>("demo-figure")];
    this.strip = figures.find((figure) => figure.closest(".strip"));
    // A picture to wait by; what it finds is still its alt text.
    for (const name of ["quiet", "bare"]) this.strip?.setAttribute(name, "");
    this.figures = new Map(
      figures
        .filter((figure) => figure !== this.strip)
        .map((figure) => [figure.getAttribute("show") === "demo" ? ("demo" as const) : ("evidence" as const), figure]),
    );
    this.answers = new Answers(section, this.figures.get("evidence"));
  }

  /** Every figure on the slide, the quiet one included. */
  get all(): readonly DemoFigure[] {
    return this.strip ? [...this.figures.values(), this.strip] : [...this.figures.values()];
  }

  /** Shows the slide as it is after `shown` presses; `forwards` when it came by one press onwards. */
  show(shown: number, forwards: boolean, asked: Asked = {}): void {
    this.shown = Math.min(this.beats.length, Math.max(0, shown));
    const view = viewAt(this.beats, this.shown, forwards);
    this.#dress(view);
    for (const [show, figure] of this.figures) {
      const told = view[show];
      const state = asked[show];
      const at = show === "demo" || asked.demo === undefined ? asked.at : undefined;
      if (state !== undefined) figure.show({ state, ...(at !== undefined && { at }) });
      else if (told) figure.show({ ...told, state: this.#state(show, figure, told.state) });
      else this.#wait(show, figure);
      if (told || state !== undefined) this.#untold.delete(show);
      else this.#untold.add(show);
    }
    this.answers.mark();
  }

  /** The slide is come to: what runs under its words runs, the first time; after that its end stands there. */
  arrive(plays: boolean): void {
    if (!this.strip) return;
    this.strip.show({ state: this.strip.getAttribute("state") ?? "", play: plays && !this.#greeted });
    this.#greeted = true;
  }

  /** The figure that keys act on: the demo once it is there, else the evidence, else the strip. */
  get lead(): DemoFigure | undefined {
    const { layout, full } = this.section.dataset;
    if (layout === "question") return this.strip;
    if (full === "evidence" || layout === "evidence") return this.figures.get("evidence");
    return this.figures.get("demo") ?? this.figures.get("evidence");
  }

  /** Brings one figure to full size, alone and with its knobs, or puts it back. */
  enlarge(show: Show): void {
    const { dataset } = this.section;
    if (dataset["full"] === show) this.restore();
    else if (dataset["layout"] === "both" || dataset["layout"] === show) dataset["full"] = show;
    this.#fit();
  }

  /** Puts an enlarged figure back beside the other; false when there is none. */
  restore(): boolean {
    const { dataset } = this.section;
    if (dataset["full"] === undefined) return false;
    delete dataset["full"];
    this.#fit();
    return true;
  }

  /** Wakes the figures that can be seen here, lets the others sleep. */
  wake(awake: boolean): void {
    const { layout, full } = this.section.dataset;
    for (const [show, figure] of this.figures) {
      const seen = full ? full === show : layout === "both" || layout === show;
      figure.asleep = !(awake && seen);
    }
    if (this.strip) this.strip.asleep = !(awake && layout === "question");
  }

  /** A figure whose beat is still to come stands ready at the start of it: computed already, and not landed anywhere yet. */
  #wait(show: Show, figure: DemoFigure): void {
    const state = this.#state(show, figure, this.beats.find((beat) => beat[show] !== undefined)?.[show] ?? "");
    // Out of view it is as it was left, unless its sibling handed it something.
    if (!this.#untold.has(show) || figure.state !== state) figure.show({ state, at: 0, play: false });
  }

  /** A beat's state with the guess that outlives it. */
  #state(show: Show, figure: DemoFigure, state: string): string {
    return show === "evidence" ? withGuess(state, this.#guess(figure.getAttribute("demo") ?? "")) : state;
  }

  #dress({ layout, ask, takeaway, headline, acts }: View): void {
    const { dataset } = this.section;
    if (acts) dataset["acts"] = acts;
    else delete dataset["acts"];
    if (this.#claim) this.#claim.textContent = headline ?? this.#claimed;
    dataset["beat"] = String(this.shown);
    dataset["layout"] = layout;
    this.section.toggleAttribute("data-ask", ask);
    this.section.toggleAttribute("data-takeaway", takeaway);
    delete dataset["full"];
    this.#fit();
  }

  /**
   * The picture first: knobs come with full size. Beside the demo the evidence is there to be landed on, and under a takeaway
   * nothing is left to play: pictures only.
   */
  #fit(): void {
    const { layout, full, acts } = this.section.dataset;
    const landed = this.section.hasAttribute("data-takeaway");
    for (const [show, figure] of this.figures) {
      figure.toggleAttribute("quiet", layout === "both" && !full && (landed || show === "evidence"));
      figure.toggleAttribute("past", layout === "both" && (landed || (acts !== undefined && acts !== show)));
      figure.toggleAttribute("beside", layout === "both" && !full);
      figure.toggleAttribute("compact", full !== show);
      figure.toggleAttribute("full", full === show);
    }
  }
}

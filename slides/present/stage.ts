/** One slide of the deck: reads its beats from the document, and puts a view of them on its figures. */
import type { DemoFigure } from "../../demos/host/index.ts";
import type { Beat } from "../lesson.ts";
import { keptOf, viewAt, type FigureView, type Kept, type Show, type View } from "./beats.ts";

/** The state of a figure that an address named, which stands instead of the beat's until the next press. */
export interface Asked {
  readonly evidence?: string;
  readonly demo?: string;
  readonly at?: number;
}

/** A slide and what it shows. All text is in the document already; only attributes and figures are changed here. */
export class Stage {
  readonly section: HTMLElement;
  readonly slug: string;
  readonly figures: ReadonlyMap<Show, DemoFigure>;
  readonly #beats: readonly Beat[];
  readonly #kept: { -readonly [key in keyof Kept]: Kept[key] } = {};
  readonly #untold = new Set<Show>();
  /** How many beats are shown. */
  shown = 0;

  constructor(section: HTMLElement) {
    this.section = section;
    this.slug = section.id.replace(/^(lesson|slide)-/, "");
    this.#beats = [...section.querySelectorAll<HTMLElement>(".fragment.beat")].map(readBeat);
    this.figures = new Map(
      [...section.querySelectorAll<DemoFigure>("demo-figure")].map((figure) => [
        figure.getAttribute("show") === "demo" ? ("demo" as const) : ("evidence" as const),
        figure,
      ]),
    );
    section.addEventListener("figure-change", () => this.#keep());
  }

  get beats(): number {
    return this.#beats.length;
  }

  /** Shows the slide as it is after `shown` presses; `forwards` when it came by one press onwards. */
  show(shown: number, forwards: boolean, asked: Asked = {}): void {
    this.#keep();
    this.shown = Math.min(this.beats, Math.max(0, shown));
    const view = viewAt(this.#beats, this.shown, this.#kept, forwards);
    this.#dress(view);
    for (const [show, figure] of this.figures) {
      const told = view[show];
      const state = asked[show];
      const at = show === "demo" || asked.demo === undefined ? asked.at : undefined;
      if (state !== undefined) figure.show({ state, ...(at !== undefined && { at }) });
      else if (told) figure.show(told);
      else if (!this.#untold.has(show)) figure.show(this.#waiting(show));
      // Nobody can change a figure that is not in view: it is still as it was left.
      if (told || state !== undefined) this.#untold.delete(show);
      else this.#untold.add(show);
    }
  }

  /** The figure that keys act on: the demo once it is there, else the evidence. */
  get lead(): DemoFigure | undefined {
    const { layout } = this.section.dataset;
    if (layout === "question") return undefined;
    return layout === "evidence"
      ? this.figures.get("evidence")
      : (this.figures.get("demo") ?? this.figures.get("evidence"));
  }

  /** Brings one figure to the full width of the stage, or puts it back beside the other. */
  enlarge(show: Show): void {
    const { dataset } = this.section;
    if (dataset["full"] === show) delete dataset["full"];
    else if (dataset["layout"] === "both") dataset["full"] = show;
    this.#hush();
  }

  /** Wakes the figures that can be seen here, lets the others sleep. */
  wake(awake: boolean): void {
    const { layout, full } = this.section.dataset;
    for (const [show, figure] of this.figures) {
      const seen = full ? full === show : layout === "both" || layout === show;
      figure.asleep = !(awake && seen);
    }
  }

  /** A figure whose beat is still to come stands ready at the start of it: computed already, and not landed anywhere yet. */
  #waiting(show: Show): FigureView {
    const first = this.#beats.find((beat) => beat[show] !== undefined);
    return { state: first?.[show] ?? "", at: 0, play: false };
  }

  #dress({ layout, ask, takeaway }: View): void {
    const { dataset } = this.section;
    dataset["beat"] = String(this.shown);
    dataset["layout"] = layout;
    this.section.toggleAttribute("data-ask", ask);
    this.section.toggleAttribute("data-takeaway", takeaway);
    delete dataset["full"];
    this.#hush();
  }

  /** Beside the demo the evidence is there to be landed on, and under a takeaway nothing is left to turn: pictures only. */
  #hush(): void {
    const { layout, full } = this.section.dataset;
    const landed = this.section.hasAttribute("data-takeaway");
    for (const [show, figure] of this.figures) {
      figure.toggleAttribute("quiet", layout === "both" && !full && (landed || show === "evidence"));
    }
  }

  #keep(): void {
    for (const [show, figure] of this.figures) {
      const knobs = this.section.getAttribute(`data-keep-${show}`);
      // Before a figure is loaded it has no state to keep.
      if (knobs && figure.dataset["state"] === "ready") this.#kept[show] = keptOf(figure.state, knobs.split(" "));
    }
  }
}

function readBeat({ dataset }: HTMLElement): Beat {
  const { evidence, demo, at } = dataset;
  return {
    ...(evidence !== undefined && { evidence }),
    ...(demo !== undefined && { demo }),
    ...(at !== undefined && { at: Number(at) }),
    ...(dataset["play"] !== undefined && { play: true }),
    ...(dataset["ask"] !== undefined && { ask: true }),
    ...(dataset["takeaway"] !== undefined && { takeaway: true }),
  };
}

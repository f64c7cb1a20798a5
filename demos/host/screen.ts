import type { AnyDemo, Frame, Picture, Seconds } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import type { Face } from "./face.ts";
import { keepFocus } from "./focus.ts";
import { readPalette, stillPalette, watchTheme, type Palette } from "./palette.ts";
import { labelSize, watchSize, type Scale, type Size } from "./size.ts";

/** What a screen draws with. */
export interface ScreenOptions {
  readonly element: HTMLElement;
  readonly demo: AnyDemo;
  readonly scale: Scale;
  readonly still: boolean;
  readonly id: string;
  readonly signal: AbortSignal;
}

/** Whom it tells. */
export interface ScreenHands {
  /** A picture changes knobs: it was pointed at. */
  emit(change: Partial<Params>): void;
  /** The page goes to paper, or comes back. */
  paper(on: boolean): void;
  /** Drawing failed. */
  failed(failure: unknown): void;
}

/** What is to be seen, as it was last asked for: drawn again whenever size, sharpness or colours change. */
export interface Scene {
  readonly model: unknown;
  readonly ghost: unknown;
  readonly here: Outcome | undefined;
  readonly study: StudyResult | undefined;
  readonly at: Seconds;
}

/** The box the picture is in: draws it once a run, size and theme, and then only shows other moments of it. */
export class Screen {
  readonly #face: Face;
  readonly #options: ScreenOptions;
  readonly #hands: ScreenHands;
  /** Looks at once whether size or sharpness is another: where a scale may have changed without a word. */
  readonly measure: () => void;
  #size: Size | undefined;
  #palette: Palette;
  #paper = false;
  #scene: Scene | undefined;
  #picture: Picture | undefined;

  constructor(face: Face, options: ScreenOptions, hands: ScreenHands) {
    this.#face = face;
    this.#options = options;
    this.#hands = hands;
    const { element, signal } = options;
    const document = element.ownerDocument;
    element.shadowRoot?.append(face.node);
    this.#palette = readPalette(face.probe);
    this.measure = watchSize(face.picture, signal, (size) => {
      this.#size = size;
      this.#draw();
    });
    watchTheme(document, signal, () => {
      const palette = readPalette(face.probe);
      if (palette.signature === this.#palette.signature) return;
      this.#palette = palette;
      this.#draw();
    });
    // On paper the page is light whatever the screen is: the picture then takes its colours from the page, unresolved.
    for (const [name, paper] of [
      ["beforeprint", true],
      ["afterprint", false],
    ] as const) {
      const turn = (): void => {
        this.#paper = paper;
        this.#hands.paper(paper);
        this.#draw();
      };
      document.defaultView?.addEventListener(name, turn, { signal });
    }
  }

  /** Draws a run anew. */
  show(scene: Scene): void {
    this.#scene = scene;
    if (this.#size) this.#draw();
    else this.measure();
  }

  /** Shows another moment of the run drawn. */
  at(moment: Seconds): void {
    if (!this.#scene || this.#scene.at === moment) return;
    this.#scene = { ...this.#scene, at: moment };
    this.#picture?.at(moment);
  }

  /** Takes the picture away: it no longer says what the knobs say. */
  clear(): void {
    this.#scene = this.#picture = undefined;
    this.#face.picture.replaceChildren();
  }

  #draw(): void {
    const scene = this.#scene;
    if (!scene || !this.#size) return;
    try {
      const picture = this.#options.demo.draw(scene.model, this.#frame(this.#size, scene), scene.ghost);
      picture.at(scene.at);
      this.#picture = picture;
      const { picture: box } = this.#face;
      keepFocus(box, () => box.replaceChildren(picture.node));
      // What can be walked through with keys is no single image to those who hear the page.
      box.setAttribute("role", box.querySelector("[tabindex]") ? "group" : "img");
    } catch (failure) {
      this.#hands.failed(failure);
    }
  }

  #frame({ width, height, pixelRatio }: Size, { here, study }: Scene): Frame {
    const { scale, id } = this.#options;
    const still = this.#options.still || this.#paper;
    const palette = this.#palette;
    return {
      document: this.#face.node.ownerDocument,
      width,
      height,
      pixelRatio,
      still,
      label: labelSize(scale, width),
      idPrefix: id,
      palette: still ? stillPalette : (role) => palette.colour(role),
      ...(here ? { here } : {}),
      ...(study ? { study } : {}),
      emit: (change) => this.#hands.emit(change),
    };
  }
}

/** The ready answers on a question card: by key, by mouse and by touch, and which one was given. */
import type { DemoFigure } from "../../demos/host/index.ts";

/** The buttons of one slide; none where its question has no ready answers. */
export class Answers {
  readonly #section: HTMLElement;
  readonly #figure: DemoFigure | undefined;
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(section: HTMLElement, figure: DemoFigure | undefined) {
    this.#section = section;
    this.#figure = figure;
    this.#buttons = [...section.querySelectorAll<HTMLButtonElement>(".answers button")];
    for (const button of this.#buttons) {
      button.addEventListener("click", ({ detail }) => {
        this.give(Number(button.value));
        // A finger or a mouse leaves the keys to the deck; who came by keyboard stays.
        if (detail > 0) button.blur();
      });
    }
    figure?.addEventListener("figure-change", () => this.mark());
  }

  /** Gives answer `n`, from 1, to the evidence, seen or not; nothing once the question is answered. */
  give(n: number): void {
    const figure = this.#figure;
    if (!figure || !this.#section.hasAttribute("data-ask")) return;
    if (figure.dataset["state"] === "ready") figure.answer(n);
    // The room may be quicker than the network.
    else void figure.ready.then(() => figure.answer(n) && this.mark());
    this.mark();
  }

  /** Marks the answer that the figure holds. */
  mark(): void {
    const held = this.#figure?.state.split("~") ?? [];
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(held.includes(button.dataset["state"] ?? "")));
    }
  }
}

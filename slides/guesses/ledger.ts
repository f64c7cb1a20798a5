/** The ledger on the page or the slide: fills each lesson's row with what was guessed and how far off that was. */
import type { Guessed, Miss } from "../../demos/contract/verdict.ts";
import type { Loader } from "../../demos/host/index.ts";
import { make } from "../../demos/host/make.ts";
import { judged } from "./judge.ts";
import type { Kept } from "./kept.ts";
import { tally } from "./tally.ts";
import { track } from "./track.ts";

/** What a ledger needs: the guesses, and the way to the figures that judge them. */
export interface Sources {
  readonly kept: Kept;
  readonly loader: Pick<Loader, "figure" | "table">;
}

/** Every ledger in the document, once. */
export class Ledger {
  readonly #rows: readonly Row[];
  readonly #tallies: readonly Element[];
  readonly #kept: Kept;

  constructor(document: Document, { kept, loader }: Sources) {
    this.#kept = kept;
    this.#tallies = [...document.querySelectorAll("[data-ledger] .tally")];
    this.#rows = [...document.querySelectorAll<HTMLElement>("[data-ledger] [data-lesson]")].map(
      (row) => new Row(row, loader),
    );
  }

  /** Brings every row up to date; resolves once all are. */
  async fill(): Promise<void> {
    await Promise.all(this.#rows.map((row) => row.show(this.#kept.get(row.slug))));
    const words = tally(
      this.#rows.flatMap(({ miss }) => miss ?? []),
      this.#kept.linked,
    );
    for (const tally of this.#tallies) if (tally.textContent !== words) tally.textContent = words;
  }
}

class Row {
  readonly slug: string;
  readonly #row: HTMLElement;
  readonly #loader: Sources["loader"];
  #guess: string | undefined;
  miss: Miss | undefined;

  constructor(row: HTMLElement, loader: Sources["loader"]) {
    this.slug = row.dataset["lesson"] ?? "";
    this.#row = row;
    this.#loader = loader;
  }

  async show(guess: string | undefined): Promise<void> {
    if (guess === this.#guess) return;
    this.#guess = guess;
    const found = guess === undefined ? undefined : await this.#judge(guess);
    // Another guess may have been made while the tables came.
    if (guess !== this.#guess) return;
    this.miss = typeof found === "object" ? found.miss : undefined;
    const { ownerDocument: document } = this.#row;
    const none = make(document, "span", { class: "none" }, typeof found === "string" ? "" : "no guess");
    this.#put("[data-guess]", typeof found === "object" ? found.said : none);
    if (typeof found === "object")
      this.#put("[data-off]", track(document, found.miss), make(document, "span", {}, found.error));
    else this.#put("[data-off]", found ?? "");
    this.#row.toggleAttribute("data-guessed", typeof found === "object");
  }

  /** The verdict; a sentence where it cannot be had; nothing where the text was no guess. */
  #judge(guess: string): Promise<Guessed | string | undefined> {
    return judged(this.#loader, this.slug, guess).catch(() => "This guess could not be compared; it is kept.");
  }

  #put(cell: string, ...children: (Node | string)[]): void {
    this.#row.querySelector(cell)?.replaceChildren(...children);
  }
}

/** Guesses kept in this browser, or those a link came with. They are never sent anywhere. */
import { guessIn, readGuesses, writeGuesses, type Guesses } from "./guesses.ts";

/** Where text is kept from one visit to the next: the browser's storage, or nothing. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const NAME = "dask-in-production:guesses";

/** The browser's own store; nothing where it may not be used. */
export function storeOf(view: Window): Store | undefined {
  try {
    return view.localStorage;
  } catch {
    return undefined;
  }
}

/** What was guessed so far, here. */
export class Kept {
  readonly #guesses: Map<string, string>;
  readonly #store: Store | undefined;
  /** Whether these came with a link: nothing of this browser's own is lost by looking at them. */
  readonly linked: boolean;

  /** `link`: the guesses an address names, or nothing. */
  constructor(link: string | undefined, store: Store | undefined) {
    this.linked = link !== undefined;
    this.#store = store;
    this.#guesses = new Map(this.linked ? readGuesses(link!) : this.#stored());
  }

  get(slug: string): string | undefined {
    return this.#guesses.get(slug);
  }

  /** All of them as text, for an address. */
  get text(): string {
    return writeGuesses(this.#guesses);
  }

  /** Notes what an evidence's state guesses now; false when that is no news. */
  note(slug: string, state: string): boolean {
    const guess = guessIn(state);
    if (guess === this.#guesses.get(slug)) return false;
    const stored = new Map(this.linked ? this.#stored() : this.#guesses);
    for (const guesses of [this.#guesses, stored]) {
      if (guess === undefined) guesses.delete(slug);
      else guesses.set(slug, guess);
    }
    this.#write(stored);
    return true;
  }

  /** Forgets everything, in this window and in the browser. */
  forget(): void {
    this.#guesses.clear();
    this.#write(this.#guesses);
  }

  #stored(): Guesses {
    try {
      return readGuesses(this.#store?.getItem(NAME) ?? "");
    } catch {
      return new Map();
    }
  }

  #write(guesses: Guesses): void {
    try {
      if (guesses.size) this.#store?.setItem(NAME, writeGuesses(guesses));
      else this.#store?.removeItem(NAME);
    } catch {
      // A full or forbidden store: the guesses last no longer than the visit.
    }
  }
}

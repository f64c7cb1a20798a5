/** Which slides are near enough for their figures to be loaded: the one shown, and the ones a press away. */
import type { Stage } from "./stage.ts";

interface Door {
  readonly opened: Promise<void>;
  open(): void;
}

/** A promise a slug, kept when its slide comes near. */
export class Nearness {
  readonly #slugs: readonly string[];
  readonly #doors = new Map<string, Door>();

  constructor(stages: readonly Stage[]) {
    this.#slugs = stages.map(({ slug }) => slug);
  }

  /** Resolves once the slide of that slug is near, or at once for a figure that is on no slide of its own. */
  of(slug: string): Promise<void> {
    return this.#slugs.includes(slug) ? this.#door(slug).opened : Promise.resolve();
  }

  /** The slide at `index` is shown now. */
  at(index: number): void {
    for (const slug of this.#slugs.slice(Math.max(0, index - 1), index + 2)) this.#door(slug).open();
  }

  /** Everything is near: print shows all slides. */
  everywhere(): void {
    for (const slug of this.#slugs) this.#door(slug).open();
  }

  #door(slug: string): Door {
    let door = this.#doors.get(slug);
    if (!door) {
      let open = (): void => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      door = { opened, open };
      this.#doors.set(slug, door);
    }
    return door;
  }
}

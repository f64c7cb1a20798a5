/** Which slides are near enough for their figures to be loaded: the one shown, and the ones a press away. */
import type { Stage } from "./stage.ts";

interface Door {
  readonly opened: Promise<void>;
  open(): void;
}

/** A promise a slug, kept when its slide comes near. */
export class Nearness {
  /** Of each slide, in their order. */
  readonly #slugs: readonly (readonly string[])[];
  /** How many slides to either side are near. */
  readonly #reach: number;
  readonly #doors = new Map<string, Door>();

  constructor(stages: readonly Stage[], reach: number) {
    this.#slugs = stages.map(({ all }) => all.map((figure) => figure.getAttribute("demo") ?? ""));
    this.#reach = reach;
  }

  /** Resolves once a slide with a figure of that slug is near. */
  of(slug: string): Promise<void> {
    return this.#door(slug).opened;
  }

  /** The slide at `index` is shown now. */
  at(index: number): void {
    const near = this.#slugs.slice(Math.max(0, index - this.#reach), index + this.#reach + 1);
    for (const slug of near.flat()) this.#door(slug).open();
  }

  /** Everything is near: print shows all slides. */
  everywhere(): void {
    for (const slug of this.#slugs.flat()) this.#door(slug).open();
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

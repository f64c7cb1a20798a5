import type { Seconds } from "../contract/demo.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Handed } from "./handed.ts";
import type { Show } from "./loader.ts";

/** The line that says whose data a figure shows. */
export interface Credited {
  /** Its parts, as the figure stands. */
  readonly sources: readonly string[];
  /** The other figure names other sources now. */
  credited(): void;
}

/** What figures of one lesson know of one another: where the demo's run landed, and the state for a common link. */
export interface Sibling {
  readonly slug: string;
  readonly show: Show;
  readonly document: Document;
  readonly state: string;
  readonly at: Seconds | undefined;
  /** Its credit, which a place may show beside that of the other figure. */
  readonly showing: { readonly controls: Credited };
  /** Where the run landed, once it has ended; only a demo has one. */
  readonly outcome: Outcome | undefined;
  /** The demo's run ended there, or is under way again. */
  landed(outcome: Outcome | undefined): void;
  /** A hand on the other figure picked something that sets knobs of this one. */
  handed(knobs: Handed): void;
}

const figures = new Set<Sibling>();

/** The other figure of the same lesson in the same document; one that never joined has none. */
export function siblingOf(figure: Sibling): Sibling | undefined {
  const { slug, show, document } = figure;
  for (const one of figures.has(figure) ? figures : []) {
    if (one.slug === slug && one.show !== show && one.document === document) return one;
  }
  return undefined;
}

/** Joins the figures of the document; the function returned leaves them. Whoever comes late hears what was said before. */
export function join(figure: Sibling): () => void {
  figures.add(figure);
  if (figure.show === "evidence") {
    const outcome = siblingOf(figure)?.outcome;
    if (outcome) figure.landed(outcome);
  }
  return () => {
    if (figure.show === "demo") tell(figure, undefined);
    figures.delete(figure);
  };
}

/** Tells every evidence figure of the lesson where the demo's run landed. */
export function tell(figure: Sibling, outcome: Outcome | undefined): void {
  const { slug, document } = figure;
  for (const one of figures.has(figure) ? figures : []) {
    if (one.slug === slug && one.show === "evidence" && one.document === document) one.landed(outcome);
  }
}

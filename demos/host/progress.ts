import { make } from "./make.ts";

/** What goes on, and what the viewer can do about it. */
export interface Doing {
  readonly what: string;
  /** How far, where that can be said. */
  readonly count?: string;
  readonly done?: number;
  readonly of?: number;
  /** What stands on the button. */
  readonly button: string;
  press(): void;
}

/** A quiet line: what is being computed, how far it is, and a button to stop it. */
export interface Progress {
  readonly node: HTMLElement;
  /** Nothing: nothing goes on. */
  show(doing?: Doing): void;
}

/** Makes the line, hidden. Nothing in it speaks by itself: what came of it is said once, by the figure. */
export function progress(document: Document): Progress {
  const what = make(document, "span", { class: "what" });
  const bar = make(document, "progress", {});
  const count = make(document, "span", { class: "count" });
  const button = make(document, "button", { type: "button", class: "quiet" });
  const node = make(document, "div", { class: "progress", hidden: true }, what, bar, count, button);
  let doing: Doing | undefined;
  let stopped = false;
  button.addEventListener("click", () => {
    stopped = true;
    doing?.press();
  });
  // A keyboard that is on the button stays where it is: the line goes when the keyboard has gone on by itself.
  button.addEventListener("blur", () => {
    if (!doing) node.hidden = true;
  });
  return {
    node,
    show(next) {
      doing = next;
      const held = (node.getRootNode() as Document | ShadowRoot).activeElement === button;
      node.hidden = !next && !held;
      bar.hidden = !next || next.button !== "Cancel";
      button.setAttribute("aria-disabled", String(!next));
      if (!next) {
        what.textContent = stopped ? "Cancelled." : "Done.";
        count.textContent = "";
        return;
      }
      stopped = false;
      what.textContent = next.what;
      count.textContent = next.count ?? "";
      button.textContent = next.button;
      bar.setAttribute("aria-label", next.what);
      if (next.of === undefined) {
        bar.removeAttribute("value");
      } else {
        bar.max = next.of;
        bar.value = next.done ?? 0;
      }
    },
  };
}

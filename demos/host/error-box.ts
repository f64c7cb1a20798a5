import { make } from "./make.ts";

/** One polite sentence in the figure's own place: what happened, and what the reader still has. */
export function errorBox(document: Document, reason: string): HTMLElement {
  return make(
    document,
    "p",
    { class: "error", role: "alert" },
    make(document, "strong", {}, "This figure cannot be shown."),
    ` ${reason}`,
  );
}

/** The reason a failure gives, as a sentence; a failure that gives none is called by its kind. */
export function reasonOf(failure: unknown): string {
  const said = failure instanceof Error ? failure.message || failure.name : String(failure);
  const sentence = said.trim().slice(0, 300);
  const whole = /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

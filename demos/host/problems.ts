import { make } from "./make.ts";

/** Shows one sentence each for what was not taken, until dismissed; replaces what was said before. */
export function showProblems(box: HTMLElement, sentences: readonly string[]): void {
  const document = box.ownerDocument;
  box.replaceChildren(
    ...sentences.map((sentence) => {
      const dismiss = make(document, "button", { type: "button", class: "quiet", "aria-label": "Dismiss" }, "×");
      const line = make(
        document,
        "p",
        { class: "problem", role: "status" },
        make(document, "span", {}, sentence),
        dismiss,
      );
      dismiss.addEventListener("click", () => line.remove());
      return line;
    }),
  );
}

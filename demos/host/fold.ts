import { make } from "./make.ts";

/** Pixels that a row of stories has on stage, what a letter takes of them, and what a button takes around its letters. */
const [ROW, LETTER, AROUND] = [1030, 9.4, 35];

/** How many of these stories stand in one row of a stage: the others come with the button that opens the rest. */
export function inRow(titles: readonly string[]): number {
  let used = 0;
  const past = titles.findIndex((title) => (used += title.length * LETTER + AROUND) > ROW);
  return past < 0 ? titles.length : past;
}

/**
 * The button that shows what there is no room for at first, `within` which it stands: on stage the stories past their first
 * row, on a phone all but the first two knobs and three stories. Where there is room for all of it, it is not shown.
 */
export function fold(document: Document, within: HTMLElement): HTMLElement {
  const button = make(document, "button", { type: "button", class: "quiet fold", "aria-expanded": "false" }, "More");
  button.addEventListener("click", () => {
    const open = within.toggleAttribute("data-more");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Less" : "More";
  });
  return button;
}

/** The list of keys that `?` opens, made from the very table the keys are bound by. */
import { bindings, type Binding } from "./bindings.ts";

/** Over the deck, not in it: it keeps its size whatever the scale of the stage. */
export class Help {
  readonly #dialog: HTMLDialogElement;

  constructor(document: Document) {
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => this.close());
    const title = document.createElement("h2");
    title.id = "keys-title";
    title.textContent = "Keys";
    dialog.className = "help";
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.append(
      title,
      close,
      list(document, "talk", "The talk"),
      list(document, "figure", "The figure on the slide"),
    );
    // Inside, every key is the list's own: Escape is the browser's, and the key that opened it closes it.
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "?" || event.key === "F1") this.close();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) this.close();
    });
    document.body.append(dialog);
    this.#dialog = dialog;
  }

  toggle(): void {
    if (this.#dialog.open) this.close();
    else this.#dialog.showModal();
  }

  close(): void {
    if (this.#dialog.open) this.#dialog.close();
  }
}

function list(document: Document, part: Binding["part"], heading: string): HTMLElement {
  const section = document.createElement("section");
  const title = document.createElement("h3");
  title.textContent = heading;
  const rows = document.createElement("dl");
  for (const { keys, does } of bindings.filter((binding) => binding.part === part)) {
    const [key, act] = [document.createElement("dt"), document.createElement("dd")];
    for (const name of keys.split("  ")) {
      const cap = document.createElement("kbd");
      cap.textContent = name;
      key.append(cap, " ");
    }
    act.textContent = does;
    rows.append(key, act);
  }
  section.append(title, rows);
  return section;
}

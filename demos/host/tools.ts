import { make } from "./make.ts";

/** A panel that a small button opens; `fill` is called each time it opens, and when `refresh` finds it open. */
export interface Tool {
  readonly name: string;
  readonly label: string;
  fill(): Node;
}

/** The small buttons at the foot of a figure, and the one panel they share. */
export interface Tools {
  readonly buttons: HTMLElement;
  readonly panel: HTMLElement;
  /** Fills an open panel anew: the figure says something else now. */
  refresh(): void;
  /** Closes an open panel: the place shows something else now. */
  close(): void;
}

/** Makes the buttons. One panel at a time: a figure on stage has room for one over its picture, and nothing may scroll away. */
export function tools(document: Document, id: string, reset: (() => void) | undefined, list: readonly Tool[]): Tools {
  const panel = make(document, "div", { class: "panel", id: `${id}panel`, role: "group", tabindex: 0, hidden: true });
  const buttons = make(document, "div", { class: "tools" });
  let open: Tool | undefined;
  const opens = new Map<Tool, HTMLButtonElement>();
  const show = (tool: Tool | undefined): void => {
    open = tool;
    for (const [one, button] of opens) button.setAttribute("aria-expanded", String(one === tool));
    panel.hidden = !tool;
    panel.setAttribute("aria-label", tool?.label ?? "");
    panel.replaceChildren(...(tool ? [tool.fill()] : []));
  };
  if (reset) {
    const button = make(document, "button", { type: "button", class: "quiet" }, "Reset");
    button.addEventListener("click", reset);
    buttons.append(button);
  }
  for (const tool of list) {
    const button = make(
      document,
      "button",
      { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": `${id}panel`, title: tool.label },
      tool.name,
    );
    button.addEventListener("click", () => show(open === tool ? undefined : tool));
    opens.set(tool, button);
    buttons.append(button);
  }
  // Escape closes what it was opened for, and only that: a deck around it would answer with its overview.
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    show(undefined);
  };
  for (const part of [panel, buttons]) part.addEventListener("keydown", escape);
  return {
    buttons,
    panel,
    refresh() {
      if (open) panel.replaceChildren(open.fill());
    },
    close: () => show(undefined),
  };
}

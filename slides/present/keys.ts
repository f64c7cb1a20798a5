/** The clicker and the keyboard. Two buttons, PageDown and PageUp, always drive the deck; a control keeps its own keys. */
import type { RevealApi } from "reveal.js";
import type { Stage } from "./stage.ts";

const CONTROL =
  "button,select,input,textarea,summary,a[href],[role=slider],[role=button],[role=application],[contenteditable],[data-demo-keys]";

/** Whether a key was pressed in a control, looked at through shadow roots: reveal itself would see only the host. */
export function inControl(event: Event): boolean {
  // From the speaker's window reveal passes on a bare key code, which was pressed in no control of ours.
  const [target] = event.composedPath?.() ?? [];
  return target instanceof Element && target.closest(CONTROL) !== null;
}

/** PageDown and PageUp act on the deck from wherever the focus is, before the control that has it could take them. */
export function guardClicker(deck: RevealApi): void {
  const drive = (event: KeyboardEvent): void => {
    const onwards = event.key === "PageDown";
    if ((!onwards && event.key !== "PageUp") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    letGo();
    if (onwards) deck.next();
    else deck.prev();
  };
  window.addEventListener("keydown", drive, { capture: true });
}

/** The keys of the figure on the slide, named in the list that `?` opens. */
export function bindFigureKeys(deck: RevealApi, stage: () => Stage | undefined, changed: () => void): void {
  const bind = (keyCode: number, key: string, description: string, act: (stage: Stage) => void): void =>
    deck.addKeyBinding({ keyCode, key, description }, () => {
      const now = stage();
      if (now) act(now);
      changed();
    });
  bind(84, "T", "Play or pause the figure", ({ lead }) => (lead?.playing ? lead.pause() : lead?.play()));
  bind(82, "R", "Reset the figure", ({ lead }) => lead?.reset());
  bind(219, "[", "Step the figure back", ({ lead }) => lead?.step(-1));
  bind(221, "]", "Step the figure forward", ({ lead }) => lead?.step(1));
  bind(69, "E", "Evidence to full width and back", (now) => now.enlarge("evidence"));
  bind(68, "D", "Demo to full width and back", (now) => now.enlarge("demo"));
}

/** Takes the focus from whatever has it, however deep: the next key is the deck's. */
function letGo(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLElement) active.blur();
}

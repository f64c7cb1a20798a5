/** The clicker and the keyboard. Two buttons, PageDown and PageUp, always drive the deck; a control keeps its own keys. */
import { back, bindingOf, bindings, codeOf, onwards, type Desk } from "./bindings.ts";
import type { Help } from "./help.ts";

const CONTROL =
  "button,select,input,textarea,summary,a[href],[role=slider],[role=button],[role=application],[contenteditable],[data-demo-keys]";

/** Keys that are only held, with others. */
const HELD = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"];

/** Whether a key was pressed in a control, looked at through shadow roots: reveal itself would see only the host. */
function inControl(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(CONTROL) !== null;
}

/** Every key goes through the table of bindings.ts: reveal listens to none by itself. */
export function bindKeys(desk: Desk, help: Help): void {
  window.addEventListener("keydown", (event) => guard(event, desk, help), { capture: true });
  document.addEventListener("keydown", (event) => {
    const { key, altKey: alt, shiftKey: shift } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || inControl(event)) return;
    const binding = bindingOf(key);
    if (!binding || (alt && !key.startsWith("Arrow"))) return;
    event.preventDefault();
    binding.act(desk, { key: key.toLowerCase(), alt, shift });
  });
  // The speaker's window hands its keys to reveal, as numbers.
  for (const { on, act } of bindings) {
    for (const key of on) desk.deck.addKeyBinding(codeOf(key), () => act(desk, { key }));
  }
}

/** Before a control that has the focus could take them: the clicker's two keys, and any key while the screen is black. */
function guard(event: KeyboardEvent, desk: Desk, help: Help): void {
  if (event.altKey || event.ctrlKey || event.metaKey || HELD.includes(event.key)) return;
  const black = desk.deck.isPaused();
  const clicker = event.key === "PageDown" || event.key === "PageUp";
  if (!black && !clicker) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (black) return desk.deck.togglePause(false);
  help.close();
  letGo();
  if (event.key === "PageDown") onwards(desk);
  else back(desk);
}

/** Takes the focus from whatever has it, however deep: the next key is the deck's. */
function letGo(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLElement) active.blur();
}

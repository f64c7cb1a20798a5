/** What takes the arrow keys in a picture: for assistive technology a slider whose value is said in words. */
import { set } from "./svg.ts";

/** Makes the SVG `root` one that can be focused and moved through; its range and values are the caller's. */
export function asSlider(root: Element, label: string): void {
  root.removeAttribute("aria-hidden");
  root.removeAttribute("focusable");
  set(root, { role: "slider", tabindex: 0, "data-demo-keys": "", "aria-label": label });
}

/** Arrow keys that move a value: more is to the right, and up. */
export const MORE: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** Gives keys pressed on `root` to `act`, which says whether a key was its; the others stay the page's, and all shortcuts. */
export function onKeys(root: Element, act: (key: string) => boolean): void {
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (!(altKey || ctrlKey || metaKey) && act(key)) event.preventDefault();
  });
}

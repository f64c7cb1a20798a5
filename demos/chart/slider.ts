/** What takes the arrow keys in a picture: for assistive technology a slider whose value is said in words. */
import { set } from "./svg.ts";

/** Makes the SVG `root` one that can be focused and moved through; its range and values are the caller's. */
export function asSlider(root: Element, label: string): void {
  root.removeAttribute("aria-hidden");
  root.removeAttribute("focusable");
  set(root, { role: "slider", tabindex: 0, "data-demo-keys": "", "aria-label": label });
}

/**
 * Draws a picture anew under a keyboard that may be on it: it then is on the new picture. This is the only place in
 * `demos/` that gives the focus to anything, and only to whom it was taken from.
 */
export function keepFocus(box: HTMLElement, redraw: () => void): void {
  const { activeElement } = box.getRootNode() as Document | ShadowRoot;
  const held = activeElement !== null && box.contains(activeElement);
  redraw();
  if (held) box.querySelector<HTMLElement | SVGElement>("[data-demo-keys]")?.focus({ preventScroll: true });
}

/** Where in a picture somebody points. Right under any CSS scale: the deck is scaled, a page is not. */

/**
 * The pointer in the element's own coordinates, before any transform. Undefined where the element is not rendered.
 */
export function localPoint(
  event: { readonly clientX: number; readonly clientY: number },
  element: Element,
): readonly [x: number, y: number] | undefined {
  const matrix = (element as SVGGraphicsElement).getScreenCTM?.();
  if (!matrix) return undefined;
  const { a, b, c, d, e, f } = matrix;
  const determinant = a * d - b * c;
  if (!determinant) return undefined;
  const x = event.clientX - e;
  const y = event.clientY - f;
  return [(d * x - c * y) / determinant, (a * y - b * x) / determinant];
}

/**
 * Calls `onPoint` at a press on the target and at every move with the button held. It keeps no state and captures
 * nothing: a pick usually redraws the picture, and the drag has to go on over the new one.
 */
export function onDrag(target: Element, onPoint: (x: number, y: number) => void): void {
  const point = (event: Event): void => {
    const pointer = event as PointerEvent;
    // Only the main button of the main pointer: the second finger of a pinch and a right click mean something else.
    if (!(pointer.buttons & 1) || pointer.isPrimary === false) return;
    const at = localPoint(pointer, target);
    if (at) onPoint(...at);
  };
  target.addEventListener("pointerdown", point);
  target.addEventListener("pointermove", point);
  // A drag would otherwise select the words of the chart.
  target.addEventListener("mousedown", (event) => event.preventDefault());
}

/** What a finger moves by itself: its drag is not the deck's. `.pick` is what a chart lets be dragged, `.pad` a drawn line. */
const DRAGGED = ".pick, .pad, canvas, input, select, .panel, .drawer";

/**
 * Says, while a finger is on something that is dragged, that it is no swipe. Reveal looks for the attribute on the element a
 * press begins in, and cannot look inside; elsewhere on a figure a swipe still turns the page.
 */
export function watchSwipe(element: HTMLElement): void {
  element.addEventListener(
    "pointerdown",
    (event) => {
      const dragged = event.composedPath().some((part) => part instanceof Element && part.matches(DRAGGED));
      element.toggleAttribute("data-prevent-swipe", dragged);
    },
    { capture: true },
  );
}

/**
 * Whether states change without movement here: the page says so (`<html data-motion="reduce">`, or "full"), or else the
 * reader's system does. Calls back at once and whenever the answer changes.
 */
export function watchMotion(document: Document, signal: AbortSignal, changed: (reduced: boolean) => void): void {
  const view = document.defaultView;
  if (!view) return changed(false);
  const query = view.matchMedia("(prefers-reduced-motion: reduce)");
  let last: boolean | undefined;
  const look = (): void => {
    const said = document.documentElement.dataset["motion"];
    const reduced = said === "reduce" || (said !== "full" && query.matches);
    if (reduced !== last) changed((last = reduced));
  };
  query.addEventListener("change", look, { signal });
  const watcher = new view.MutationObserver(look);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-motion"] });
  signal.addEventListener("abort", () => watcher.disconnect());
  look();
}

/** Whether a figure can be seen. Opens and closes by itself; `check` looks again, for what the page changed unannounced. */
export interface Gate {
  readonly open: boolean;
  /** Said by the place: slide not present, overview, speaker preview, print. */
  asleep: boolean;
  check(): boolean;
}

/**
 * Six things must hold at once: connected, not asleep, the tab shown, on the screen, not hidden by any style, not on its
 * way to paper. An IntersectionObserver alone takes stacked, faded-out slides for visible ones.
 */
export function watchVisible(element: HTMLElement, signal: AbortSignal, changed: (open: boolean) => void): Gate {
  const document = element.ownerDocument;
  const view = document.defaultView!;
  const paper = view.matchMedia("print");
  let intersecting = false;
  let asleep = false;
  let open = false;
  const check = (): boolean => {
    const now =
      !signal.aborted &&
      element.isConnected &&
      !asleep &&
      !document.hidden &&
      intersecting &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !paper.matches;
    if (now !== open) changed((open = now));
    return open;
  };
  const observer = new view.IntersectionObserver((entries) => {
    intersecting = entries.at(-1)?.isIntersecting ?? false;
    check();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
  document.addEventListener("visibilitychange", check, { signal });
  paper.addEventListener("change", check, { signal });
  // A slide that fades in is invisible until it has: the end of its transition is the only news of that.
  for (const end of ["transitionend", "animationend"]) document.addEventListener(end, check, { signal });
  return {
    get open() {
      return open;
    },
    get asleep() {
      return asleep;
    },
    set asleep(value) {
      asleep = value;
      check();
    },
    check,
  };
}

/** Waits until an element is within a screen's height of being seen; for ever, if it is given up before. */
export function whenNear(element: HTMLElement, signal: AbortSignal): Promise<void> {
  const view = element.ownerDocument.defaultView!;
  return new Promise((near) => {
    const observer = new view.IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        near();
      },
      { rootMargin: "100% 0px" },
    );
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect());
  });
}

import { oncePerFrame } from "../drive/clock.ts";

/** CSS pixels of the unscaled figure, and device pixels per CSS pixel with the scale of the stage in it. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Where a figure stands; it sets the sizes of type. */
export type Scale = "stage" | "page" | "embed";

/** Pixels of a chart label: readable from the back row on stage, 12 at least in a narrow embed. */
export function labelSize(scale: Scale, width: number): number {
  if (scale === "stage") return 18;
  return scale === "page" || width >= 480 ? 14 : 12;
}

/**
 * Calls back, at most once a frame, whenever the size or sharpness is another; the function returned looks at once. A size of nothing, that of a
 * slide not laid out, is no size. Reveal scales its stage without resizing anything in it, and says so with a "resize"
 * event that bubbles to the window; a window moved to a sharper screen says nothing but that its resolution is another.
 */
export function watchSize(element: HTMLElement, signal: AbortSignal, changed: (size: Size) => void): () => void {
  const view = element.ownerDocument.defaultView!;
  let last: Size = { width: 0, height: 0, pixelRatio: 0 };
  const measure = (): void => {
    const { clientWidth: width, clientHeight: height, offsetWidth } = element;
    if (!width || !height) return;
    const pixelRatio = (view.devicePixelRatio * element.getBoundingClientRect().width) / offsetWidth;
    const same = width === last.width && height === last.height && Math.abs(pixelRatio / last.pixelRatio - 1) < 0.002;
    if (!same) changed((last = { width, height, pixelRatio }));
  };
  const later = oncePerFrame(measure);
  const observer = new view.ResizeObserver(() => later.ask());
  observer.observe(element);
  view.addEventListener("resize", () => later.ask(), { signal });
  // Each query is about one resolution: with the next one comes the next query.
  const watchDots = (): void => {
    const query = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
    const moved = (): void => {
      later.ask();
      watchDots();
    };
    query.addEventListener("change", moved, { signal, once: true });
  };
  watchDots();
  signal.addEventListener("abort", () => {
    observer.disconnect();
    later.cancel();
  });
  return measure;
}

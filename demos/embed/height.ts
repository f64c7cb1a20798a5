/** Tells the page around an embed how tall it is, so that its frame can fit. It listens to nobody. */

/** The least and the most a frame is asked to be, in CSS pixels. */
const LEAST = 120;
const MOST = 4000;

/** Says the height on load and whenever it changes; never when the page stands alone, or has no width yet. */
export function sayHeight(): void {
  if (window.parent === window.self) return;
  let said = 0;
  const say = (): void => {
    // Hidden frames measure nothing; what they would say is wrong.
    if (window.innerWidth === 0) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const value = Math.min(MOST, Math.max(LEAST, height));
    if (value === said) return;
    said = value;
    // The height is no secret, and an opaque frame has no name for its parent.
    window.parent.postMessage({ ns: "dask-demo", v: 1, type: "height", value }, "*");
    askResize();
  };
  say();
  new ResizeObserver(say).observe(document.body);
  // A frame below the fold observes nothing until it is scrolled to: measure at these moments as well.
  for (const name of ["load", "resize", "pageshow"]) window.addEventListener(name, say);
}

/** Where the browser itself fits frames to their content, it wants to be asked again. */
function askResize(): void {
  try {
    (window as { requestResize?: () => void }).requestResize?.();
  } catch {
    // Not allowed in this frame: the message above has said it.
  }
}

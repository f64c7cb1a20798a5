/** The only place that knows wall time and the screen's frames. Nothing runs here that was not started, or after it stopped. */

/** Longest step one tick may tell, in wall seconds: after a stall a run goes on where it was, it does not leap. */
const LONGEST = 0.25;

/**
 * Ticks once a frame with the wall seconds since the tick before (0 the first time), until `tick` gives false or the
 * returned function is called.
 */
export function startClock(tick: (elapsed: number) => boolean): () => void {
  let last: number | undefined;
  let pending = 0;
  const frame = (now: number): void => {
    pending = 0;
    const elapsed = last === undefined ? 0 : Math.min(LONGEST, Math.max(0, (now - last) / 1000));
    last = now;
    if (tick(elapsed) && !stopped) pending = requestAnimationFrame(frame);
  };
  let stopped = false;
  pending = requestAnimationFrame(frame);
  return () => {
    stopped = true;
    cancelAnimationFrame(pending);
  };
}

/** Calls once, before the next frame is painted. The returned function calls it off. */
export function nextFrame(then: () => void): () => void {
  const pending = requestAnimationFrame(then);
  return () => cancelAnimationFrame(pending);
}

/** Gathers any number of calls into one a frame. */
export interface Once {
  /** Asks for the work to be done in the next frame; a second asking before then changes nothing. */
  ask(): void;
  /** Does the work now, if it was asked for. */
  flush(): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

/** Work that is done once asking has ceased for so many seconds: what is said aloud waits for a hand to rest. */
export function afterPause(seconds: number, work: () => void): Pick<Once, "ask" | "cancel"> {
  let pending: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      clearTimeout(pending);
      pending = setTimeout(work, seconds * 1000);
    },
    cancel() {
      clearTimeout(pending);
    },
  };
}

/** Work that is done at most once a frame, however often it is asked for. */
export function oncePerFrame(work: () => void): Once {
  let cancel: (() => void) | undefined;
  const once: Once = {
    ask() {
      cancel ??= nextFrame(once.flush);
    },
    flush() {
      if (!cancel) return;
      once.cancel();
      work();
    },
    cancel() {
      cancel?.();
      cancel = undefined;
    },
  };
  return once;
}

/** Milliseconds since the page, or the worker, began. */
export const now = (): number => performance.now();

/** Does the work again and again, after so many seconds each time, until the returned function is called. */
export function every(seconds: number, work: () => void): () => void {
  const pending = setInterval(work, seconds * 1000);
  return () => clearInterval(pending);
}

/** How far a run is, on stderr: a bar on a terminal, a plain line now and then elsewhere; nothing for a short run. */
import type { Watch } from "../../demos/scheduler/scenario.ts";

/** What it is written to: `process.stderr`. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds: no word before the first, then no sooner than so long after the last. */
const PATIENCE = 1000;
const REDRAW = 100;
const REPEAT = 5000;

/** `watch` is for `simulate`; `end` takes the bar away. `now` gives milliseconds. */
export function progress(out: Output, now: () => number): { readonly watch: Watch; readonly end: () => void } {
  const began = now();
  let next = began + PATIENCE;
  let shown = false;
  const watch: Watch = (done, submitted) => {
    const time = now();
    if (time < next) return true;
    next = time + (out.isTTY ? REDRAW : REPEAT);
    const words = `${done.toLocaleString("en-US")} of ${submitted.toLocaleString("en-US")} tasks`;
    const share = submitted === 0 ? 0 : Math.min(1, done / submitted);
    if (out.isTTY) {
      shown = true;
      out.write(`\r${bar(share, words, out.columns || 80)}\u001b[K`);
    } else out.write(`${words} after ${Math.round((time - began) / 1000)} s\n`);
    return true;
  };
  const end = (): void => {
    if (shown) out.write("\r\u001b[K");
  };
  return { watch, end };
}

/** One cell short of the terminal's width, so that the line never wraps. */
function bar(share: number, words: string, columns: number): string {
  const text = ` ${String(Math.floor(share * 100)).padStart(3)} %  ${words}`;
  const width = Math.min(40, columns - text.length - 1);
  if (width < 5) return text.slice(0, Math.max(0, columns - 1));
  const full = Math.round(share * width);
  return "█".repeat(full) + "░".repeat(width - full) + text;
}

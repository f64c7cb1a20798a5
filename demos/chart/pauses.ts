/** When rows had nothing to run, as bars. */
import type { Seconds } from "../contract/demo.ts";
import { kindOf, type Bar } from "./bars.ts";

/** Whose pauses. Times in virtual seconds. */
export interface PausesOptions {
  readonly rows: number;
  readonly until: Seconds;
  /** A shorter pause is only the scheduler's moment between two tasks. */
  readonly least: Seconds;
  /** From when to when a row was there; from 0 to `until` unless said. */
  there?(row: number): readonly [from: Seconds, to: Seconds];
}

/** What no bar covers of each row, before its first and after its last too. A transfer is no work: who waits for it waits. */
export function pauses(bars: readonly Bar[], { rows, until, least, there }: PausesOptions): Bar[] {
  const mine: Bar[][] = Array.from({ length: rows }, () => []);
  for (const bar of bars) if (kindOf(bar) !== "transfer") mine[bar.row]?.push(bar);
  return mine.flatMap((all, row) => {
    const [from, to] = there?.(row) ?? [0, until];
    const found: Bar[] = [];
    let free = from;
    for (const { start, stop } of [...all.sort((a, b) => a.start - b.start), { start: to, stop: to }]) {
      const end = Math.min(start, to);
      if (end - free >= least) found.push({ key: "waiting", row, start: free, stop: end, role: "waiting" });
      free = Math.max(free, stop);
    }
    return found;
  });
}

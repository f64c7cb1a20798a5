/** Bars in the order of their rows and starts, as plain numbers: what counting pixels and naming tasks both ask for. */
import type { Role, Seconds } from "../contract/demo.ts";
import { kindOf, type Bar, type Kind } from "./bars.ts";

/** A way bars look. */
export interface Look {
  readonly role: Role;
  readonly kind: Kind;
}

/** Places 0 … n−1, row after row, in each by start. Times in virtual seconds. */
export interface BarIndex {
  readonly rows: number;
  /** Where each row begins; one more at the end. */
  readonly from: Int32Array;
  /** The bar at a place. */
  bar(place: number): Bar;
  readonly start: Float64Array;
  readonly stop: Float64Array;
  /** The latest stop of its row so far: how far back a bar may lie that is still running. */
  readonly reach: Float64Array;
  /** Which of `looks`. */
  readonly look: Uint8Array;
  readonly looks: readonly Look[];
}

/** The same bars are asked for again whenever a size or a colour changes. */
const known = new WeakMap<readonly Bar[], BarIndex>();

/** Indexes bars; those in no row there is are left out. In O(n) where each row's bars come by start, as they usually do. */
export function indexBars(bars: readonly Bar[], rows: number): BarIndex {
  const before = known.get(bars);
  if (before?.rows === rows) return before;
  const order = byRow(bars, rows);
  const { from, places } = order;
  const total = places.length;
  const start = new Float64Array(total);
  const stop = new Float64Array(total);
  const reach = new Float64Array(total);
  const look = new Uint8Array(total);
  const looks: Look[] = [];
  const numbers = new Map<Role, Map<Kind, number>>();
  for (let row = 0; row < rows; row++) {
    let latest = -Infinity;
    for (let place = from[row]!; place < from[row + 1]!; place++) {
      const bar = bars[places[place]!]!;
      start[place] = bar.start;
      stop[place] = bar.stop;
      reach[place] = latest = Math.max(latest, bar.stop);
      look[place] = numberOf(bar, looks, numbers);
    }
  }
  const index = { rows, from, bar: (place: number) => bars[places[place]!]!, start, stop, reach, look, looks };
  known.set(bars, index);
  return index;
}

function numberOf(bar: Bar, looks: Look[], numbers: Map<Role, Map<Kind, number>>): number {
  const kind = kindOf(bar);
  const found = numbers.get(bar.role)?.get(kind);
  if (found !== undefined) return found;
  const kinds = numbers.get(bar.role) ?? new Map<Kind, number>();
  numbers.set(bar.role, kinds.set(kind, looks.length));
  return looks.push({ role: bar.role, kind }) - 1;
}

/** Counts each row, then deals the bars out; a row that was not in order is sorted. */
function byRow(bars: readonly Bar[], rows: number): { readonly from: Int32Array; readonly places: Int32Array } {
  const from = new Int32Array(rows + 1);
  const within = (row: number): boolean => row >= 0 && row < rows;
  for (const { row } of bars) if (within(row)) from[row + 1]!++;
  for (let row = 0; row < rows; row++) from[row + 1]! += from[row]!;
  const places = new Int32Array(from[rows]!);
  const next = from.slice(0, rows);
  const last = new Float64Array(rows).fill(-Infinity);
  const unsorted = new Set<number>();
  for (let at = 0; at < bars.length; at++) {
    const { row, start } = bars[at]!;
    if (!within(row)) continue;
    if (start < last[row]!) unsorted.add(row);
    last[row] = start;
    places[next[row]!++] = at;
  }
  for (const row of unsorted) {
    places.subarray(from[row]!, from[row + 1]!).sort((a, b) => bars[a]!.start - bars[b]!.start || a - b);
  }
  return { from, places };
}

/** The last place of a row whose bar has started by then; one before the row's first where none has. */
export function startedBy({ from, start }: BarIndex, row: number, moment: Seconds): number {
  let low = from[row]!;
  let high = from[row + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The place in a row that runs at a moment, or else comes nearest to it; only what has started by `now`. */
export function nearest(index: BarIndex, row: number, moment: Seconds, now: Seconds): number | undefined {
  const { from, start, stop, reach } = index;
  const before = startedBy(index, row, Math.min(moment, now));
  for (let place = before; place >= from[row]! && reach[place]! >= moment; place--) {
    if (stop[place]! >= moment) return place;
  }
  const after = before + 1 < from[row + 1]! && start[before + 1]! <= now ? before + 1 : undefined;
  if (before < from[row]!) return after;
  if (after === undefined) return before;
  return start[after]! - moment < moment - stop[before]! ? after : before;
}

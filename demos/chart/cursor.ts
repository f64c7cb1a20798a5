/** Names one task of a stream: the one pointed at, or the one that the arrow keys have come to. */
import type { Frame, Seconds } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import { browsable, outline } from "./browse.ts";
import { nearest, startedBy, type BarIndex } from "./bar-index.ts";
import { kindOf, type Bar, type Kind, type Rows } from "./bars.ts";
import type { Box } from "./text.ts";

/** What the cursor moves over, and what it says. */
export interface CursorOptions {
  readonly index: BarIndex;
  readonly rows: Rows;
  readonly plot: Box;
  x(seconds: Seconds): number;
  /** Seconds at a place of the plot. */
  moment(x: number): Seconds;
  name(bar: Bar): string;
  rowName(row: number): string;
}

/** A cursor on a picture. */
export interface Cursor {
  /** Tasks that have not begun cannot be named. */
  at(moment: Seconds): void;
}

const DID: Record<Kind, (took: string) => string> = {
  compute: (took) => `ran ${took}`,
  waiting: (took) => `waited ${took}`,
  transfer: (took) => `arrived in ${took}`,
  spilled: (took) => `on disk for ${took}`,
  lost: (took) => `lost after ${took}`,
};

/** Pixels round a pointer in which a task is still meant: a mouse is exact, a finger is not. */
const REACH = { mouse: 4, touch: 22 };

/** Makes the SVG `root` one that can be moved through; the cursor is drawn on top of what it holds. */
export function cursor(root: Element, options: CursorOptions, frame: Frame): Cursor {
  const { index, rows, plot } = options;
  let now: Seconds = Infinity;
  const unless = browsable<number>(
    root,
    {
      label: "Task by task",
      hint: "Arrow keys go from task to task",
      stops: index.start.length,
      stop: (place) => place + 1,
      areas: [plot],
      find: (at, _, touch) => at && find(options, at, touch ? REACH.touch : REACH.mouse, now),
      first: () => first(index, now),
      next: (from, key) => step(index, from, key, now),
      words(place) {
        const bar = index.bar(place);
        return [options.name(bar), wordsOf(bar, options)];
      },
      mark: (layer, place) => outline(layer, boxOf(index.bar(place), options), frame),
    },
    frame,
  );
  return {
    at(moment) {
      now = moment;
      unless((place) => index.start[place]! > now);
    },
  };

  function boxOf(bar: Bar, { x }: CursorOptions): Box {
    const left = x(bar.start);
    return { x: left, y: rows.top(bar.row), width: Math.max(1, x(bar.stop) - left), height: Math.max(1, rows.height) };
  }
}

const wordsOf = (bar: Bar, { rowName }: CursorOptions): string =>
  `${rowName(bar.row)}, from ${duration(bar.start)}, ${DID[kindOf(bar)](duration(bar.stop - bar.start))}`;

/** The first task of the first row that has begun one. */
function first(index: BarIndex, now: Seconds): number | undefined {
  for (let row = 0; row < index.rows; row++) {
    const place = index.from[row]!;
    if (place < index.from[row + 1]! && index.start[place]! <= now) return place;
  }
  return undefined;
}

/** Where a key leads; where there is nothing further, the task stays. */
function step(index: BarIndex, place: number, key: string, now: Seconds): number | undefined {
  const { row } = index.bar(place);
  const low = index.from[row]!;
  const high = Math.max(low, startedBy(index, row, now));
  if (key === "Home") return low;
  if (key === "End") return high;
  if (key === "ArrowLeft") return Math.max(low, place - 1);
  if (key === "ArrowRight") return Math.min(high, place + 1);
  const down = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (down === undefined) return undefined;
  const middle = (index.start[place]! + index.stop[place]!) / 2;
  for (let next = row + down; next >= 0 && next < index.rows; next += down) {
    const found = nearest(index, next, middle, now);
    if (found !== undefined) return found;
  }
  return place;
}

/** The task under a point, or the nearest within reach of it. */
function find(
  { index, rows, x, moment }: CursorOptions,
  [atX, atY]: readonly [number, number],
  reach: number,
  now: Seconds,
): number | undefined {
  const row = (atY - rows.top(0)) / rows.pitch;
  const about = Math.ceil(reach / rows.pitch);
  let best: number | undefined;
  let least = reach;
  for (let next = Math.max(0, Math.floor(row) - about); next <= Math.min(index.rows - 1, row + about); next++) {
    const found = nearest(index, next, moment(atX), now);
    if (found === undefined) continue;
    const top = rows.top(next);
    const off = Math.max(top - atY, 0, atY - top - rows.height);
    const beside = Math.max(x(index.start[found]!) - atX, 0, atX - x(index.stop[found]!));
    const distance = Math.hypot(off, beside);
    if (distance >= least) continue;
    least = distance;
    best = found;
  }
  return best;
}

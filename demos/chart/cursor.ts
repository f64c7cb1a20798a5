/**
 * Names one task of a stream: the one pointed at, or the one that the arrow keys have come to. For assistive technology
 * it is a slider whose value is a task in words: that is read out as it changes, and its arrow keys come through.
 */
import type { Frame, Seconds } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import { nearest, startedBy, type BarIndex } from "./bar-index.ts";
import { kindOf, type Bar, type Kind, type Rows } from "./bars.ts";
import { chip } from "./chip.ts";
import { localPoint } from "./pointer.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";
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
  const total = index.start.length;
  const target = add(root, "rect", { ...plot, fill: "none", "pointer-events": "all" });
  const layer = add(root, "g", { "pointer-events": "none" });
  let place: number | undefined;
  let now: Seconds = Infinity;

  asSlider(root, "Task by task");
  set(root, { "aria-valuemin": 0, "aria-valuemax": total, "aria-valuenow": 0 });
  root.setAttribute("aria-valuetext", "Arrow keys go from task to task");

  const show = (to: number | undefined, away: number): void => {
    if (to === place) return;
    place = to;
    layer.replaceChildren();
    if (to === undefined) return;
    const bar = index.bar(to);
    const words = [options.name(bar), wordsOf(bar, options)] as const;
    set(root, { "aria-valuenow": to + 1, "aria-valuetext": words.join(", ") });
    const box = boxOf(bar, options);
    const outline = { ...box, fill: "none", "stroke-linejoin": "round" };
    add(layer, "rect", { ...outline, stroke: frame.palette("paper"), "stroke-width": 5 });
    add(layer, "rect", { ...outline, stroke: frame.palette("ink"), "stroke-width": 2.5 });
    chip(layer, words, box, away, frame);
  };
  const point = (event: Event): void => {
    const { clientX, clientY, pointerType } = event as PointerEvent;
    const at = localPoint({ clientX, clientY }, target);
    if (!at) return;
    const touch = pointerType === "touch";
    show(find(options, at, touch ? REACH.touch : REACH.mouse, now), touch ? 30 : 10);
  };
  target.addEventListener("pointermove", point);
  target.addEventListener("pointerdown", point);
  target.addEventListener("pointerleave", (event) => {
    // A finger that is lifted leaves too; what it chose stays to be read.
    if ((event as PointerEvent).pointerType !== "touch") show(undefined, 0);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());
  root.addEventListener("focus", () => show(place ?? first(index, now), 10));
  root.addEventListener("blur", () => show(undefined, 0));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey || !(KEYS.has(key) || (key === "Escape" && place !== undefined))) return;
    event.preventDefault();
    show(key === "Escape" ? undefined : step(index, place, key, now), 10);
  });
  return {
    at(moment) {
      now = moment;
      if (place !== undefined && index.start[place]! > now) show(undefined, 0);
    },
  };

  function boxOf(bar: Bar, { x }: CursorOptions): Box {
    const left = x(bar.start);
    return { x: left, y: rows.top(bar.row), width: Math.max(1, x(bar.stop) - left), height: Math.max(1, rows.height) };
  }
}

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

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
function step(index: BarIndex, place: number | undefined, key: string, now: Seconds): number | undefined {
  if (place === undefined) return first(index, now);
  const { row } = index.bar(place);
  const low = index.from[row]!;
  const high = Math.max(low, startedBy(index, row, now));
  if (key === "Home") return low;
  if (key === "End") return high;
  if (key === "ArrowLeft") return Math.max(low, place - 1);
  if (key === "ArrowRight") return Math.min(high, place + 1);
  const down = key === "ArrowDown" ? 1 : -1;
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

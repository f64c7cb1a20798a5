/**
 * Names one line of a fan where it passes a column: the one pointed at, or the one that the arrow keys have come to. For
 * assistive technology it is a slider whose value is said in words, so that its arrow keys come through.
 */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { localPoint } from "./pointer.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";
import type { Box } from "./text.ts";
import type { Point } from "./trace.ts";

/** What the cursor moves over, in pixels of the picture. */
export interface FanCursorOptions {
  /** Of every line, its places on the columns. */
  readonly places: readonly (readonly Point[])[];
  /** Of every line, its path's `d`. */
  readonly paths: readonly string[];
  readonly plot: Box;
  say(line: number, column: number): readonly [title: string, detail: string];
  choose?(line: number, column: number): void;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Makes the SVG `root` one that can be moved through; the cursor is drawn on top of what it holds. */
export function fanCursor(root: Element, options: FanCursorOptions, frame: Frame): void {
  const { places, paths, plot, say, choose } = options;
  const size = frame.label;
  const target = add(root, "rect", { ...positive(plot), fill: "none", "pointer-events": "all" });
  const layer = add(root, "g", { "pointer-events": "none" });
  let place: Place | undefined;

  asSlider(root, "Line by line");
  set(root, { "aria-valuemin": 1, "aria-valuemax": places.length, "aria-valuenow": 1 });
  root.setAttribute("aria-valuetext", "Up and down go from line to line, left and right along it");

  const show = (to: Place | undefined): void => {
    place = to;
    layer.replaceChildren();
    if (!to) return;
    const [x, y] = places[to.line]![to.column]!;
    const words = say(to.line, to.column);
    set(root, { "aria-valuenow": to.line + 1, "aria-valuetext": words.join(": ") });
    const d = paths[to.line]!;
    add(layer, "path", { d, fill: "none", stroke: frame.palette("paper"), "stroke-width": size * 0.3 });
    add(layer, "path", { d, fill: "none", stroke: frame.palette("ink"), "stroke-width": size * 0.14 });
    const r = size * 0.34;
    add(layer, "circle", { cx: x, cy: y, r, fill: frame.palette("ink"), stroke: frame.palette("paper") });
    chip(layer, words, { x: x - r, y: y - r, width: 2 * r, height: 2 * r }, size * 0.5, frame);
  };
  const pointed = (event: Event): Place | undefined => {
    const at = localPoint(event as PointerEvent, target);
    return at && nearest(places, at);
  };
  target.addEventListener("pointermove", (event) => show(pointed(event)));
  target.addEventListener("pointerleave", (event) => {
    // A finger that is lifted leaves too; what it chose stays to be read.
    if ((event as PointerEvent).pointerType !== "touch") show(undefined);
  });
  target.addEventListener("click", (event) => {
    const at = pointed(event);
    if (at) choose?.(at.line, at.column);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());
  root.addEventListener("focus", () => show(place ?? { line: 0, column: places[0]!.length - 1 }));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    if (place && choose && (key === "Enter" || key === " ")) choose(place.line, place.column);
    else if (place && key === "Escape") show(undefined);
    else if (KEYS.has(key)) show(step(places, place, key));
    else return;
    event.preventDefault();
  });
}

/** The line nearest to a point, on the column nearest to it. */
function nearest(places: FanCursorOptions["places"], [x, y]: Point): Place | undefined {
  let best: Place | undefined;
  let least: readonly [number, number] = [Infinity, Infinity];
  for (const [line, points] of places.entries()) {
    for (const [column, point] of points.entries()) {
      const off = [Math.abs(point[0] - x), Math.abs(point[1] - y)] as const;
      if (off[0] > least[0] + 0.5 || (Math.abs(off[0] - least[0]) <= 0.5 && off[1] >= least[1])) continue;
      best = { line, column };
      least = off;
    }
  }
  return best;
}

/** Where a key leads: along a line, or to the next one up or down its column; at the end it stays. */
function step(places: FanCursorOptions["places"], place: Place | undefined, key: string): Place {
  if (!place) return { line: 0, column: places[0]!.length - 1 };
  const { line, column } = place;
  const last = places[line]!.length - 1;
  if (key === "ArrowLeft") return { line, column: Math.max(0, column - 1) };
  if (key === "ArrowRight") return { line, column: Math.min(last, column + 1) };
  // On the first column all lines may meet; then the order they were given in has to do.
  const order = places
    .map((points, index) => ({ index, y: points[Math.min(column, points.length - 1)]![1] }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const now = order.findIndex(({ index }) => index === line);
  const to = { ArrowUp: now - 1, ArrowDown: now + 1, Home: 0, End: order.length - 1 }[key] ?? now;
  return { line: order[Math.min(order.length - 1, Math.max(0, to))]!.index, column };
}

const positive = ({ x, y, width, height }: Box): Box => ({
  x,
  y,
  width: Math.max(0, width),
  height: Math.max(0, height),
});

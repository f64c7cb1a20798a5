/** Names one line of a fan where it passes a column: the one pointed at, or the one that the arrow keys have come to. */
import type { Frame } from "../contract/demo.ts";
import { browsable, inTurn } from "./browse.ts";
import { add } from "./svg.ts";
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

/** Makes the SVG `root` one that can be moved through; the cursor is drawn on top of what it holds. */
export function fanCursor(root: Element, { places, paths, plot, say, choose }: FanCursorOptions, frame: Frame): void {
  const size = frame.label;
  browsable<Place>(
    root,
    {
      label: "Line by line",
      hint: "Up and down go from line to line, left and right along it",
      stops: places.length,
      stop: ({ line }) => line + 1,
      areas: [{ ...plot, width: Math.max(0, plot.width), height: Math.max(0, plot.height) }],
      find: (at) => at && nearest(places, at),
      first: () => ({ line: 0, column: places[0]!.length - 1 }),
      next: (from, key) => step(places, from, key),
      words: ({ line, column }) => say(line, column),
      mark(layer, { line, column }) {
        const [x, y] = places[line]![column]!;
        const [ink, paper] = [frame.palette("ink"), frame.palette("paper")];
        const thread = { d: paths[line]!, fill: "none" };
        add(layer, "path", { ...thread, stroke: paper, "stroke-width": size * 0.3 });
        add(layer, "path", { ...thread, stroke: ink, "stroke-width": size * 0.14 });
        const r = size * 0.34;
        add(layer, "circle", { cx: x, cy: y, r, fill: ink, stroke: paper });
        return { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
      },
      pick: choose && (({ line, column }) => choose(line, column)),
    },
    frame,
  );
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
function step(places: FanCursorOptions["places"], { line, column }: Place, key: string): Place | undefined {
  const last = places[line]!.length - 1;
  if (key === "ArrowLeft") return { line, column: Math.max(0, column - 1) };
  if (key === "ArrowRight") return { line, column: Math.min(last, column + 1) };
  // On the first column all lines may meet; then the order they were given in has to do.
  const order = places
    .map((points, index) => ({ index, y: points[Math.min(column, points.length - 1)]![1] }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const now = order.findIndex(({ index }) => index === line);
  const to = inTurn(now, key, order.length - 1);
  return to === undefined ? undefined : { line: order[to]!.index, column };
}

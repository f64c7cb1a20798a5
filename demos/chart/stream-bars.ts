/** The bars of a task stream, drawn in the way that their number asks for. */
import type { Frame, Seconds } from "../contract/demo.ts";
import { barPaths, type Bar, type Rows } from "./bars.ts";
import type { BarIndex } from "./bar-index.ts";
import type { fills } from "./hatch.ts";
import type { CanvasLayer } from "./layers.ts";
import { paintBars } from "./stream-canvas.ts";
import { mergedPaths } from "./stream-merged.ts";
import { add } from "./svg.ts";
import type { Box } from "./text.ts";

/** More bars than this are not drawn one by one. */
export const MANY = 2000;

/** Bars, and where they go. */
export interface Drawing {
  readonly bars: readonly Bar[];
  readonly index: BarIndex;
  readonly rows: Rows;
  readonly plot: Box;
  readonly until: Seconds;
  x(seconds: Seconds): number;
}

/** Draws a run: few bars one by one, many onto the canvas, and where there is none, merged. */
export function drawBars(
  parent: Element,
  canvas: CanvasLayer | undefined,
  drawing: Drawing,
  fill: ReturnType<typeof fills>,
  frame: Frame,
): void {
  const { bars, rows, x } = drawing;
  if (bars.length <= MANY) {
    for (const { role, kind, d } of barPaths(bars, rows, x, "solid"))
      add(parent, "path", { d, fill: fill(role, kind) });
  } else if (canvas) paintBars(canvas, drawing, frame);
  else drawMerged(parent, drawing, fill);
}

/** Draws what computed in the run before: hollow where there is room for an inside, otherwise a faint wash. */
export function drawGhost(parent: Element, canvas: CanvasLayer | undefined, drawing: Drawing, frame: Frame): void {
  const { bars, rows, x } = drawing;
  const soft = frame.palette("soft");
  const roomy = rows.height >= 5 && bars.length <= MANY;
  const wash = 0.22;
  if (bars.length <= MANY) {
    const look = roomy
      ? { fill: "none", stroke: soft, "stroke-width": 1, opacity: 0.55 }
      : { fill: soft, opacity: wash };
    for (const { d } of barPaths(bars, rows, x, "hollow")) add(parent, "path", { d, ...look });
    return;
  }
  if (canvas) paintBars(canvas, drawing, { ...frame, palette: () => soft }, wash);
  else drawMerged(add(parent, "g", { opacity: wash }), drawing, () => soft);
}

function drawMerged(parent: Element, drawing: Drawing, fill: ReturnType<typeof fills>): void {
  for (const { role, kind, opacity, width, d } of mergedPaths(drawing)) {
    add(parent, "path", {
      d,
      fill: "none",
      stroke: fill(role, kind),
      "stroke-width": width,
      "stroke-opacity": opacity,
    });
  }
}

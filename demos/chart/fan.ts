/**
 * Many thin lines behind a few that matter: curves with a shade between two of their edges, and a cursor that names each
 * thin line where it passes a column.
 */
import { area, curveMonotoneX, line } from "d3";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { plan, type CurveLine, type CurvesOptions } from "./curves-plan.ts";
import { curves } from "./curves.ts";
import { fanCursor } from "./fan-cursor.ts";
import { add } from "./svg.ts";

/** One thin line; its points stand on the fan's columns, in their order. */
export interface Strand {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What lies behind the curves. */
export interface FanOptions {
  readonly strands: readonly Strand[];
  /** The ground between two edges, e.g. from the tenth to the ninetieth percentile. */
  readonly shade?: {
    readonly role: Role;
    readonly points: readonly (readonly [x: number, low: number, high: number])[];
  };
  /** What the cursor reads out on a strand at a column. */
  say(strand: number, column: number): readonly [title: string, detail: string];
  /** Called with what was clicked on, or taken with Enter. */
  choose?(strand: number, column: number): void;
}

/** Draws the curves over their fan; the sweep of the curves uncovers both. */
export function fan(
  lines: readonly CurveLine[],
  options: CurvesOptions,
  { strands, shade, say, choose }: FanOptions,
  frame: Frame,
): Picture {
  const shown = curves(lines, options, frame);
  const { plot, x, y } = plan(lines, options, frame);
  const root = shown.node;
  const front = root.querySelector("[clip-path]")!;
  const back = add(root, "g", { "clip-path": front.getAttribute("clip-path")!, fill: "none" });
  root.insertBefore(back, front);
  if (shade) {
    const d = area<readonly [number, number, number]>()
      .x(([at]) => x(at))
      .y0(([, low]) => y(low))
      .y1(([, , high]) => y(high))
      .curve(curveMonotoneX)
      .digits(1)(shade.points as [number, number, number][]);
    add(back, "path", { d: d ?? "", fill: frame.palette(shade.role), opacity: 0.26 });
  }
  const through = line<readonly [number, number]>()
    .x(([at]) => x(at))
    .y(([, at]) => y(at))
    .curve(curveMonotoneX)
    .digits(1);
  const paths = strands.map(({ points }) => through(points as [number, number][]) ?? "");
  // One path for all: a still holds them once, and they cross without growing darker at every crossing.
  add(back, "path", { d: paths.join(""), stroke: frame.palette("soft"), "stroke-width": 1, opacity: 0.32 });
  if (!frame.still && strands.length) {
    const places = strands.map(({ points }) => points.map(([at, height]) => [x(at), y(height)] as const));
    fanCursor(root, { places, paths, plot, say, ...(choose ? { choose } : {}) }, frame);
  }
  return shown;
}

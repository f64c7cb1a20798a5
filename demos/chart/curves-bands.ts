/** Stretches of a horizontal axis that have a name, e.g. a documented range; one of no width is an upright. */
import type { Frame, Role } from "../contract/demo.ts";
import { drawLabel } from "./curves-marks.ts";
import type { Candidate } from "./labels.ts";
import { besideUpright } from "./spots.ts";
import { add, rule } from "./svg.ts";
import { broken, type Box, type Lines } from "./text.ts";

/** From one value of the axis to another, or at one. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly role: Role;
}

type Span = readonly [left: number, right: number];

/** What labels keep clear of: the edges. Words on the ground between them read well. */
export const bandInk = (span: Span, plot: Box): Box[] =>
  [...new Set(span)].map((x) => ({ x: x - 0.5, y: plot.y, width: 1, height: plot.height }));

/** Where its label might stand: inside, from its left edge, or beside it. */
export function bandSpots(band: Band, [left, right]: Span, plot: Box, size: number, gap: number): Candidate[] {
  const shapes = [1, 2, 3, 4].flatMap((count): Lines[] => {
    const lines = broken(band.label, count);
    return lines ? [lines.map((text) => ({ text, bold: true }))] : [];
  });
  const bottom = plot.y + plot.height - size * 0.3;
  return [left, right].flatMap((x, edge) =>
    besideUpright(x, plot.y, bottom, shapes, size, gap * 1.3).map((spot) => ({
      ...spot,
      // Inside first: from the left edge to the right, from the right edge to the left; an upright has only one edge.
      cost: spot.cost + ((spot.anchor === "start") === (edge === 0) ? 0 : size),
    })),
  );
}

/** Draws the ground under everything else, and the label on top. */
export function drawBand(
  { under, over }: { readonly under: Element; readonly over: Element },
  band: Band,
  [left, right]: Span,
  plot: Box,
  frame: Frame,
  label?: Candidate,
): void {
  const hue = frame.palette(band.role);
  if (right > left) {
    add(under, "rect", { ...plot, x: left, width: right - left, fill: hue, opacity: 0.13 });
  }
  for (const x of new Set([left, right])) {
    rule(under, [x, plot.y], [x, plot.y + plot.height], { stroke: hue, "stroke-width": right > left ? 1 : 2 });
  }
  if (label) drawLabel(over, label, band.role, frame);
}

/** Between 16 and 192 vCPU nothing was measured: lines are dashed there and all behind them is paler. */
import type { CurveLine, Plan } from "../chart/curves-plan.ts";
import { add } from "../chart/svg.ts";
import type { Frame } from "../contract/demo.ts";

/** In vCPUs; the middle as a logarithmic axis has it. */
export const GAP = { from: 16, to: 192, middle: Math.sqrt(16 * 192) };

/** One measured line as two: as it is up to the gap, straight and dashed across it. The longer part keeps the name. */
export function measured(line: CurveLine): CurveLine[] {
  const across = line.points.filter(([at]) => at >= GAP.from);
  return [
    { ...line, label: "", points: line.points.filter(([at]) => at <= GAP.from) },
    { ...line, dashed: true, points: across },
  ];
}

/** How wide what lies between the truth and a guess is shaded, in em. */
const WIDE = 1.1;

/** The heights between which a guess and the truth stand, and where along the axis. */
export interface Missed {
  readonly at: number;
  readonly heights: readonly [number, number];
}

/** Puts a veil over what a fan shows across the gap, and a tint from the truth to a guess; both under the curves. */
export function groundwork(root: Element, { plot, x, y }: Plan, frame: Frame, missed?: Missed): void {
  const size = frame.label;
  // The fan's own lines lie in the group before that of the curves.
  const back = root.querySelector("[clip-path]");
  if (!back) return;
  // Stems stand on top of it all.
  let under = back.previousElementSibling;
  while (under && under.tagName.toLowerCase() !== "g") under = under.previousElementSibling;
  if (under) root.insertBefore(back, under);
  const [from, to] = [x(GAP.from) + size * 0.1, x(GAP.to) - size * 0.1];
  const paper = frame.palette("paper");
  add(back, "rect", { x: from, y: plot.y, width: to - from, height: plot.height, fill: paper, opacity: 0.5 });
  if (!missed) return;
  const [top, bottom] = missed.heights.map((height) => y(height)).toSorted((a, b) => a - b) as [number, number];
  const tint = { x: x(missed.at) - (size * WIDE) / 2, y: top, width: size * WIDE, height: bottom - top };
  add(back, "rect", { ...tint, fill: frame.palette("you"), opacity: 0.25 });
}

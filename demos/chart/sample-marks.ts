/** A shape for each kind of sample: round, square, on its tip, a triangle; hollow where nothing was counted or measured. */
import type { Frame } from "../contract/demo.ts";
import type { Kind } from "./samples-types.ts";
import { add, px } from "./svg.ts";

/** Draws one, about `size` pixels high, its middle at x, y. */
export function mark(parent: Element, kind: Kind, x: number, y: number, size: number, frame: Frame): void {
  const fill = frame.palette("measured");
  const ring = { stroke: frame.palette("paper"), "stroke-width": size * 0.1 };
  const r = size * 0.45;
  const path = (points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([dx, dy]) => `${px(x + dx * r)} ${px(y + dy * r)}`).join("L")}Z`;
  if (kind === "log") add(parent, "circle", { cx: x, cy: y, r, fill, ...ring });
  else if (kind === "said") {
    const hollow = { fill: frame.palette("paper"), stroke: frame.palette("soft"), "stroke-width": size * 0.16 };
    add(parent, "circle", { cx: x, cy: y, r: r * 0.9, ...hollow });
  } else add(parent, "path", { d: path(SHAPES[kind]), fill, "stroke-linejoin": "round", ...ring });
}

const SHAPES = {
  people: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  others: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  own: [
    [0, -1.15],
    [1.15, 0.95],
    [-1.15, 0.95],
  ],
} as const;

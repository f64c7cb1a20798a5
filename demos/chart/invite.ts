/** What an empty plot shows to be picked on: a handle with a question on it, and the ways it can go. */
import type { Frame } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, rule, write } from "./svg.ts";
import type { Box } from "./text.ts";

/** Which way a value is picked: along the bottom of a plot, or up its side. */
export type Along = "x" | "y";

/**
 * Draws a handle with a question on it in the middle of the plot, with arrows along the axis it is for. `y`: the height of its
 * middle in pixels, where that is another.
 */
export function invite(root: Element, plot: Box, along: Along, frame: Frame, y = plot.y + plot.height / 2): void {
  const size = frame.label;
  const x = plot.x + plot.width / 2;
  // As large as the plot has room for: it is all there is to see there.
  const r = Math.max(size * 0.95, Math.min(size * 1.65, plot.height * 0.12));
  const stroke = { stroke: frame.palette("you"), "stroke-width": size * 0.15 };
  // From the handle down to the axis; a height has no foot, and is a line from side to side.
  const [from, to] =
    along === "x"
      ? ([[x, y + r] as const, [x, plot.y + plot.height] as const] as const)
      : ([[plot.x, y] as const, [plot.x + plot.width, y] as const] as const);
  rule(root, from, to, { ...stroke, "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}` });
  add(root, "circle", { cx: x, cy: y, r, fill: frame.palette("paper"), ...stroke });
  const fill = lettering(frame, "you");
  write(root, "?", x, y + r * 0.42, { fill, size: r * 1.2, anchor: "middle", bold: true });
  const look = { ...stroke, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const side of [-1, 1]) arrow(root, along, [x, y], side * (r + size * 0.6), side * size * 0.4, look);
}

/** An arrow head `away` from a point along the axis, its tip `reach` further on; both are negative the other way. */
export function arrow(
  root: Element,
  along: Along,
  [x, y]: readonly [number, number],
  away: number,
  reach: number,
  look: Readonly<Record<string, string | number>>,
): void {
  const at = (on: number, off: number): string =>
    along === "x" ? `${px(x + on)} ${px(y + off)}` : `${px(x + off)} ${px(y + on)}`;
  const half = Math.abs(reach) * 1.05;
  add(root, "path", {
    d: `M${at(away, -half)}L${at(away + reach, 0)}L${at(away, half)}`,
    fill: "none",
    ...look,
  });
}

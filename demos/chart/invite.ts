/** What an empty plot says: the question, and where there is something to drag, a handle that looks like it. */
import type { Frame } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, rule, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** Draws a question above the middle of the plot, and a handle on it. */
export function invite(root: Element, question: string, handle: boolean, plot: Box, frame: Frame): void {
  const size = frame.label;
  const x = plot.x + plot.width / 2;
  const y = plot.y + plot.height / 2;
  const large = [1.6, 1.3, 1].find((times) => textWidth(question, size * times) < plot.width) ?? 1;
  const type = { fill: frame.palette("ink"), anchor: "middle" as const, halo: frame.palette("paper"), serif: true };
  write(root, question, x, plot.y + plot.height / 4 + size * large * 0.32, { ...type, size: size * large });
  if (!handle) return;
  const hue = frame.palette("you");
  const r = size * 0.95;
  rule(root, [x, y + r], [x, plot.y + plot.height], {
    stroke: hue,
    "stroke-width": size * 0.14,
    "stroke-dasharray": `${px(size * 0.3)} ${px(size * 0.28)}`,
  });
  add(root, "circle", { cx: x, cy: y, r, fill: frame.palette("paper"), stroke: hue, "stroke-width": size * 0.15 });
  write(root, "?", x, y + size * 0.4, {
    fill: lettering(frame, "you"),
    size: size * 1.15,
    anchor: "middle",
    bold: true,
  });
  for (const side of [-1, 1]) {
    const tip = x + side * size * 1.95;
    add(root, "path", {
      d: `M${px(tip - side * size * 0.35)} ${px(y - size * 0.4)}L${px(tip)} ${px(y)}L${px(tip - side * size * 0.35)} ${px(y + size * 0.4)}`,
      fill: "none",
      stroke: hue,
      "stroke-width": size * 0.15,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    });
  }
}

/** Drawing a distribution: a drag across the columns sets their heights; arrow keys choose and move one, Enter takes them. */
import type { Frame } from "../contract/demo.ts";
import { onDrag } from "./pointer.ts";
import { asSlider, onKeys } from "./slider.ts";
import { add, rule, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** A plot to draw on, and what is to be done with what was drawn. */
export interface Drawing {
  readonly plot: Box;
  readonly columns: number;
  /** A height for each column, 0 to 1, as they stand. */
  readonly drawn?: readonly number[];
  say(heights: readonly number[], column: number): string;
  draw(heights: readonly number[]): void;
}

/** Key presses from the bottom of the plot to its top. */
const PRESSES = 20;

/** Lets the picture be drawn on. A pick draws the picture anew, so that keys move a copy and Enter takes it. */
export function drawable(root: Element, { plot, columns, drawn, say, draw }: Drawing, frame: Frame): void {
  const size = frame.label;
  const pitch = plot.width / Math.max(1, columns);
  const target = add(root, "rect", { class: "pick", ...plot, fill: "none", "pointer-events": "all" });
  target.setAttribute("cursor", "crosshair");
  const layer = add(root, "g", { "pointer-events": "none" });
  const start = drawn ?? Array.from({ length: columns }, () => 1 / columns);
  let heights = start;
  let column = 0;

  const show = (held: boolean): void => {
    layer.replaceChildren();
    const words = say(heights, column);
    set(root, { "aria-valuenow": Math.round((heights[column] ?? 0) * 100) });
    root.setAttribute("aria-valuetext", held ? `${words}: Enter takes it` : words);
    if (!held) return;
    for (const [index, height] of heights.entries()) {
      const y = plot.y + plot.height * (1 - height);
      const stroke = { stroke: frame.palette(index === column ? "ink" : "you"), "stroke-width": size * 0.2 };
      rule(layer, [pitch * index + size * 0.2, y], [pitch * (index + 1) - size * 0.2, y], stroke);
    }
    const card = `${words}: Enter takes it`;
    const width = Math.min(frame.width, textWidth(card, size) + size * 0.9);
    const x = Math.max(0, Math.min(frame.width - width, pitch * (column + 0.5) - width / 2));
    const y = plot.y + plot.height - size * 2;
    const box = { x, y, width, height: size * 1.6, rx: size * 0.25 };
    add(layer, "rect", { ...box, fill: frame.palette("paper"), stroke: frame.palette("ink") });
    write(layer, card, x + size * 0.45, y + size * 1.13, { fill: frame.palette("ink"), size });
  };
  asSlider(root, "Draw the columns");
  set(root, { "aria-valuemin": 0, "aria-valuemax": 100, "aria-orientation": "vertical" });
  show(false);

  onDrag(target, (x, y) => {
    const at = Math.min(columns - 1, Math.max(0, Math.floor((x - plot.x) / pitch)));
    const height = rounded((plot.y + plot.height - y) / Math.max(1, plot.height));
    // What was not drawn yet is nothing; who begins with one column fills the others next.
    draw((drawn ?? start.map(() => 0)).map((before, index) => (index === at ? height : before)));
  });
  root.addEventListener("focus", () => show(true));
  root.addEventListener("blur", () => {
    heights = start;
    show(false);
  });
  onKeys(root, (key) => {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const up = { ArrowDown: -1, ArrowUp: 1 }[key];
    if (across !== undefined) column = Math.min(columns - 1, Math.max(0, column + across));
    else if (up !== undefined) {
      heights = heights.map((height, index) => (index === column ? rounded(height + up / PRESSES) : height));
    } else if (key === "Home") column = 0;
    else if (key === "End") column = columns - 1;
    else if (key === "Escape") heights = start;
    else if (key === "Enter" || key === " ") {
      draw(heights);
      return true;
    } else return false;
    show(true);
    return true;
  });
}

const rounded = (height: number): number => Math.round(Math.min(1, Math.max(0, height)) * 100) / 100;

/** Picking a value on a horizontal axis: an empty plot that invites it, a handle that says it, keys that move it. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { lettering } from "./colour.ts";
import { onDrag } from "./pointer.ts";
import { add, px, rule, set, write } from "./svg.ts";
import type { Box } from "./text.ts";

/** Draws a handle with a question on it in the middle of the plot. */
export function invite(root: Element, plot: Box, frame: Frame): void {
  const size = frame.label;
  const x = plot.x + plot.width / 2;
  const y = plot.y + plot.height / 2;
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
  for (const side of [-1, 1]) arrow(root, x + side * size * 1.95, y, side * size * 0.35, frame);
}

function arrow(root: Element, x: number, y: number, reach: number, frame: Frame): void {
  const high = Math.abs(reach) * 1.15;
  add(root, "path", {
    d: `M${px(x - reach)} ${px(y - high)}L${px(x)} ${px(y)}L${px(x - reach)} ${px(y + high)}`,
    fill: "none",
    stroke: frame.palette("you"),
    "stroke-width": frame.label * 0.15,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
}

/** An axis to pick on, and what is to be done with what was picked. */
export interface Picking {
  readonly plot: Box;
  readonly x: { (value: number): number; invert(pixels: number): number };
  /** Where the handle stands. */
  readonly picked?: number;
  say(value: number): string;
  pick(value: number): void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
/** Key presses from one end of the axis to the other. */
const PRESSES = 100;

/**
 * Lets the picture be picked on. The plot and its axis take a press and a drag; with the focus on it, arrow keys move a
 * handle along the axis and Enter picks: a pick draws the picture anew, so that keys would lose their handle at each step.
 * `.pick` is for the host to set `touch-action`, which no attribute can.
 */
export function pickable(root: Element, { plot, x, picked, say, pick }: Picking, frame: Frame): void {
  const size = frame.label;
  const right = plot.x + plot.width;
  const within = (at: number): number => Math.min(right, Math.max(plot.x, at));
  const target = add(root, "rect", {
    class: "pick",
    x: plot.x,
    y: plot.y,
    width: plot.width,
    height: Math.max(0, frame.height - plot.y),
    fill: "none",
    "pointer-events": "all",
    cursor: "ew-resize",
  });
  const grip = add(root, "g", { "pointer-events": "none" });
  const words = add(root, "g", { "pointer-events": "none" });
  const start = picked === undefined ? plot.x + plot.width / 2 : within(x(picked));
  let moved: number | undefined;

  const draw = (): void => {
    grip.replaceChildren();
    words.replaceChildren();
    const at = moved ?? start;
    const value = x.invert(at);
    set(root, { "aria-valuenow": Math.round(((at - plot.x) / plot.width) * PRESSES) });
    root.setAttribute("aria-valuetext", moved === undefined ? say(value) : `${say(value)}: Enter takes it`);
    if (moved === undefined && picked === undefined) return;
    if (moved !== undefined) {
      const stroke = { stroke: frame.palette("you"), "stroke-width": size * 0.1 };
      rule(grip, [at, plot.y], [at, plot.y + plot.height], stroke);
    }
    drawGrip(grip, at, plot, frame);
    const box = { x: at - size * 0.6, y: plot.y + plot.height - size * 0.6, width: size * 1.2, height: size * 1.2 };
    if (moved !== undefined) chip(words, [say(value), "Enter takes it"], box, size * 0.4, frame);
  };
  root.removeAttribute("aria-hidden");
  root.removeAttribute("focusable");
  set(root, { role: "slider", tabindex: 0, "data-demo-keys": "", "aria-label": "Pick on the axis" });
  set(root, { "aria-valuemin": 0, "aria-valuemax": PRESSES });
  draw();

  const move = (to: number | undefined): void => {
    moved = to;
    draw();
  };
  onDrag(target, (at) => pick(x.invert(within(at))));
  root.addEventListener("focus", () => move(start));
  root.addEventListener("blur", () => move(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const at = moved ?? start;
    const step = STEPS[key];
    if (step !== undefined) move(within(at + (step * plot.width) / PRESSES));
    else if (key === "Home") move(plot.x);
    else if (key === "End") move(right);
    else if (key === "Escape") move(start);
    else if (key === "Enter" || key === " ") pick(x.invert(at));
    else return;
    event.preventDefault();
  });
}

/** A round grip that sits on the axis, clear of its words. */
function drawGrip(parent: Element, x: number, plot: Box, frame: Frame): void {
  const size = frame.label;
  const hue = frame.palette("you");
  const r = size * 0.6;
  const y = plot.y + plot.height - r * 0.6;
  add(parent, "circle", { cx: x, cy: y, r, fill: hue, stroke: frame.palette("paper"), "stroke-width": size * 0.12 });
  for (const side of [-1, 1]) {
    const tip = px(side * size * 0.3);
    const back = px(side * size * 0.1);
    const high = px(size * 0.2);
    add(parent, "path", {
      d: `M${px(x + back)} ${px(y - high)}L${px(x + tip)} ${px(y)}L${px(x + back)} ${px(y + high)}`,
      fill: "none",
      stroke: frame.palette("paper"),
      "stroke-width": size * 0.1,
    });
  }
}

/** Picking a height: an empty plot that invites it, keys and a drag that move it. */
import type { Frame } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { onDrag } from "./pointer.ts";
import { add, px, rule, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** A vertical axis to pick on, and what is to be done with what was picked. */
export interface HeightPicking {
  readonly plot: Box;
  readonly y: { (value: number): number; invert(pixels: number): number };
  /** Where it stands. */
  readonly picked?: number;
  say(value: number): string;
  pick(value: number): void;
}

/** Draws a line with a question on it across the middle of a stretch of heights, and arrows up and down. */
export function inviteHeight(root: Element, plot: Box, middle: number, frame: Frame): void {
  const size = frame.label;
  const x = plot.x + plot.width / 2;
  const r = size * 0.95;
  const stroke = { stroke: frame.palette("you"), "stroke-width": size * 0.15 };
  rule(root, [plot.x, middle], [plot.x + plot.width, middle], {
    ...stroke,
    "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}`,
  });
  add(root, "circle", { cx: x, cy: middle, r, fill: frame.palette("paper"), ...stroke });
  const fill = lettering(frame, "you");
  write(root, "?", x, middle + size * 0.4, { fill, size: size * 1.15, anchor: "middle", bold: true });
  for (const side of [-1, 1]) {
    const from = middle + side * size * 1.5;
    const tip = from + side * size * 0.4;
    const d = `M${px(x - size * 0.42)} ${px(from)}L${px(x)} ${px(tip)}L${px(x + size * 0.42)} ${px(from)}`;
    add(root, "path", { d, fill: "none", ...stroke, "stroke-linecap": "round", "stroke-linejoin": "round" });
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
/** Key presses from the bottom of the plot to its top. */
const PRESSES = 100;

/** Lets a height be picked, as `pickable` lets a value of the horizontal axis: press, drag, arrow keys and Enter. */
export function pickableHeight(root: Element, { plot, y, picked, say, pick }: HeightPicking, frame: Frame): void {
  const size = frame.label;
  const low = plot.y + plot.height;
  const within = (at: number): number => Math.min(low, Math.max(plot.y, at));
  const target = add(root, "rect", { class: "pick", ...plot, fill: "none", "pointer-events": "all" });
  target.setAttribute("cursor", "ns-resize");
  const grip = add(root, "g", { "pointer-events": "none" });
  const start = picked === undefined ? plot.y + plot.height / 2 : within(y(picked));
  let moved: number | undefined;

  const draw = (): void => {
    grip.replaceChildren();
    const at = moved ?? start;
    const value = y.invert(at);
    set(root, { "aria-valuenow": Math.round(((low - at) / Math.max(1, plot.height)) * PRESSES) });
    root.setAttribute("aria-valuetext", moved === undefined ? say(value) : `${say(value)}: Enter takes it`);
    if (moved === undefined) return;
    rule(grip, [plot.x, at], [plot.x + plot.width, at], { stroke: frame.palette("you"), "stroke-width": size * 0.1 });
    const words = `${say(value)}: Enter takes it`;
    const width = textWidth(words, size) + size * 0.9;
    const top = at - size * 1.9 < plot.y ? at + size * 0.3 : at - size * 1.9;
    const card = { x: plot.x + size * 0.4, y: top, width, height: size * 1.6, rx: size * 0.25 };
    add(grip, "rect", { ...card, fill: frame.palette("paper"), stroke: frame.palette("ink") });
    write(grip, words, card.x + size * 0.45, top + size * 1.13, { fill: frame.palette("ink"), size });
  };
  root.removeAttribute("aria-hidden");
  root.removeAttribute("focusable");
  set(root, { role: "slider", tabindex: 0, "data-demo-keys": "", "aria-label": "Pick a height" });
  set(root, { "aria-valuemin": 0, "aria-valuemax": PRESSES, "aria-orientation": "vertical" });
  draw();

  const move = (to: number | undefined): void => {
    moved = to;
    draw();
  };
  onDrag(target, (_, at) => pick(y.invert(within(at))));
  root.addEventListener("focus", () => move(start));
  root.addEventListener("blur", () => move(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const at = moved ?? start;
    const step = STEPS[key];
    if (step !== undefined) move(within(at - (step * plot.height) / PRESSES));
    else if (key === "Home") move(low);
    else if (key === "End") move(plot.y);
    else if (key === "Escape") move(start);
    else if (key === "Enter" || key === " ") pick(y.invert(at));
    else return;
    event.preventDefault();
  });
}

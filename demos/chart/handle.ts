/** Picking a value on an axis, lying or standing: a handle that says it, a drag and keys that move it. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { arrow, type Along } from "./invite.ts";
import { onDrag } from "./pointer.ts";
import { asSlider, MORE, onKeys } from "./slider.ts";
import { add, rule, set } from "./svg.ts";
import type { Box } from "./text.ts";

/** An axis to pick on, and what is to be done with what was picked. */
export interface Picking {
  readonly along: Along;
  readonly plot: Box;
  /** Pixels of a value, and back. */
  readonly scale: { (value: number): number; invert(pixels: number): number };
  /** Where the handle stands; left out, it comes in the middle of the axis once it is moved. */
  readonly picked?: number;
  /** Pixels across the axis where the grip sits; left out: on the axis at the bottom, or at the right end of a height. */
  readonly across?: number;
  say(value: number): string;
  pick(value: number): void;
}

/** Key presses from one end of the axis to the other. */
const PRESSES = 100;

/**
 * Lets a picture be picked on; one axis in each. The plot, and the words under a lying axis, take a press and a drag; with the
 * focus on it, arrow keys move a handle and Enter picks: a pick draws the picture anew, so that keys would lose their handle at
 * each step. `.pick` is for the host to set `touch-action`, which no attribute can.
 */
export function pickable(root: Element, picking: Picking, frame: Frame): void {
  const { along, plot, scale, picked, say, pick } = picking;
  const lying = along === "x";
  const size = frame.label;
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  // More is to the right, and up.
  const [low, high] = lying ? [plot.x, right] : [bottom, plot.y];
  const within = (at: number): number => Math.min(Math.max(low, high), Math.max(Math.min(low, high), at));
  // Clear of what stands under the axis, or beside the height.
  const across = picking.across ?? (lying ? bottom - size * 0.36 : right - size * 0.75);
  const target = add(root, "rect", {
    class: "pick",
    ...plot,
    height: lying ? Math.max(0, frame.height - plot.y) : plot.height,
    fill: "none",
    "pointer-events": "all",
    cursor: lying ? "ew-resize" : "ns-resize",
  });
  const shown = add(root, "g", { "pointer-events": "none" });
  const start = picked === undefined ? (low + high) / 2 : within(scale(picked));
  let moved: number | undefined;

  const draw = (): void => {
    shown.replaceChildren();
    const at = moved ?? start;
    const words = say(scale.invert(at));
    set(root, { "aria-valuenow": Math.round(((at - low) / (high - low || 1)) * PRESSES) });
    root.setAttribute("aria-valuetext", moved === undefined ? words : `${words}: Enter takes it`);
    if (moved === undefined && picked === undefined) return;
    const middle = lying ? ([at, across] as const) : ([across, at] as const);
    if (moved !== undefined) {
      const [from, to] = lying
        ? ([
            [at, plot.y],
            [at, bottom],
          ] as const)
        : ([
            [plot.x, at],
            [right, at],
          ] as const);
      rule(shown, from, to, { stroke: frame.palette("you"), "stroke-width": size * 0.1 });
    }
    grip(shown, middle, along, frame);
    const box = { x: middle[0] - size * 0.6, y: middle[1] - size * 0.6, width: size * 1.2, height: size * 1.2 };
    if (moved !== undefined) chip(shown, [words, "Enter takes it"], box, size * 0.4, frame);
  };
  asSlider(root, lying ? "Pick on the axis" : "Pick a height");
  set(root, { "aria-valuemin": 0, "aria-valuemax": PRESSES });
  if (!lying) root.setAttribute("aria-orientation", "vertical");
  draw();

  const move = (to: number | undefined): void => {
    moved = to;
    draw();
  };
  onDrag(target, (x, y) => pick(scale.invert(within(lying ? x : y))));
  root.addEventListener("focus", () => move(start));
  root.addEventListener("blur", () => move(undefined));
  onKeys(root, (key) => {
    const at = moved ?? start;
    const step = MORE[key];
    if (step !== undefined) move(within(at + (step * (high - low)) / PRESSES));
    else if (key === "Home") move(low);
    else if (key === "End") move(high);
    else if (key === "Escape") move(start);
    else if (key === "Enter" || key === " ") pick(scale.invert(at));
    else return false;
    return true;
  });
}

/** A round grip with an arrow either way. */
function grip(parent: Element, at: readonly [x: number, y: number], along: Along, frame: Frame): void {
  const size = frame.label;
  const paper = frame.palette("paper");
  const round = { cx: at[0], cy: at[1], r: size * 0.6, fill: frame.palette("you") };
  add(parent, "circle", { ...round, stroke: paper, "stroke-width": size * 0.12 });
  const look = { stroke: paper, "stroke-width": size * 0.1 };
  for (const side of [-1, 1]) arrow(parent, along, at, side * size * 0.1, side * size * 0.2, look);
}

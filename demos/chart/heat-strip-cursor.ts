/** The cursor of a heat strip: names a row at a moment, pointed at or come to with the arrow keys; a press or Enter picks it. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import type { HeatOptions } from "./heat-strip.ts";
import type { HeatPlan } from "./heat-strip-plan.ts";
import { localPoint } from "./pointer.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";

/** Key presses from one end of the strip to the other. */
const PRESSES = 91;

/** Makes the strip one that can be moved through, and picked on where picking is meant. */
export function heatCursor(root: Element, options: HeatOptions, plan: HeatPlan, frame: Frame): void {
  const { rows, x: axis, say, pick, picked } = options;
  const { plot } = plan;
  const size = frame.label;
  const [first, last] = [Math.ceil(axis.min), Math.max(Math.ceil(axis.min), Math.floor(axis.max) - 1)];
  const piece = (value: number): number => Math.min(last, Math.max(first, Math.floor(value)));
  const target = add(root, "rect", {
    ...plot,
    fill: "none",
    "pointer-events": "all",
    ...(pick ? { cursor: "pointer" } : {}),
  });
  const layer = add(root, "g", { "pointer-events": "none" });
  let now = picked ?? { row: 0, value: piece((first + last) / 2) };
  const show = (to: { readonly row: number; readonly value: number } | undefined): void => {
    layer.replaceChildren();
    if (!to) return;
    now = to;
    const { y, height } = plan.rows[to.row]!;
    const words = say(to.row, to.value);
    const box = { x: plan.x(to.value + 0.5) - size * 0.25, y, width: size * 0.5, height };
    set(root, { "aria-valuenow": Math.round(((to.value - first) / Math.max(1, last - first)) * PRESSES) });
    root.setAttribute("aria-valuetext", `${words.join(", ")}${pick ? ": Enter takes it" : ""}`);
    add(layer, "rect", { ...box, fill: "none", stroke: frame.palette("paper"), "stroke-width": 5 });
    add(layer, "rect", { ...box, fill: "none", stroke: frame.palette("ink"), "stroke-width": 2.5 });
    chip(layer, words, box, size * 0.4, frame);
  };
  const rowAt = (y: number): number => {
    const found = plan.rows.findIndex((row) => y < row.y + row.height);
    return found < 0 ? rows.length - 1 : found;
  };
  const pointed = (event: Event): { row: number; value: number } | undefined => {
    const at = localPoint(event as PointerEvent, target);
    return at && { row: rowAt(at[1]), value: piece(plan.invert(at[0])) };
  };
  target.addEventListener("pointermove", (event) => show(pointed(event)));
  target.addEventListener("pointerleave", () => show(undefined));
  target.addEventListener("click", (event) => {
    const at = pointed(event);
    if (at) pick?.(at.row, at.value);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());

  asSlider(root, "Go through the rows and moments");
  set(root, { "aria-valuemin": 0, "aria-valuemax": PRESSES, "aria-valuenow": 0 });
  root.setAttribute("aria-valuetext", "Left and right go through time, up and down from row to row");
  root.addEventListener("focus", () => show(now));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const down = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (along !== undefined)
      show({ ...now, value: piece(now.value + along * Math.max(1, Math.round((last - first) / PRESSES))) });
    else if (down !== undefined) show({ ...now, row: Math.min(rows.length - 1, Math.max(0, now.row + down)) });
    else if (key === "Home") show({ ...now, value: first });
    else if (key === "End") show({ ...now, value: last });
    else if (pick && (key === "Enter" || key === " ")) pick(now.row, now.value);
    else return;
    event.preventDefault();
  });
}

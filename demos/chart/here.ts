/** "You are here" where a picture is too full for words: a ring at the place; a key above says what it is. */
import type { Frame, Role } from "../contract/demo.ts";
import { add } from "./svg.ts";

/** A ring round `cx`, `cy` that is seen on ground of any colour. */
export function ring(root: Element, cx: number, cy: number, role: Role, frame: Frame): void {
  const size = frame.label;
  const r = size * 0.34;
  add(root, "circle", { cx, cy, r: r + size * 0.14, fill: frame.palette("paper") });
  add(root, "circle", { cx, cy, r, fill: frame.palette(role) });
}

/** Names one of many needles: the one nearest to the pointer, or the one the arrow keys have come to; a press or Enter picks it. */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { localPoint } from "./pointer.ts";
import { asSlider } from "./slider.ts";
import { add, rule, set } from "./svg.ts";
import type { Box } from "./text.ts";

/** What the cursor moves over, in pixels of the picture. */
export interface NeedleCursorOptions {
  /** The tips of the needles, from left to right. */
  readonly places: readonly (readonly [x: number, y: number])[];
  readonly words: readonly (readonly [title: string, detail: string])[];
  readonly plot: Box;
  readonly label: string;
  /** Where arrow keys begin. */
  readonly from: number;
  pick(index: number): void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Makes the SVG `root` one whose needles can be gone through and picked. */
export function needleCursor(root: Element, options: NeedleCursorOptions, frame: Frame): void {
  const { places, words, plot, label, from, pick } = options;
  const size = frame.label;
  const target = add(root, "rect", { ...plot, fill: "none", "pointer-events": "all", cursor: "pointer" });
  const layer = add(root, "g", { "pointer-events": "none" });
  const last = places.length - 1;
  let current = from;
  let shown: number | undefined;
  asSlider(root, label);
  set(root, { "aria-valuemin": 1, "aria-valuemax": places.length, "aria-valuenow": current + 1 });
  root.setAttribute("aria-valuetext", `${words[current]!.join(", ")}: arrow keys go on, Enter takes it`);

  const show = (to: number | undefined): void => {
    if (to === shown) return;
    shown = to;
    layer.replaceChildren();
    if (to === undefined) return;
    current = to;
    const [x, y] = places[to]!;
    const ink = frame.palette("ink");
    rule(layer, [x, plot.y + plot.height], [x, y], { stroke: ink, "stroke-width": size * 0.2 });
    add(layer, "circle", { cx: x, cy: y, r: size * 0.3, fill: ink, stroke: frame.palette("paper") });
    chip(layer, words[to]!, { x: x - size, y: y - size * 0.4, width: 2 * size, height: size * 0.8 }, size * 0.4, frame);
    set(root, { "aria-valuenow": to + 1 });
    root.setAttribute("aria-valuetext", `${words[to]!.join(", ")}: Enter takes it`);
  };
  const pointed = (event: Event): number | undefined => {
    const at = localPoint(event as PointerEvent, target);
    return at && nearest(places, at);
  };
  // A mouse that rests where a picture comes up asks for nothing: only one that moves does.
  target.addEventListener("pointermove", (event) => show(pointed(event)));
  target.addEventListener("pointerleave", () => show(undefined));
  target.addEventListener("click", (event) => {
    const at = pointed(event);
    if (at !== undefined) pick(at);
  });
  // A press would move the focus here, and with it the deck's own keys.
  target.addEventListener("mousedown", (event) => event.preventDefault());
  root.addEventListener("focus", () => show(current));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    const step = STEPS[key];
    if (key === "Enter" || key === " ") pick(current);
    else if (key === "Home") show(0);
    else if (key === "End") show(last);
    else if (key === "Escape") show(undefined);
    else if (step !== undefined) show(Math.min(last, Math.max(0, current + step)));
    else return;
    event.preventDefault();
  });
}

/** Pixels within which the needle whose tip is nearest counts, not the one whose foot is. */
const NEAR = 6;

/** The needle meant by a point: of those beside it the one whose tip is nearest. */
export function nearest(places: NeedleCursorOptions["places"], [x, y]: readonly [number, number]): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [index, place] of places.entries()) {
    const across = Math.abs(place[0] - x);
    const cost = (across <= NEAR ? 0 : across * 1e3) + Math.abs(place[1] - y);
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}
